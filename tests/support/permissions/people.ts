import { CONSENT_FIELDS, type Consent, type ConsentField, LEAST_CONSENT } from "@/core/coaching";
import type { Application } from "../application";
import { WHOLE_CONSENT } from "../consents";
import { addRider } from "../signed-in-rider";

type FieldCoach = `coach ${ConsentField | "mayCompare"}`;

const fieldCoaches = Object.fromEntries(
  [...CONSENT_FIELDS, "mayCompare" as const].map((field) => [`coach ${field}`, { ...LEAST_CONSENT, [field]: true }]),
) as Record<FieldCoach, Consent>;

/** From when on the ride of which the matrix tells was not yet ridden. */
const LATER = new Date("2026-11-25T00:00:00Z");
const BEFORE = new Date("2026-11-15T00:00:00Z");

/** Those whom the athlete lets see something now, and what. */
export const COACHES = {
  "coach of the least": LEAST_CONSENT,
  ...fieldCoaches,
  "coach of all": WHOLE_CONSENT,
  "coach of the last rides": { ...WHOLE_CONSENT, since: BEFORE },
  "coach of later rides": { ...WHOLE_CONSENT, since: LATER },
} as const satisfies Record<string, Consent>;

export type CoachName = keyof typeof COACHES;

/** Those who saw everything once, and nothing now: one was ended, the end of the other came by itself. */
export const FORMER_COACHES = ["ended coach", "coach until yesterday"] as const;

const OTHERS = ["stranger", "invited", ...FORMER_COACHES, "athlete", "operator"] as const;

export type PersonName = "signed out" | CoachName | (typeof OTHERS)[number];

export const COACH_NAMES = Object.keys(COACHES) as CoachName[];

/** Everybody of whom the matrix has a column. */
export const PEOPLE: readonly PersonName[] = ["signed out", ...OTHERS, ...COACH_NAMES];

/** Somebody who asks. */
export interface Person {
  name: PersonName;
  /** Null of whoever is not signed in. */
  id: string | null;
  cookie: string;
  /** What the athlete lets them see; null where it is nothing. */
  consent: Consent | null;
}

/** Whom something concerns. */
export type Who = (person: Person) => boolean;

export const everybody: Who = () => true;
export const nobody: Who = () => false;
export const signedIn: Who = ({ id }) => id !== null;
export const athlete: Who = ({ name }) => name === "athlete";
export const operator: Who = ({ name }) => name === "operator";
export const coaches: Who = ({ consent }) => consent !== null;
/** Who may see the ride of which the matrix tells: a coach of the rides since its day or before. */
export const coachesOfRide: Who = ({ consent }) =>
  consent !== null && (consent.since === null || consent.since.getTime() <= BEFORE.getTime());

/** Coaches whom a field of their consent lets see more. */
export const coachesWith =
  (field: ConsentField | "mayCompare"): Who =>
  ({ consent }) =>
    consent?.[field] === true;

export const either =
  (...whos: readonly Who[]): Who =>
  (person) =>
    whos.some((who) => who(person));
export const both =
  (...whos: readonly Who[]): Who =>
  (person) =>
    whos.every((who) => who(person));

/** What somebody is called in the house: unlike anything else in it. */
export const calledIn = (name: PersonName): string => `Called-${name.replaceAll(" ", "-")}`;

/** Gives everybody an account and a browser. Who sees what of whom is written down later. */
export async function addPeople(application: Application): Promise<Record<PersonName, Person>> {
  const people: Partial<Record<PersonName, Person>> = {};
  for (const name of PEOPLE) {
    const consent = name in COACHES ? COACHES[name as CoachName] : null;
    if (name === "signed out") people[name] = { name, consent, id: null, cookie: "" };
    else {
      const { id, cookie } = await addRider(application, calledIn(name));
      people[name] = { name, consent, id, cookie };
    }
  }
  return people as Record<PersonName, Person>;
}
