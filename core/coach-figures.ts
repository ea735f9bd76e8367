import type { Consent } from "./coaching";
import { firstDayOf } from "./consent-days";
import type { FigureName, FigureOrigin, Figures, KnownFigures } from "./ride";

/** What a coach may set of an athlete. What somebody weighs and how their heart rests, they say themselves. */
export const SET_BY_COACH = [
  "ftpWatts",
  "wPrimeJoules",
  "thresholdHeartRate",
  "maxHeartRate",
  "powerZoneLimits",
  "heartRateZoneLimits",
] as const satisfies readonly FigureName[];

/** Who said a figure: the rider, the viewer as their coach, or another coach, who is named to the rider alone. */
export interface Signature {
  by: "rider" | "viewer" | "coach";
  name: string | null;
  /** Null of what was said before that was written down. */
  at: Date | null;
}

/** What of an athlete's figures their coach may see. */
export type FigureConsent = Pick<Consent, "since" | "withHeartRate" | "withWeight">;

const NEEDS: Record<FigureName, "withHeartRate" | "withWeight" | null> = {
  ftpWatts: null,
  thresholdHeartRate: "withHeartRate",
  maxHeartRate: "withHeartRate",
  restingHeartRate: "withHeartRate",
  weightKg: "withWeight",
  wPrimeJoules: null,
  powerZoneLimits: null,
  heartRateZoneLimits: "withHeartRate",
};

/** Whether a coach may see a figure. */
export function isFigureSeen(kind: FigureName, consent: FigureConsent): boolean {
  const needed = NEEDS[kind];
  return needed === null || consent[needed];
}

/** Whether a coach may set a figure: never one that they may not see. */
export const canCoachSet = (kind: FigureName, consent: FigureConsent): boolean =>
  SET_BY_COACH.some((name) => name === kind) && isFigureSeen(kind, consent);

/** Figures as a coach may see them. */
export function figuresForCoach({ figures, origins }: KnownFigures, consent: FigureConsent): KnownFigures {
  const seen = <Value>(kind: FigureName, value: Value | null) => (isFigureSeen(kind, consent) ? value : null);
  const left: Figures = {
    ftpWatts: seen("ftpWatts", figures.ftpWatts),
    thresholdHeartRate: seen("thresholdHeartRate", figures.thresholdHeartRate),
    maxHeartRate: seen("maxHeartRate", figures.maxHeartRate),
    restingHeartRate: seen("restingHeartRate", figures.restingHeartRate),
    weightKg: seen("weightKg", figures.weightKg),
    wPrimeJoules: seen("wPrimeJoules", figures.wPrimeJoules),
    powerZoneLimits: seen("powerZoneLimits", figures.powerZoneLimits),
    heartRateZoneLimits: seen("heartRateZoneLimits", figures.heartRateZoneLimits),
  };
  const told: KnownFigures["origins"] = {};
  for (const [name, origin] of Object.entries(origins)) {
    const kind = name as FigureName;
    if (left[kind] !== null) told[kind] = seenOrigin(origin);
  }
  return { figures: left, origins: told };
}

const seenOrigin = (origin: FigureOrigin): FigureOrigin =>
  origin.is === "given" ? { is: "given", validFrom: origin.validFrom } : { is: origin.is, how: ofAthlete(origin.how) };

/** How a figure was estimated (core/estimates.ts) in words to the coach instead of the rider. */
const ofAthlete = (how: string): string =>
  how
    .replaceAll(/\bno ride of yours\b/g, "no ride of theirs")
    .replaceAll(/\byour\b/g, "their")
    .replaceAll(/\byou held\b/g, "they held");

/**
 * What a coach sees of what was said over the years: nothing of what they may not see, and of what was valid before their
 * sight begins only what still was on its first day.
 *
 * @param rows of each kind the newest first
 */
export function seenHistory<Row extends { kind: FigureName; validFrom: string | null }>(
  rows: readonly Row[],
  consent: FigureConsent,
): Row[] {
  const first = consent.since && firstDayOf(consent.since);
  const begun = new Set<FigureName>();
  return rows.filter(({ kind, validFrom }) => {
    if (!isFigureSeen(kind, consent) || begun.has(kind)) return false;
    if (first !== null && (validFrom === null || validFrom <= first)) begun.add(kind);
    return true;
  });
}
