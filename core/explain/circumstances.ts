import type { ChannelName } from "../channel";
import { formatDayOfYear, formatDuration, formatHeartRate, formatNumber, formatPower, formatShare } from "../format";
import { repairInWords } from "../repairs";
import type { FigureName, FigureOrigin, KnownFigures } from "../ride";
import type { ExplainableRide } from "./explanation";
import { FIGURE_WORDS } from "./figure-words";

const SENSOR: Record<ChannelName, string> = {
  power: "Power",
  "heart-rate": "Heart rate",
  speed: "Speed",
  cadence: "Cadence",
  elevation: "Elevation",
  temperature: "Temperature",
  balance: "The balance of the legs",
  distance: "Distance",
};

/** "Power in 98 % of the riding time." */
export function coverage({ shares }: ExplainableRide, ...channels: ChannelName[]): string | null {
  const told = channels.flatMap((channel) => {
    const share = shares[channel];
    return share === undefined ? [] : [`${SENSOR[channel]} in ${shareInWords(share)} of the riding time.`];
  });
  return told.length === 0 ? null : told.join(" ");
}

/** 99.7 % are not all. */
function shareInWords(share: number): string {
  if (share >= 1) return "all";
  return share > 0.99 ? "more than 99 %" : formatShare(share);
}

/** What repairs took out of these channels, or of the time of all. */
export const repairsOf = ({ repairs }: ExplainableRide, ...channels: (ChannelName | "position")[]): string[] =>
  repairs
    .filter(({ isUndone, channel }) => !isUndone && (channel === null || channels.includes(channel)))
    .map((repair) => `${repairInWords(repair)}.`);

/** "3 pauses, 0:16:52 in all." */
export function pausesOut({ pauses }: Pick<ExplainableRide, "pauses">): string[] {
  if (pauses.length === 0) return [];
  const seconds = pausedSeconds(pauses);
  return [
    pauses.length === 1
      ? `A pause of ${formatDuration(seconds)}.`
      : `${pauses.length} pauses, ${formatDuration(seconds)} in all.`,
  ];
}

/** How long the timer stood still. */
export const pausedSeconds = (pauses: ExplainableRide["pauses"]): number =>
  pauses.reduce((sum, { start, end }) => sum + end - start, 0);

/** How long it was recorded outside of pauses; shares are of this. */
export const ridingSeconds = ({ elapsedSeconds, pauses }: Pick<ExplainableRide, "elapsedSeconds" | "pauses">): number =>
  elapsedSeconds - pausedSeconds(pauses);

/** How many seconds a sensor was there. */
export const recordedSeconds = (ride: ExplainableRide, share: number | null): number =>
  Math.round((share ?? 0) * ridingSeconds(ride));

/** A share worked out: "100 × 7,056 s ÷ 7,200 s = 98 %". */
export const recordedInputs = (ride: ExplainableRide, share: number | null): string =>
  `100 × ${formatNumber(recordedSeconds(ride, share))} s ÷ ${formatNumber(ridingSeconds(ride))} s = ${formatShare(share)}`;

/** "Threshold power 250 W, valid from 3 May 2026.", and of what a coach is not told that it is not known to them. */
export const thresholds = ({ known }: ExplainableRide, ...names: FigureName[]): string[] =>
  names.flatMap((name) => {
    const origin = known.origins[name];
    const value = figureInWords(name, known) ?? (origin ? "not known to you" : null);
    return value === null ? [] : [`${FIGURE_WORDS[name]} ${value}, ${originInWords(origin)}`];
  });

function figureInWords(name: FigureName, { figures }: KnownFigures): string | null {
  if (figures[name] === null) return null;
  switch (name) {
    case "ftpWatts":
      return formatPower(figures.ftpWatts);
    case "weightKg":
      return `${formatNumber(figures.weightKg, 1)} kg`;
    case "wPrimeJoules":
      return `${formatNumber((figures.wPrimeJoules ?? 0) / 1000, 1)} kJ`;
    case "powerZoneLimits":
      return `${figures.powerZoneLimits?.join(", ")} % of threshold power`;
    case "heartRateZoneLimits":
      return `${figures.heartRateZoneLimits?.join(", ")} bpm`;
    default:
      return formatHeartRate(figures[name]);
  }
}

function originInWords(origin: FigureOrigin | undefined): string {
  if (origin === undefined) return "as known on that day.";
  if (origin.is === "told") return `told ${sentence(origin.how)}`;
  if (origin.is !== "given") return `${origin.is}: ${sentence(origin.how)}`;
  return origin.validFrom === null
    ? "valid from the beginning."
    : `valid from ${formatDayOfYear(new Date(`${origin.validFrom}T00:00:00Z`), 0)}.`;
}

const sentence = (text: string) => (text.endsWith(".") ? text : `${text}.`);
