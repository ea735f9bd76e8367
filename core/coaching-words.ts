import { assertNever } from "./assert-never";
import { CONSENT_FIELDS, type CoachLookKind, type Consent, type ConsentField } from "./coaching";

/** What an athlete ticks, or does not. */
export const SEEN_FIELDS = [...CONSENT_FIELDS, "mayCompare"] as const;

export type SeenField = ConsentField | "mayCompare";

/** For whom something is written: the athlete, whose it is, or the coach. */
export type Reader = "athlete" | "coach";

interface Words {
  label: string;
  /** In a sentence to the athlete: "your map". */
  yours: string;
  /** What it is, in a list: "where you rode", "where they rode". */
  what: Record<Reader, string>;
}

/** What each field is called, and what is seen with it. */
export const SEEN_WORDS: Record<SeenField, Words> = {
  withMap: {
    label: "Map",
    yours: "your map",
    what: {
      athlete: "where you rode",
      coach: "where they rode",
    },
  },
  withHeartRate: {
    label: "Heart rate",
    yours: "your heart rate",
    what: {
      athlete: "your heart rate on rides, its zones and what follows from it",
      coach: "their heart rate on rides, its zones and what follows from it",
    },
  },
  withWeight: {
    label: "Weight",
    yours: "your weight",
    what: { athlete: "your weight, and watts per kilogram", coach: "their weight, and watts per kilogram" },
  },
  withNotes: {
    label: "Notes",
    yours: "your notes",
    what: {
      athlete: "what you write and feel: notes, effort, feeling, tags and the names of your efforts",
      coach: "what they write and feel: notes, effort, feeling, tags and the names of their efforts",
    },
  },
  withHealth: {
    label: "Health",
    yours: "your health data",
    what: {
      athlete: "your days: sleep, resting heart rate and its variability, steps, food",
      coach: "their days: sleep, resting heart rate and its variability, steps, food",
    },
  },
  withCycle: {
    label: "Cycle",
    yours: "your cycle",
    what: { athlete: "your menstrual cycle", coach: "their menstrual cycle" },
  },
  mayCompare: {
    label: "Comparing",
    yours: "your rides beside those of others",
    what: {
      athlete: "your rides beside those of their other athletes",
      coach: "their rides beside those of your other athletes, where these agreed, too",
    },
  },
};

/** What every coach sees. */
const ALWAYS_SEEN: Record<Reader, readonly string[]> = {
  athlete: [
    "your name, and whether your connections work",
    "your rides: title, day, time, numbers, laps, efforts, climbs, and every lane but heart rate",
    "your thresholds and zones. A coach may change these; you are told, and can change them back",
  ],
  coach: [
    "their name, and whether their connections work",
    "their rides: title, day, time, numbers, laps, efforts, climbs, and every lane but heart rate",
    "their thresholds and zones. You may change these; they are told, and can change them back",
  ],
};

/** What no coach sees, whatever was ticked. */
const NEVER_SEEN: Record<Reader, readonly string[]> = {
  athlete: ["your e-mail address and your password", "what you and another coach say to each other"],
  coach: ["their e-mail address and their password", "what they and another coach say to each other"],
};

const PRIVATE_PLACES: Record<Reader, string> = {
  athlete: "where you rode near your private places",
  coach: "where they rode near their private places",
};

/** What a consent comes to, point by point: what is seen by it, and what is not. */
export function consentInPoints(consent: Consent, reader: Reader): { seen: string[]; unseen: string[] } {
  const inWords = (field: SeenField) => SEEN_WORDS[field].what[reader];
  const { withMap } = consent;
  return {
    seen: [...ALWAYS_SEEN[reader], ...seenOf(consent).map(inWords)],
    unseen: [...unseenOf(consent).map(inWords), ...(withMap ? [PRIVATE_PLACES[reader]] : []), ...NEVER_SEEN[reader]],
  };
}

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

/** What a coach did, as it stands behind their name: "opened “Evening climb”". */
export function lookInWords(what: CoachLookKind | "roster", title: string | null): string {
  const ride = title === null ? "a ride that is not there any more" : `“${title}”`;
  switch (what) {
    case "roster":
      return "looked at their list of athletes, with a line on you";
    case "rides":
      return "looked through your rides";
    case "ride":
      return `opened ${ride}`;
    case "file":
      return `downloaded ${ride} as a file`;
    case "compare":
      return `laid ${ride} beside rides of others`;
    case "health":
      return "looked at your health data";
    case "figures":
      return "looked at your thresholds and zones";
    default:
      return assertNever(what);
  }
}
