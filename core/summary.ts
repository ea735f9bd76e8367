import { isSteady } from "./decoupling";
import {
  formatDistance,
  formatGradient,
  formatHeartRate,
  formatHeight,
  formatLoad,
  formatPower,
  formatShare,
} from "./format";
import type { FoundEffort, Ride } from "./ride";
import type { Span } from "./span";

/** A sentence on a ride, and the stretch that it speaks of; null when that is the whole ride. */
export interface Claim {
  text: string;
  span: Span | null;
}

/** What the words on a ride are made from. */
export type SummaryRide = Pick<
  Ride,
  | "timerSeconds"
  | "movingSeconds"
  | "distanceMeters"
  | "ascentMeters"
  | "variability"
  | "decouplingPercent"
  | "intensity"
  | "load"
  | "heartRateLoad"
  | "powerShare"
  | "heartRateShare"
  | "isIndoor"
  | "known"
  | "analysis"
> & { sources: readonly Pick<Ride["sources"][number], "isIncomplete">[] };

const MOST_CLAIMS = 4;

/** Metres of climbing for a kilometre of road, and at least so many in all. */
const HILLY_METERS_PER_KM = 10;
const HILLY_METERS = 300;
/** Weighted by mean power: even riding on level roads. */
const STEADY_VARIABILITY = 1.05;
const EASY_INTENSITY = 0.65;
/** Of a climb that is worth a word. */
const WORTHY_METERS = 100;
/** Friel's limit: up to here power and heart rate go together. */
const DRIFT_PERCENT = 5;
const LOST_SHARE = 0.9;
/** An hour at threshold is a load of 100. */
const HUNDREDTH_SECONDS = 36;
/** Of a group, how much the last must differ to be told. */
const FADE_SHARE = 0.03;

/**
 * A ride in at most four sentences, made by rule from its numbers: what kind of ride it was, its efforts, its longest climb,
 * how heart rate and power drifted apart, what it asked; and what was lost, where that matters. Each is said only where it
 * is true and worth saying. What rests on an estimate says so. Of more than four, those that a header does not tell stay.
 */
export function summarise(ride: SummaryRide): Claim[] {
  const claims = [kindOf(ride), effortsOf(ride), climbOf(ride), driftOf(ride), lossOf(ride), loadOf(ride)];
  return claims.filter((claim) => claim !== null).slice(0, MOST_CLAIMS);
}

function kindOf(ride: SummaryRide): Claim {
  const words = [isEasy(ride) && "easy", isEven(ride) && "steady", isHilly(ride) && "hilly"].filter(Boolean).join(", ");
  const kind = `${words.startsWith("easy") ? "An" : "A"} ${words} ride`.replace("  ", " ");
  const place = ride.isIndoor ? " indoors" : "";
  const how = hasIntervals(ride) ? " with intervals" : "";
  return { text: `${kind}${how}${place}: ${extentOf(ride)}.`, span: null };
}

function extentOf(ride: SummaryRide): string {
  const time = timeInWords(ride.movingSeconds || ride.timerSeconds);
  if (!ride.distanceMeters) return time;
  const ascent = isHilly(ride) ? ` with ${formatHeight(ride.ascentMeters)} of climbing` : "";
  return `${formatDistance(ride.distanceMeters)}${ascent} in ${time}`;
}

const isHilly = ({ ascentMeters, distanceMeters }: SummaryRide): boolean =>
  ascentMeters !== null &&
  distanceMeters !== null &&
  ascentMeters >= HILLY_METERS &&
  ascentMeters >= (HILLY_METERS_PER_KM * distanceMeters) / 1000;

const isEven = (ride: SummaryRide): boolean =>
  ride.variability !== null &&
  ride.variability <= STEADY_VARIABILITY &&
  isSteady(ride.timerSeconds, ride.variability) &&
  isWellRecorded(ride.powerShare);

/** Only by a threshold that the rider gave: by one that we guessed nobody knows how easy it was. */
const isEasy = ({ intensity, known, analysis, powerShare }: SummaryRide): boolean =>
  intensity !== null &&
  intensity <= EASY_INTENSITY &&
  known.origins.ftpWatts?.is === "given" &&
  isWellRecorded(powerShare) &&
  analysis.foundEfforts.length === 0;

