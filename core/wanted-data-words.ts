import { DATA_TYPES, type DataType, isDataType, WANTED_FIELDS, type WantedData, type WantedField } from "./wanted-data";

interface Words {
  label: string;
  /** What it is, on the page where it is chosen. */
  hint: string;
  /** As it stands in a list of what is kept: "your sleep: when, how long, its stages". */
  kept: string;
}

/** What each type of data is called. */
export const TYPE_WORDS: Record<DataType, Words> = {
  activity: {
    label: "Rides",
    hint: "What your bike computer records: power, speed, elevation and all that the fields below allow.",
    kept: "your rides, second by second",
  },
  body: {
    label: "Body",
    hint: "What scales and other devices measure, a day at a time. Your weight is used for W/kg from its day on.",
    kept: "your body's measures, a day at a time",
  },
  daily: {
    label: "Days",
    hint: "Steps, calories, resting heart rate and its variability, stress and recovery.",
    kept: "your days: steps, calories, rest and stress",
  },
  sleep: {
    label: "Sleep",
    hint: "When and how long you slept, and its stages.",
    kept: "your sleep: when, how long, its stages",
  },
  nutrition: {
    label: "Food and drink",
    hint: "What you write down of what you eat and drink.",
    kept: "what you ate and drank",
  },
  menstruation: {
    label: "Cycle",
    hint: "Days, phases and flow of the menstrual cycle.",
    kept: "your menstrual cycle: days, phases, flow",
  },
  athlete: {
    label: "Account",
    hint: "The number of your account at the provider, so that one account connected twice is noticed. Name, e-mail and date of birth are never kept.",
    kept: "the number of your account there",
  },
};

/** What each field is called. */
export const FIELD_WORDS: Record<WantedField, Words> = {
  positions: {
    label: "Where you rode",
    hint: "Without it rides have no route and no map; distance, speed and elevation stay.",
    kept: "where you rode",
  },
  heartRate: {
    label: "Heart rate",
    hint: "In rides, days and nights, with its variability.",
    kept: "your heart rate",
  },
  weight: {
    label: "Weight and what the body is made of",
    hint: "Without it W/kg rest on the weight that you give yourself.",
    kept: "your weight",
  },
  bloodValues: {
    label: "Blood pressure and blood values",
    hint: "Glucose, ketones and insulin among them.",
    kept: "blood pressure and blood values",
  },
};

/** The types to which a field belongs: it is kept only with one of them. */
const TYPES_WITH: Record<WantedField, readonly DataType[]> = {
  positions: ["activity"],
  heartRate: ["activity", "body", "daily", "sleep"],
  weight: ["body", "activity"],
  bloodValues: ["body"],
};

/** What a rider agrees to by their choice, as the pages say it. */
export interface ConsentWords {
  kept: string[];
  /** Dropped as it arrives. */
  dropped: string[];
  /** Sentences. */
  howLong: string[];
}

/**
 * Exactly what is kept, what is not, and for how long.
 *
 * @param wanted what the rider wants of what the operator accepts
 * @param bytesDays how long what arrives is kept in the form in which it arrived
 */
export function consentInWords(wanted: WantedData, bytesDays: number): ConsentWords {
  const isKept = (field: WantedField) => wanted.fields[field] && TYPES_WITH[field].some((type) => wanted.types[type]);
  const types = DATA_TYPES.filter((type) => wanted.types[type]);
  const fields = WANTED_FIELDS.filter(isKept);
  return {
    kept: [...types.map((type) => TYPE_WORDS[type].kept), ...fields.map((field) => FIELD_WORDS[field].kept)],
    dropped: [
      ...DATA_TYPES.filter((type) => !wanted.types[type]).map((type) => TYPE_WORDS[type].kept),
      ...WANTED_FIELDS.filter((field) => !isKept(field)).map((field) => FIELD_WORDS[field].kept),
    ],
    howLong: [
      "What is kept stays until you delete it.",
      `The messages in which it arrives are deleted after ${bytesDays === 1 ? "a day" : `${bytesDays} days`}; what is not wanted is taken out of them at once.`,
    ],
  };
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join("; ")}; and ${words.at(-1)}`;
}

/** "34 rides", "2 days or nights", "1 account" of something that is stored. */
export function storedInWords(what: DataType | WantedField, count: number): string {
  const number = count.toLocaleString("en-GB");
  const one = count === 1;
  if (what === "activity" || what === "positions") return `${number} ${one ? "ride" : "rides"}`;
  if (what === "athlete") return `${number} ${one ? "account" : "accounts"}`;
  if (what === "heartRate") return `${number} ${one ? "ride, day or night" : "rides, days and nights"}`;
  if (what === "sleep") return `${number} ${one ? "sleep" : "sleeps"}`;
  return `${number} ${one ? "day" : "days"}`;
}

/** What a type or a field is called. */
export const labelOf = (what: DataType | WantedField): string =>
  isDataType(what) ? TYPE_WORDS[what].label : FIELD_WORDS[what].label;
