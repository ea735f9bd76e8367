"use client";

import { useMemo } from "react";
import { questionAddress } from "@/components/compare/people-question";
import { TextLink } from "@/components/ui/link";
import type { Ride } from "@/core/ride";
import { CLIMB_COLUMNS, climbRow } from "./climb-columns";
import type { StretchRow } from "./stretch-rows";
import { StretchSection } from "./stretch-section";
import { useStretchFigures } from "./use-stretch-figures";

/** The climbs of the ride, in the order in which they came. */
export function RideClimbs({
  ride,
  isCompared = false,
}: {
  ride: Ride;
  /** Each leads to how the viewer's athletes rode it. */
  isCompared?: boolean;
}) {
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
      {...(isCompared && { beside: (row: StretchRow) => <CompareLink ride={ride} row={row} /> })}
    />
  );
}

const CompareLink = ({ ride, row: { span, name } }: { ride: Ride; row: StretchRow }) => (
  <TextLink
    href={questionAddress({ is: "climb", riderId: ride.riderId, rideId: ride.id, start: span.start })}
    className="py-1 pr-2 text-note"
  >
    Compare<span className="sr-only"> athletes on {name}</span>
  </TextLink>
);
