import type { Lap } from "../recording";
import type { Workout } from "./effort";
import { KILOCALORIES_PER_KILOJOULE } from "./heart";
import type { Moment } from "./ride";
import { rounded } from "./rounded";

const LAP_METERS = 10_000;

/**
 * Intervals are pressed by hand; otherwise the unit counts every ten kilometres.
 *
 * @param startedAt Unix seconds
 */
export function lapsOf(startedAt: number, { steps }: Workout, moments: readonly Moment[]): Lap[] {
  const isByHand = steps.length > 0;
  const ends = isByHand ? stepEnds(steps, moments) : distanceEnds(moments);
  return ends.map((end, index) => {
    const trigger = end === moments.length ? "SESSION_END" : isByHand ? "MANUAL" : "DISTANCE";
    return toLap(startedAt, moments.slice(ends[index - 1] ?? 0, end), trigger);
  });
}

function stepEnds(steps: readonly { seconds: number }[], moments: readonly Moment[]): number[] {
  let timer = 0;
  const ends = steps.map(({ seconds }) => {
    timer += seconds;
    return moments.findIndex(({ timerSecond }) => timerSecond >= timer);
  });
  return [...ends.filter((row) => row > 0), moments.length];
}

function distanceEnds(moments: readonly Moment[]): number[] {
  const ends = moments.flatMap(({ distance }, row) => {
    const before = moments[row - 1]?.distance ?? 0;
    return Math.floor(distance / LAP_METERS) > Math.floor(before / LAP_METERS) ? [row] : [];
  });
  return [...ends, moments.length];
}

function toLap(rideStart: number, moments: readonly Moment[], trigger: string): Lap {
  const first = moments[0];
  const last = moments.at(-1);
  const mean = (value: (moment: Moment) => number) =>
    Math.round(moments.reduce((sum, moment) => sum + value(moment), 0) / Math.max(1, moments.length));
  const distance = (last?.distance ?? 0) - (first?.distance ?? 0) + (first?.speed ?? 0);
  return {
    startedAt: rideStart + (first?.second ?? 0),
    endedAt: rideStart + (last?.second ?? 0) + 1,
    timerSeconds: moments.length,
    distanceMeters: rounded(distance, 10),
    meanSpeed: rounded(distance / Math.max(1, moments.length), 1000),
    meanHeartRate: mean(({ bpm }) => bpm),
    meanPower: mean(({ watts }) => watts),
    energyKilocalories: Math.round((mean(({ watts }) => watts) * moments.length * KILOCALORIES_PER_KILOJOULE) / 1000),
    trigger,
  };
}
