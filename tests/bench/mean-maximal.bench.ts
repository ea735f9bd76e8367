import { meanMaximalCurve, powerInRealTime } from "@/core/mean-maximal";
import { figure, median, printTable } from "./measure";

const RIDE_SECONDS = 28_800;
const RUNS = 25;

/** The curve of a ride of 8 h, exact at every duration of its grid, beside as many bare subtractions. */
export function benchMeanMaximal(): void {
  const power = rideOf(RIDE_SECONDS);
  const recorded = new Uint8Array(RIDE_SECONDS).fill(1);
  const reckon = () => meanMaximalCurve(powerInRealTime(power, [], recorded));
  const durations = reckon()?.seconds ?? [];
  const { sums } = powerInRealTime(power, [], recorded);
  const subtract = () => mostOfAll(sums, durations);

  // In turns, so that whatever else the machine does falls on both.
  const runs = Array.from({ length: RUNS }, () => ({ ours: timed(reckon), bare: timed(subtract) }));
  const [ours, bare] = [median(runs.map((run) => run.ours)), median(runs.map((run) => run.bare))];
  const windows = durations.reduce((sum, seconds) => sum + RIDE_SECONDS - seconds + 1, 0);
  printTable(
    "The power curve of a ride of 8 h (bare: as many subtractions over one Float64Array)",
    ["durations", "windows", "median, ms", "bare, ms", "ratio"],
    [[String(durations.length), figure(windows), figure(ours), figure(bare), figure(ours / bare)]],
  );
}

/** Power as a rider's: it rises and falls over minutes, flickers, and rests now and then. */
function rideOf(seconds: number): Float32Array {
  return Float32Array.from({ length: seconds }, (_, second) => {
    const isCoasting = second % 97 < 9;
    return isCoasting ? 0 : Math.round(210 + 60 * Math.sin(second / 300) + ((second * 7919) % 83));
  });
}

/** What cannot be done without: each window's difference, and the largest of them. */
function mostOfAll(sums: Float64Array, durations: readonly number[]): number {
  let most = 0;
  for (const seconds of durations) {
    for (let from = 0, to = seconds; to < sums.length; from++, to++) {
      most = Math.max(most, (sums[to] ?? 0) - (sums[from] ?? 0));
    }
  }
  return most;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
