"use client";

import { useMemo } from "react";
import type { Ride } from "@/core/ride";
import { CLIMB_COLUMNS, climbRow } from "./climb-columns";
import { StretchSection } from "./stretch-section";
import { useStretchFigures } from "./use-stretch-figures";

/** The climbs of the ride, in the order in which they came. */
export function RideClimbs({ ride }: { ride: Ride }) {
  const { climbs } = ride.analysis;
  const figuresOf = useStretchFigures(ride, climbs, climbs.length > 0);
  const rows = useMemo(
    () => climbs.map((climb, index) => climbRow(climb, index, figuresOf(climb))),
    [climbs, figuresOf],
  );
  if (climbs.length === 0) return null;
  return (
    <StretchSection
      title="Climbs"
      aside={climbs.length === 1 ? "1 climb" : `${climbs.length} climbs`}
      ride={ride}
      plural="climbs"
      choice="climbColumns"
      columns={CLIMB_COLUMNS}
      rows={rows}
      head="Climb"
      of="of a climb"
    />
  );
}
