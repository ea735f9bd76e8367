import { measure } from "@/core/measure";
import { reckon } from "@/core/reckon";
import { type Figures, NO_FIGURES, type RecordedRide } from "@/core/ride";
import { figure, median, printTable } from "./measure";

const RIDE_SECONDS = 8 * 3600;
const RUNS = 15;
/** The first runs warm the machine up. */
const WARM_UP = 5;

const FIGURES: Figures = {
  ...NO_FIGURES,
  ftpWatts: 250,
  thresholdHeartRate: 165,
  maxHeartRate: 190,
  restingHeartRate: 55,
  weightKg: 75,
  wPrimeJoules: 20_000,
};

/** All numbers of an 8 h ride, on one core (bare: the same channels added up, as plainly as can be). */
export async function benchReckon(): Promise<void> {
  const ride = longRide();
  const measured = measure(ride);
  const measuring = timesOf(() => measure(ride));
  const reckoning = timesOf(() => reckon(measured, FIGURES));
  const whole = timesOf(() => reckon(measure(ride), FIGURES));
  const bare = timesOf(() => addUp(ride));
  printTable(
    "All numbers of an 8 h ride with eight channels and a track, ms (bare: adding its channels up)",
    ["measure", "reckon", "both", "bare", "ratio"],
    [[figure(measuring), figure(reckoning), figure(whole), figure(bare), figure(whole / bare)]],
  );
}

function timesOf(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times.slice(WARM_UP));
}

function addUp({ channels }: RecordedRide): number {
  let sum = 0;
  for (const channel of Object.values(channels)) for (const value of channel) if (!Number.isNaN(value)) sum += value;
  return sum;
}

/** Eight hours of hills, with efforts, drop-outs of a second, and a pause an hour. */
function longRide(): RecordedRide {
  const channel = (valueAt: (second: number) => number) =>
    Float32Array.from({ length: RIDE_SECONDS }, (_, second) =>
      second % 3600 < 120 || second % 97 === 0 ? Number.NaN : valueAt(second),
    );
  const wave = (period: number, second: number) => Math.sin((2 * Math.PI * second) / period);
  return {
    startedAt: new Date("2026-06-01T06:00:00Z"),
    offsetMinutes: 120,
    elapsedSeconds: RIDE_SECONDS,
    channels: {
      power: channel((second) => Math.max(0, 190 + 120 * wave(437, second) + 90 * wave(11, second))),
      "heart-rate": channel((second) => Math.round(140 + 25 * wave(451, second))),
      speed: channel((second) => 7 - 3 * wave(1700, second)),
      cadence: channel((second) => Math.max(0, Math.round(70 + 40 * wave(203, second)))),
      elevation: channel((second) => Math.round(5 * (600 + 300 * wave(1700, second))) / 5),
      temperature: channel((second) => Math.round(18 + 8 * wave(2 * RIDE_SECONDS, second))),
      balance: channel((second) => 49 + wave(900, second)),
      distance: channel((second) => 7 * second),
    },
    track: {
      latitude: Float64Array.from({ length: RIDE_SECONDS }, (_, second) => second / 20_000),
      longitude: Float64Array.from({ length: RIDE_SECONDS }, (_, second) => wave(3000, second) / 50),
    },
    pauses: Array.from({ length: 8 }, (_, hour) => ({ start: hour * 3600, end: hour * 3600 + 120 })),
    laps: Array.from({ length: 8 }, (_, hour) => ({ start: hour * 3600, end: (hour + 1) * 3600, trigger: null })),
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: false,
  };
}
