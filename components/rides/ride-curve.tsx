"use client";

import { type ReactNode, useMemo } from "react";
import { ChartChoice } from "@/components/charts/chart-choice";
import { CurveFigure } from "@/components/charts/curve-figure";
import { TextLink } from "@/components/ui/link";
import type { Period, RideBests } from "@/core/bests";
import { formatDayOfYear } from "@/core/format";
import type { RideId } from "@/core/ids";
import { EFFORT_SECONDS } from "@/core/mean-maximal";
import type { Curve } from "@/core/ride";
import { type RidesBase, rideAddress } from "./ride-address";
import {
  amountOf,
  bestOver,
  type CurveMeasure,
  curveLines,
  curveSummary,
  durationName,
  formatOf,
  namedDurations,
  periodName,
  periodsBeside,
  pointInWords,
} from "./ride-curve-rows";
import { useCursor } from "./ride-data-provider";
import { STRETCH_ID } from "./stretch-place";
import { useViewChoices } from "./view-choices";

const UNITS = [
  { value: "watts", label: "W" },
  { value: "watts-per-kilogram", label: "W/kg" },
] as const;

/** A ride's curve of power or of heart rate among those of other rides; a point of it selects where it was ridden. */
export function RideCurve({
  rideId,
  base,
  kind,
  title,
  curve,
  weightKg,
  bests,
}: {
  rideId: RideId;
  base: RidesBase;
  kind: CurveMeasure["kind"];
  title: ReactNode;
  curve: Curve;
  /** The rider's on that day; null where nobody knows, and of heart rates. */
  weightKg: number | null;
  /** Null until they are known. */
  bests: RideBests | null;
}) {
  const cursor = useCursor();
  const { choices, choose } = useViewChoices();
  const isByWeight = weightKg !== null && choices.curveUnit === "watts-per-kilogram";
  const measure: CurveMeasure = { kind, weightKg: isByWeight ? weightKg : null };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a measure is new each time, and says no more than these.
  const lines = useMemo(
    () => curveLines({ rideId, curve }, measure, bests),
    [rideId, curve, kind, measure.weightKg, bests],
  );
  const [own] = lines;
  const periods = periodsBeside(rideId, measure, bests);
  const startOf = (index: number) => curve.starts[index] ?? 0;
  const spanOf = (index: number) => ({ start: startOf(index), end: startOf(index) + (curve.seconds[index] ?? 0) });
  const select = (index: number) => {
    cursor.moveTo(startOf(index));
    cursor.select(spanOf(index));
    document.getElementById(STRETCH_ID)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <CurveFigure
      title={title}
      summary={own ? curveSummary(own, measure) : ""}
      controls={
        weightKg !== null && (
          <ChartChoice
            legend="In"
            options={UNITS}
            chosen={isByWeight ? "watts-per-kilogram" : "watts"}
            onChoose={(curveUnit) => choose({ curveUnit })}
          />
        )
      }
      table={{
        columns: ["Over", "This ride", ...(bests ? periods.map((period) => columnOf(period, bests.year)) : [])],
        rowsOf: () =>
          namedDurations(lines).map((seconds) => ({
            key: String(seconds),
            cells: [
              durationName(seconds),
              formatOf(measure)(own?.values[own.seconds.indexOf(seconds)] ?? null),
              ...(bests
                ? periods.map((period) => (
                    <BestCell key={period} {...{ bests, measure, period, seconds, rideId, base }} />
                  ))
                : []),
            ],
          })),
      }}
      name={kind === "power" ? "Duration on the power curve" : "Duration on the heart rate curve"}
      lines={lines}
      colour={kind}
      isFromZero={kind === "power"}
      stops={EFFORT_SECONDS}
      inWords={(index) => pointInWords(lines, measure, { index, start: startOf(index) })}
      onLook={(index) => cursor.lightUp(index === null ? null : spanOf(index))}
      onSelect={select}
    />
  );
}

const columnOf = (period: Period, year: number): string =>
  period === "ninety-days" ? "90 days up to it" : periodName(period, year);

/** "260 W, 3 May 2026", where the date leads to its ride. */
function BestCell({
  bests,
  measure,
  period,
  seconds,
  rideId,
  base,
}: {
  bests: RideBests;
  measure: CurveMeasure;
  period: Period;
  seconds: number;
  rideId: RideId;
  base: RidesBase;
}) {
  const best = bestOver(bests, measure, period, seconds);
  if (best === null) return "–";
  const day = formatDayOfYear(best.startedAt, best.offsetMinutes);
  return (
    <>
      {formatOf(measure)(amountOf(best, measure))}{" "}
      <span className="text-muted">
        {best.rideId === rideId ? "this ride" : <TextLink href={rideAddress(base, best.rideId)}>{day}</TextLink>}
      </span>
    </>
  );
}
