import {
  type CriticalPower,
  type CriticalPowerAndMaximum,
  fitCriticalPower,
  fitCriticalPowerAndMaximum,
  type MaximalEffort,
  thresholdBy20Minutes,
} from "./critical-power";
import { formatDayOfYear, formatHeartRate, formatPower } from "./format";
import { type FigureName, type FigureOrigin, type KnownFigures, NO_FIGURES } from "./ride";

/**
 * The best of one ride over a duration, without gaps (gaplessEfforts of efforts.ts): W or bpm. A heart rate over
 * HELD_SECONDS is the highest that was held for so long.
 */
export interface DatedBest {
  kind: "power" | "heart-rate";
  /** Seconds. */
  size: number;
  value: number;
  /** The rider's own, `YYYY-MM-DD`. */
  day: string;
}

/** The duration under which the highest heart rate of a ride stands among its bests. */
export const HELD_SECONDS = 3;

/** Form comes and goes in weeks, the heart's limits in years. */
const POWER_DAYS = 90;
const HEART_RATE_DAYS = 365;

/** The bests that W′ is fitted to. */
const FITTED_SECONDS = [180, 300, 480, 720, 1200];

/** Most riders have something between 10 and 25 kJ. */
const USUAL_W_PRIME: Estimate = {
  value: 20_000,
  origin: { is: "assumed", how: "20 kJ, as many riders have: your rides do not tell" },
};

/** Rides do not tell it. */
const RESTING: Estimate = {
  value: 60,
  origin: { is: "assumed", how: "60 bpm, as many people have: rides do not tell" },
};

/** Through two points a line always goes. */
const LEAST_FITTED = 3;

/** What can be said of a rider by their rides, for as many days as are asked for. */
export interface Estimates {
  /** @param day the rider's own, `YYYY-MM-DD`; what was ridden later is not looked at */
  on(day: string): KnownFigures;
}

/** What can be said of a rider on one day (`YYYY-MM-DD`) by the bests of their rides. */
export const estimateFigures = (bests: readonly DatedBest[], day: string): KnownFigures => estimatesFrom(bests).on(day);

/**
 * Puts a rider's bests in order, to estimate their figures on any day: threshold power and W′ by the power of the last 90
 * days, threshold and highest heart rate by those of the last 365. What rides do not tell is assumed or, of the weight,
 * stays null.
 *
 * @param bests in any order
 */
export function estimatesFrom(bests: readonly DatedBest[]): Estimates {
  const shelves = Map.groupBy(bests.toSorted(byDay), ({ kind, size }) => `${kind} ${size}`);
  return {
    on: (day) => {
      const first = { power: daysBefore(day, POWER_DAYS - 1), "heart-rate": daysBefore(day, HEART_RATE_DAYS - 1) };
      return estimate((kind, size) => highest(shelves.get(`${kind} ${size}`) ?? [], first[kind], day));
    },
  };
}

/** Critical power by two parameters and by three; null where a fit would be of no rider. */
export interface CriticalPowers {
  two: CriticalPower | null;
  three: CriticalPowerAndMaximum | null;
}

/**
 * A rider's critical power by the bests of the 90 days until a day: an estimate of its own beside threshold power.
 *
 * @param day `YYYY-MM-DD`
 */
export function criticalPowersOn(bests: readonly DatedBest[], day: string): CriticalPowers {
  const first = daysBefore(day, POWER_DAYS - 1);
  const efforts = new Map<number, MaximalEffort>();
  for (const { kind, size, value, day: ridden } of bests) {
    if (kind !== "power" || ridden < first || ridden > day) continue;
    efforts.set(size, { seconds: size, watts: Math.max(value, efforts.get(size)?.watts ?? 0) });
  }
  const all = [...efforts.values()];
  return { two: fitCriticalPower(all), three: fitCriticalPowerAndMaximum(all) };
}

/**
 * What a rider said of themselves, and where they said nothing what was estimated, unless it cannot be beside it: the
 * resting heart rate is below the threshold, and the threshold below the highest.
 */
export function completed(given: KnownFigures, estimated: KnownFigures): KnownFigures {
  const said = Object.entries(given.figures).filter(([, value]) => value !== null);
  const both = {
    figures: { ...estimated.figures, ...Object.fromEntries(said) },
    origins: { ...estimated.origins, ...given.origins },
  };
  return withoutContradiction(both);
}

/** The best of the window over a duration. */
type Find = (kind: DatedBest["kind"], size: number) => DatedBest | null;

/** What rides can tell something of. */
type Estimable = "ftpWatts" | "wPrimeJoules" | "maxHeartRate" | "thresholdHeartRate" | "restingHeartRate";

/** A figure with where it comes from. */
interface Estimate {
  value: number;
  origin: FigureOrigin;
}

function estimate(find: Find): KnownFigures {
  const maxHeartRate = maximum(find("heart-rate", HELD_SECONDS));
  const thresholdHeartRate = threshold(find, maxHeartRate?.value ?? Number.POSITIVE_INFINITY);
  const estimates: Record<Estimable, Estimate | null> = {
    ftpWatts: thresholdPower(find),
    wPrimeJoules: wPrime(find),
    maxHeartRate,
    thresholdHeartRate,
    restingHeartRate: maxHeartRate && RESTING,
  };
  return withoutContradiction({
    figures: { ...NO_FIGURES, ...mapValues(estimates, ({ value }) => value) },
    origins: mapValues(estimates, ({ origin }) => origin),
  });
}

