import type { CurveLine } from "@/components/charts/curve-figure";
import type { CurveLook } from "@/components/charts/curve-strokes";
import { type Best, PERIODS, type Period, type RideBests } from "@/core/bests";
import { durationInWords } from "@/core/explain/durations";
import { formatDuration, formatHeartRate, formatPower, formatWattsPerKilogram } from "@/core/format";
import type { RideId } from "@/core/ids";
import { EFFORT_SECONDS } from "@/core/mean-maximal";
import type { Curve } from "@/core/ride";

/** What a curve tells, and in what. */
export interface CurveMeasure {
  kind: "power" | "heart-rate";
  /** By the weight known for each ride; the ride's own stands here. Null for the value as it is. */
  weightKg: number | null;
}

const LOOKS: Record<Period, CurveLook> = { "ninety-days": "near", season: "middle", "all-time": "far" };

/** A period's name as it stands at a line. */
export const periodName = (period: Period, year: number): string =>
  ({ "ninety-days": "90 days", season: String(year), "all-time": "All time" })[period];

/** How a value of a curve is written. */
export const formatOf = ({ kind, weightKg }: CurveMeasure): ((value: number | null) => string) =>
  kind === "heart-rate" ? formatHeartRate : weightKg === null ? formatPower : formatWattsPerKilogram;

/** The periods that have something to compare a ride with: the best of more rides than this one. */
export const periodsBeside = (rideId: RideId, measure: CurveMeasure, bests: RideBests | null): Period[] =>
  PERIODS.filter((period) => bests && bestsOf(bests, measure, period).some((best) => best.rideId !== rideId));

/** The curve of a ride first, then what it is compared with. */
export function curveLines(
  { rideId, curve }: { rideId: RideId; curve: Curve },
  measure: CurveMeasure,
  bests: RideBests | null,
): CurveLine[] {
  const own: CurveLine = {
    name: "This ride",
    look: "own",
    seconds: curve.seconds,
    values: curve.values.map((value) => value / (measure.weightKg ?? 1)),
  };
  const others = periodsBeside(rideId, measure, bests).flatMap((period): CurveLine[] => {
    if (bests === null) return [];
    const found = bestsOf(bests, measure, period);
    return [
      {
        name: periodName(period, bests.year),
        look: LOOKS[period],
        seconds: found.map(({ size }) => size),
        values: found.map((best) => amountOf(best, measure)),
      },
    ];
  });
  return [own, ...others];
}

/** The best of a period over a duration; null where there is none. */
export const bestOver = (bests: RideBests, measure: CurveMeasure, period: Period, seconds: number): Best | null =>
  bestsOf(bests, measure, period).find(({ size }) => size === seconds) ?? null;

const bestsOf = ({ byValue, byWeight }: RideBests, { kind, weightKg }: CurveMeasure, period: Period): Best[] =>
  (weightKg === null ? byValue : byWeight)[period].filter((best) => best.kind === kind);

/** A best in what its curve tells. */
export const amountOf = ({ value, weightKg }: Best, measure: CurveMeasure): number =>
  measure.weightKg === null ? value : value / (weightKg ?? Number.NaN);

/** The durations that a table names: those that the ride, or what it is compared with, knows. */
export function namedDurations(lines: readonly CurveLine[]): number[] {
  const known = new Set(lines.flatMap(({ seconds }) => seconds));
  return EFFORT_SECONDS.filter((seconds) => known.has(seconds));
}

/** "5 minutes", and "0:01:07" of what nobody has a word for. */
export const durationName = (seconds: number): string =>
  EFFORT_SECONDS.includes(seconds) ? durationInWords(seconds) : formatDuration(seconds);

const TOLD_SECONDS = [5, 60, 300, 1200, 3600];

/** "The most that was held: 640 W for 5 seconds, 412 W for 1 minute." */
export function curveSummary({ seconds, values }: CurveLine, measure: CurveMeasure): string {
  const format = formatOf(measure);
  const told = TOLD_SECONDS.flatMap((duration) => {
    const value = values[seconds.indexOf(duration)];
    return value === undefined ? [] : [`${format(value)} for ${durationInWords(duration)}`];
  });
  const parts = told.length > 0 ? told : [`${format(values[0] ?? null)} for ${durationInWords(seconds[0] ?? 1)}`];
  return `The most that was held: ${parts.join(", ")}.`;
}

/** "5 minutes: 247 W, from 0:12:00. 90 days 260 W, 2026 268 W, all time 283 W." */
export function pointInWords(
  [own, ...others]: readonly CurveLine[],
  measure: CurveMeasure,
  { index, start }: { index: number; start: number },
): string {
  const format = formatOf(measure);
  const duration = own?.seconds[index] ?? 1;
  const compared = others.flatMap(({ name, seconds, values }) => {
    const value = values[seconds.indexOf(duration)];
    return value === undefined ? [] : [`${name} ${format(value)}`];
  });
  const first = `${durationName(duration)}: ${format(own?.values[index] ?? null)}, from ${formatDuration(start)}.`;
  return compared.length === 0 ? first : `${first} ${compared.join(", ")}.`;
}
