"use client";

import { useMemo } from "react";
import { LapFigure } from "@/components/charts/lap-figure";
import { formatPower, formatSpeed } from "@/core/format";
import type { Lap, Ride } from "@/core/ride";
import { LAP_COLUMNS, lapRow, needsSeconds } from "./lap-columns";
import { lapSummary } from "./lap-summary";
import { useCursor } from "./ride-data-provider";
import { StretchSection } from "./stretch-section";
import { useStretchFigures } from "./use-stretch-figures";
import { useViewChoices } from "./view-choices";

/** The laps as the device cut them: as bars, and as a table. A ride in one lap has none to show. */
export function RideLaps({ ride }: { ride: Ride }) {
  const { choices } = useViewChoices();
  const { laps } = ride;
  const figuresOf = useStretchFigures(ride, laps, laps.length > 1 && needsSeconds(choices.lapColumns));
  const { weightKg } = ride.known.figures;
  const rows = useMemo(
    () => laps.map((lap, index) => lapRow(lap, index, weightKg, figuresOf(lap))),
    [laps, weightKg, figuresOf],
  );
  if (laps.length < 2) return null;
  return (
    <StretchSection
      title="Laps"
      aside={`${laps.length} laps`}
      ride={ride}
      plural="laps"
      choice="lapColumns"
      columns={LAP_COLUMNS}
      rows={rows}
      head="Lap"
      of="of a lap"
      above={<LapBarsOf ride={ride} />}
    />
  );
}

function LapBarsOf({ ride }: { ride: Ride }) {
  const { laps } = ride;
  const cursor = useCursor();
  const isByPower = laps.some(({ meanPowerWatts }) => meanPowerWatts !== null);
  const measureOf = (lap: Lap) => (isByPower ? lap.meanPowerWatts : inKmh(lap.meanSpeedMps));
  const mean = isByPower ? ride.meanPowerWatts : ride.meanSpeedMps;
  const format = isByPower ? formatPower : formatSpeed;
  const lapOf = (number: number | null) => laps.find((lap) => lap.number === number) ?? null;
  return (
    <LapFigure
      title={`Mean ${isByPower ? "power" : "speed"} of each lap`}
      summary={`${lapSummary(laps, isByPower)} The dashed line is the mean of the ride, ${format(mean)}.`}
      bars={laps.map((lap) => ({ number: lap.number, value: rounded(measureOf(lap), isByPower ? 1 : 10) }))}
      mean={isByPower ? mean : inKmh(mean)}
      unit={isByPower ? "W" : "km/h"}
      colour={isByPower ? "power" : "speed"}
      onPoint={(number) => {
        const lap = lapOf(number);
        cursor.lightUp(lap && { start: lap.start, end: lap.end });
      }}
      onPress={(number) => {
        const lap = lapOf(number);
        if (lap) cursor.select({ start: lap.start, end: lap.end });
      }}
    />
  );
}

const inKmh = (speed: number | null) => (speed === null ? null : speed * 3.6);

const rounded = (value: number | null, steps: number) => (value === null ? null : Math.round(value * steps) / steps);
