import { CONSENT_FIELDS, type Consent, type ConsentField } from "./coaching";

/** What an athlete ticks, or does not. */
export const SEEN_FIELDS = [...CONSENT_FIELDS, "mayCompare"] as const;

export type SeenField = ConsentField | "mayCompare";

/** For whom something is written: the athlete, whose it is, or the coach. */
export type Reader = "athlete" | "coach";

interface Words {
  label: string;
  /** What it is, in a list: "where you rode", "where they rode". */
  what: Record<Reader, string>;
}

/** What each field is called, and what is seen with it. */
export const SEEN_WORDS: Record<SeenField, Words> = {
  withMap: {
    label: "Map",
    what: {
      athlete: "where you rode, but for what lies around your private places",
      coach: "where they rode, but for what lies around their private places",
    },
  },
  withHeartRate: {
    label: "Heart rate",
    what: {
      athlete: "your heart rate on rides, its zones and what follows from it",
      coach: "their heart rate on rides, its zones and what follows from it",
    },
  },
  withWeight: {
    label: "Weight",
    what: { athlete: "your weight, and watts per kilogram", coach: "their weight, and watts per kilogram" },
  },
  withNotes: {
    label: "Notes",
    what: {
      athlete: "what you write and feel: notes, effort, feeling, tags and the names of your efforts",
      coach: "what they write and feel: notes, effort, feeling, tags and the names of their efforts",
    },
  },
  withHealth: {
    label: "Health",
    what: {
      athlete: "your days: sleep, resting heart rate and its variability, steps, food",
      coach: "their days: sleep, resting heart rate and its variability, steps, food",
    },
  },
  withCycle: {
    label: "Cycle",
    what: { athlete: "your menstrual cycle", coach: "their menstrual cycle" },
  },
  mayCompare: {
    label: "Comparing",
    what: {
      athlete: "your rides laid beside those of other athletes, by your coach alone",
      coach: "their rides laid beside those of your other athletes who agreed to it, by you alone",
    },
  },
};

/** What every coach sees. */
export const ALWAYS_SEEN: Record<Reader, readonly string[]> = {
  athlete: [
    "your name",
    "your rides with their titles, days and times",
    "their numbers, laps, efforts, climbs and lanes, power among them",
    "your thresholds and zones, which they may change: you are told",
    "whether your connections work",
  ],
  coach: [
    "their name",
    "their rides with their titles, days and times",
    "the numbers, laps, efforts, climbs and lanes, power among them",
    "their thresholds and zones, which you may change: they are told",
    "whether their connections work",
  ],
};

/** What no coach sees, whatever was ticked. */
export const NEVER_SEEN: Record<Reader, readonly string[]> = {
  athlete: ["your e-mail address", "what you say to other coaches", "where you rode around your private places"],
  coach: ["their e-mail address", "what they say to other coaches", "where they rode around their private places"],
};

export const seenOf = (consent: Consent): SeenField[] => SEEN_FIELDS.filter((field) => consent[field]);

export const unseenOf = (consent: Consent): SeenField[] => SEEN_FIELDS.filter((field) => !consent[field]);

/** What a change of a consent gives, and what it takes away. */
export interface ConsentChange {
  more: SeenField[];
  less: SeenField[];
  /** Whether earlier rides come into sight, or go out of it. */
  past: "longer" | "shorter" | null;
  /** Whether it ends later, or earlier. */
  end: "later" | "earlier" | null;
}

/** @returns null when nothing changes */
export function consentChange(from: Consent, to: Consent): ConsentChange | null {
  const change: ConsentChange = {
    more: SEEN_FIELDS.filter((field) => to[field] && !from[field]),
    less: SEEN_FIELDS.filter((field) => from[field] && !to[field]),
    past: pick((from.since?.getTime() ?? -Infinity) - (to.since?.getTime() ?? -Infinity), "longer", "shorter"),
    end: pick((to.until?.getTime() ?? Infinity) - (from.until?.getTime() ?? Infinity), "later", "earlier"),
  };
  const { more, less, past, end } = change;
  return more.length === 0 && less.length === 0 && past === null && end === null ? null : change;
}

/** Two that are both without end differ by NaN, which is neither. */
const pick = <Word>(difference: number, above: Word, below: Word): Word | null =>
  difference > 0 ? above : difference < 0 ? below : null;

/** `heart rate and weight`, `map, weight and health` */
export function inOneLine(words: readonly string[], last: "and" | "or" = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