function thresholdPower(find: Find): Estimate | null {
  const [best20, best60] = [find("power", 1200), find("power", 3600)];
  return larger(
    best20 && estimated(thresholdBy20Minutes(best20.value), `95 % of your best 20 minutes, ${powerOf(best20)}`),
    best60 && estimated(best60.value, `your best 60 minutes, ${powerOf(best60)}`),
  );
}

/** By analogy to power: there is no test of the threshold by heart rate that everybody agrees on. */
function threshold(find: Find, below: number): Estimate | null {
  const [best20, best60] = [find("heart-rate", 1200), find("heart-rate", 3600)];
  const by20 =
    best20 && estimated(0.95 * best20.value, `95 % of your best 20 minutes of heart rate, ${heartRateOf(best20)}`);
  const by60 = best60 && estimated(best60.value, `your best 60 minutes of heart rate, ${heartRateOf(best60)}`);
  const possible = (one: Estimate | null) => (one && one.value < below ? one : null);
  const byRides = larger(possible(by20), possible(by60));
  return byRides && larger(byRides, usualThreshold(find("heart-rate", HELD_SECONDS)));
}

/** Of the highest heart rate: the threshold of most riders lies at 85 to 90 % of it. */
const USUAL_THRESHOLD = 0.87;

/** An easy ride does not tell where the threshold is: it is not below where it lies for most. */
const usualThreshold = (held: DatedBest | null): Estimate | null =>
  held &&
  estimated(
    USUAL_THRESHOLD * held.value,
    `87 % of your highest heart rate, ${heartRateOf(held)}, as with many riders: no ride of yours was hard for long enough to tell`,
  );

const maximum = (held: DatedBest | null): Estimate | null =>
  held && estimated(held.value, `the highest that you held for ${HELD_SECONDS} seconds, ${heartRateOf(held)}`);

function wPrime(find: Find): Estimate {
  const bests = FITTED_SECONDS.flatMap((seconds) => find("power", seconds) ?? []);
  const fit =
    bests.length < LEAST_FITTED
      ? null
      : fitCriticalPower(bests.map(({ size, value }) => ({ seconds: size, watts: value })));
  return fit ? estimated(fit.wPrimeJoules, `from your best ${minutesOf(bests)} of ${POWER_DAYS} days`) : USUAL_W_PRIME;
}

const estimated = (value: number, how: string): Estimate => ({
  value: Math.round(value),
  origin: { is: "estimated", how },
});

function larger(one: Estimate | null, other: Estimate | null): Estimate | null {
  if (!one || !other) return one ?? other;
  return other.value > one.value ? other : one;
}

const powerOf = ({ value, day }: DatedBest) => `${formatPower(value)} on ${inWords(day)}`;

const heartRateOf = ({ value, day }: DatedBest) => `${formatHeartRate(value)} on ${inWords(day)}`;

const inWords = (day: string) => formatDayOfYear(new Date(`${day}T00:00:00Z`), 0);

/** "3, 5 and 20 minutes" */
function minutesOf(bests: readonly DatedBest[]): string {
  const minutes = bests.map(({ size }) => size / 60);
  return `${minutes.slice(0, -1).join(", ")} and ${minutes.at(-1)} minutes`;
}

function withoutContradiction({ figures, origins }: KnownFigures): KnownFigures {
  const left = { ...figures };
  const because = { ...origins };
  const drop = (names: readonly FigureName[]) => {
    const name = names.find((one) => because[one] && because[one].is !== "given");
    if (!name) return;
    left[name] = null;
    delete because[name];
  };
  const isAbove = (lower: number | null, higher: number | null) => lower !== null && higher !== null && lower >= higher;
  if (isAbove(left.thresholdHeartRate, left.maxHeartRate)) drop(["thresholdHeartRate", "maxHeartRate"]);
  if (isAbove(left.restingHeartRate, left.maxHeartRate)) drop(["restingHeartRate", "maxHeartRate"]);
  if (isAbove(left.restingHeartRate, left.thresholdHeartRate)) drop(["restingHeartRate", "thresholdHeartRate"]);
  return { figures: left, origins: because };
}

function mapValues<Value>(
  estimates: Record<Estimable, Estimate | null>,
  pick: (estimate: Estimate) => Value,
): Partial<Record<Estimable, Value>> {
  return Object.fromEntries(Object.entries(estimates).flatMap(([name, one]) => (one ? [[name, pick(one)]] : [])));
}

/** The highest of the days from `first` to `last`; of equal ones, the latest. */
function highest(shelf: readonly DatedBest[], first: string, last: string): DatedBest | null {
  const from = firstWhere(shelf, ({ day }) => day >= first);
  const to = firstWhere(shelf, ({ day }) => day > last);
  let best: DatedBest | null = null;
  for (let index = from; index < to; index++) {
    const one = shelf[index];
    if (one && (!best || one.value >= best.value)) best = one;
  }
  return best;
}

/** The index of the first of which something is true that then stays true, by halving. */
function firstWhere(shelf: readonly DatedBest[], isReached: (best: DatedBest) => boolean): number {
  let [from, to] = [0, shelf.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const best = shelf[middle];
    if (best && isReached(best)) to = middle;
    else from = middle + 1;
  }
  return from;
}

const byDay = (one: DatedBest, other: DatedBest) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0);

const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