const isWellRecorded = (share: number | null): boolean => share !== null && share >= LOST_SHARE;

const hasIntervals = ({ analysis }: SummaryRide): boolean => analysis.foundEfforts.some(({ group }) => group !== null);

function effortsOf(ride: SummaryRide): Claim | null {
  const efforts = ride.analysis.foundEfforts;
  const group = largestGroup(efforts);
  if (group.length > 0) return groupInWords(group, ride);
  const steady = efforts.filter(({ kind }) => kind !== "sprint");
  return steady.length > 0 ? steadyInWords(steady, ride) : sprintsInWords(efforts, ride);
}

/** Of equal ones, the first. */
function largestGroup(efforts: readonly FoundEffort[]): FoundEffort[] {
  const numbers = [...new Set(efforts.map(({ group }) => group))].filter((number) => number !== null);
  const groups = numbers.map((number) => efforts.filter(({ group }) => group === number));
  return groups.reduce((largest, group) => (group.length > largest.length ? group : largest), []);
}

function groupInWords(group: readonly FoundEffort[], ride: SummaryRide): Claim {
  const seconds = meanOf(group.map(lengthOf));
  const level = levelInWords(group[0]?.kind ?? "power", meanOf(group.map(levelOf)));
  const text = `${counted(group.length, "effort")} of about ${timeInWords(seconds)} at ${level}${fadeInWords(group)}`;
  return { text: `${text}${byGuess(ride, group)}.`, span: spanOf(group) };
}

function fadeInWords(group: readonly FoundEffort[]): string {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last || first.kind === "heart-rate") return "";
  const change = levelOf(last) / levelOf(first) - 1;
  if (Math.abs(change) < FADE_SHARE) return "";
  return `, the last ${formatShare(Math.abs(change))} ${change < 0 ? "lower" : "higher"} than the first`;
}

function steadyInWords(efforts: readonly FoundEffort[], ride: SummaryRide): Claim | null {
  const longest = efforts.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one));
  const level = levelInWords(longest.kind, levelOf(longest));
  const told = `${timeInWords(lengthOf(longest))} at ${level}`;
  const text =
    efforts.length === 1 ? `One effort of ${told}` : `${counted(efforts.length, "effort")}, the longest ${told}`;
  return { text: `${text}${byGuess(ride, efforts)}.`, span: { start: longest.start, end: longest.end } };
}

function sprintsInWords(sprints: readonly FoundEffort[], ride: SummaryRide): Claim | null {
  const [first] = sprints;
  if (!first) return null;
  const strongest = sprints.reduce((one, other) => (levelOf(other) > levelOf(one) ? other : one), first);
  const told = `${timeInWords(lengthOf(strongest))} at ${formatPower(levelOf(strongest))}`;
  const text =
    sprints.length === 1 ? `One sprint of ${told}` : `${counted(sprints.length, "sprint")}, the strongest ${told}`;
  return { text: `${text}${byGuess(ride, sprints)}.`, span: { start: strongest.start, end: strongest.end } };
}

function byGuess({ known }: SummaryRide, [effort]: readonly FoundEffort[]): string {
  const name = basisOf(effort);
  const value = known.figures[name];
  return value === null ? "" : guessInWords(known.origins[name]?.is, THRESHOLD[name](value));
}

const basisOf = (effort: FoundEffort | undefined): "thresholdHeartRate" | "ftpWatts" =>
  effort?.kind === "heart-rate" ? "thresholdHeartRate" : "ftpWatts";

const THRESHOLD = {
  ftpWatts: (value: number) => `threshold power of ${formatPower(value)}`,
  thresholdHeartRate: (value: number) => `threshold heart rate of ${formatHeartRate(value)}`,
};

const guessInWords = (is: string | undefined, threshold: string): string =>
  is === "estimated" || is === "assumed" ? `, by an ${is} ${threshold}` : "";

const levelOf = ({ kind, meanPowerWatts, meanHeartRateBpm }: FoundEffort): number =>
  (kind === "heart-rate" ? meanHeartRateBpm : meanPowerWatts) ?? Number.NaN;

