"use client";

import { LapFigure } from "@/components/charts/lap-figure";
import { Section } from "@/components/ui/page";
import type { Lap, StretchNumbers } from "@/core/ride";
import { LapTable } from "./lap-table";

/** The laps as the device cut them: as bars when there are several, and as a table. A ride in one lap has none to show. */
export function RideLaps({ laps, whole }: { laps: readonly Lap[]; whole: StretchNumbers }) {
  if (laps.length < 2) return null;
  return (
    <Section title="Laps" aside={`${laps.length} laps`}>
      {laps.some((lap) => lap.meanPowerWatts !== null) ? (
        <LapFigure
          title="Mean power of each lap; the dashed line is that of the ride"
          bars={laps.map(({ number, meanPowerWatts }) => ({ number, value: rounded(meanPowerWatts, 1) }))}
          mean={whole.meanPowerWatts}
          unit="W"
          colour="power"
        />
      ) : (
        <LapFigure
          title="Mean speed of each lap; the dashed line is that of the ride"
          bars={laps.map(({ number, meanSpeedMps }) => ({ number, value: rounded(inKmh(meanSpeedMps), 10) }))}
          mean={inKmh(whole.meanSpeedMps)}
          unit="km/h"
          colour="speed"
        />
      )}
      <LapTable laps={laps} />
    </Section>
  );
}

const inKmh = (speed: number | null) => (speed === null ? null : speed * 3.6);

const rounded = (value: number | null, steps: number) => (value === null ? null : Math.round(value * steps) / steps);