const levelInWords = (kind: FoundEffort["kind"], level: number): string =>
  kind === "heart-rate" ? formatHeartRate(level) : formatPower(level);

const spanOf = (efforts: readonly FoundEffort[]): Span => ({
  start: efforts[0]?.start ?? 0,
  end: efforts.at(-1)?.end ?? 0,
});

function climbOf({ analysis }: SummaryRide): Claim | null {
  const [first, ...others] = analysis.climbs;
  if (!first) return null;
  const longest = others.reduce((one, other) => (other.lengthMeters > one.lengthMeters ? other : one), first);
  if (longest.ascentMeters < WORTHY_METERS) return null;
  const { start, end, lengthMeters, ascentMeters, meanGradientPercent } = longest;
  const name = others.length === 0 ? "The climb" : "The longest climb";
  const road = `${formatDistance(lengthMeters)} at ${formatGradient(meanGradientPercent)}`;
  return { text: `${name} rose ${formatHeight(ascentMeters)} over ${road}.`, span: { start, end } };
}

/** Intervals set heart rate and power apart by themselves. */
function driftOf(ride: SummaryRide): Claim | null {
  const { decouplingPercent, timerSeconds, variability } = ride;
  if (decouplingPercent === null || !isSteady(timerSeconds, variability) || hasIntervals(ride)) return null;
  if (Math.abs(decouplingPercent) < DRIFT_PERCENT) return null;
  const change = `${Math.abs(decouplingPercent).toFixed(0)} % ${decouplingPercent > 0 ? "less" : "more"}`;
  return { text: `The second half had ${change} power for each heartbeat than the first.`, span: null };
}

function lossOf({ powerShare, heartRateShare, sources }: SummaryRide): Claim | null {
  if (sources.some(({ isIncomplete }) => isIncomplete))
    return { text: "The file is damaged or unfinished, and the numbers are of what could be read.", span: null };
  const lost = [isLost(powerShare) && "Power", isLost(heartRateShare) && "Heart rate"].filter(Boolean);
  if (lost.length === 0) return null;
  const share = formatShare(Math.min(powerShare ?? 1, heartRateShare ?? 1));
  const text =
    lost.length === 1
      ? `${lost[0]} was recorded for ${share} of the riding time.`
      : "Both power and heart rate are missing for a part of the ride.";
  return { text, span: null };
}

const isLost = (share: number | null): boolean => share !== null && share < LOST_SHARE;

function loadOf({ load, heartRateLoad, known, analysis }: SummaryRide): Claim | null {
  const told = load ?? heartRateLoad;
  if (told === null || told < 1) return null;
  const name = load === null ? "thresholdHeartRate" : "ftpWatts";
  const value = known.figures[name];
  // The sentence on efforts has said it already.
  const isSaid = analysis.foundEfforts.some((effort) => basisOf(effort) === name);
  const guess = value === null || isSaid ? "" : guessInWords(known.origins[name]?.is, THRESHOLD[name](value));
  const time = timeInWords(told * HUNDREDTH_SECONDS);
  return { text: `Its load of ${formatLoad(told)} is that of ${time} at threshold${guess}.`, span: null };
}

/** "45 seconds", "2:30 minutes", "8 minutes", "1 hour 37 minutes". */
function timeInWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return unit(whole, "second");
  // Of a short effort half a minute is much, of a long one nothing.
  const quarter = Math.round(whole / 15) * 15;
  if (quarter < 300 && quarter % 60 !== 0) return `${Math.floor(quarter / 60)}:${quarter % 60} minutes`;
  const minutes = Math.round((quarter < 300 ? quarter : whole) / 60);
  if (minutes < 60) return unit(minutes, "minute");
  const hours = unit(Math.floor(minutes / 60), "hour");
  return minutes % 60 === 0 ? hours : `${hours} ${unit(minutes % 60, "minute")}`;
}

const unit = (count: number, name: string): string => `${count} ${name}${count === 1 ? "" : "s"}`;

const COUNTS = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];

const counted = (count: number, name: string): string => `${COUNTS[count] ?? count} ${name}${count === 1 ? "" : "s"}`;

const lengthOf = ({ start, end }: Span): number => end - start;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
