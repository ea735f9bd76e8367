import {
  athlete,
  both,
  COACH_NAMES,
  type CoachName,
  calledIn,
  coaches,
  coachesOfRide,
  coachesWith,
  either,
  FORMER_COACHES,
  nobody,
  type Who,
} from "./people";
import type { Things } from "./things";
import { WORDS } from "./words";

/** Something of the athlete's, as it stands in the bytes that are sent, and who may read it. */
export interface Marker {
  name: string;
  /** One of them is enough. */
  texts: readonly (string | RegExp)[];
  readBy: Who;
}

const ofRide = (...fields: Parameters<typeof coachesWith>[0][]) =>
  either(athlete, both(coachesOfRide, ...fields.map(coachesWith)));

/** Numbers that follow from something, with so many digits that no other is the same. */
export interface Reckoned {
  byHeart: readonly string[];
  byWeight: readonly string[];
}

export function markersOf(things: Things, { byHeart, byWeight }: Reckoned): Marker[] {
  const { health } = WORDS;
  const coachOfAll: Who = ({ name }) => name === "coach of all";
  return [
    { name: "called", texts: [calledIn("athlete")], readBy: either(athlete, coaches) },
    { name: "e-mail", texts: [`${things.athleteId}@example.org`], readBy: athlete },
    { name: "title", texts: [WORDS.title], readBy: ofRide() },
    {
      name: "older title",
      texts: [WORDS.olderTitle],
      readBy: either(
        athlete,
        both(coaches, ({ consent }) => consent?.since === null),
      ),
    },
    { name: "title of what was cropped", texts: [WORDS.croppedTitle], readBy: athlete },
    { name: "title of what was deleted", texts: [WORDS.removedTitle], readBy: athlete },
    { name: "notes", texts: [WORDS.notes], readBy: ofRide("withNotes") },
    { name: "tag", texts: [WORDS.tag], readBy: ofRide("withNotes") },
    { name: "name of an effort", texts: [WORDS.effort], readBy: ofRide("withNotes") },
    { name: "weight", texts: [String(WORDS.weight), "63.2 kg"], readBy: either(athlete, coachesWith("withWeight")) },
    ...byWeight.map((text) => ({ name: `by weight ${text}`, texts: [text], readBy: ofRide("withWeight") })),
    ...byHeart.map((text) => ({ name: `by heart rate ${text}`, texts: [text], readBy: ofRide("withHeartRate") })),
    { name: "channel of heart rate", texts: ["channel heart-rate"], readBy: ofRide("withHeartRate") },
    { name: "channel of positions", texts: ["channel position"], readBy: ofRide("withMap") },
    { name: "positions", texts: [/\b47\.61\d/], readBy: ofRide("withMap") },
    { name: "private place", texts: [WORDS.place], readBy: athlete },
    { name: "middle of the private place", texts: ["51.9073"], readBy: nobody },
    { name: "name of a file", texts: [WORDS.file], readBy: athlete },
    { name: "what is in a file", texts: [WORDS.inFile], readBy: athlete },
    { name: "why the past failed", texts: [WORDS.reason], readBy: athlete },
    {
      name: "steps",
      texts: [String(health.daily.steps), "18,347"],
      readBy: ofRide("withHealth"),
    },
    {
      name: "muscle",
      texts: [/\bMuscle\b/],
      readBy: ofRide("withHealth", "withWeight"),
    },
    {
      name: "resting heart rate of a day",
      texts: [String(health.daily.restingHeartRateBpm)],
      readBy: ofRide("withHealth", "withHeartRate"),
    },
    {
      name: "cycle",
      texts: ["Length of the cycle"],
      readBy: ofRide("withHealth", "withCycle"),
    },
    { name: "group", texts: [WORDS.group], readBy: coachOfAll },
    { name: "who was told of", texts: [WORDS.toldOf], readBy: athlete },
    { name: "connection", texts: [things.connectionId], readBy: athlete },
    { name: "batch", texts: [things.batchId], readBy: athlete },
    ...[...COACH_NAMES, ...FORMER_COACHES].flatMap(talkWith),
  ];
}

/** A coach reads their own talk, and of other coaches nothing: not even who they are. */
function talkWith(coach: CoachName | (typeof FORMER_COACHES)[number]): Marker[] {
  const own: Who = ({ name }) => name === coach;
  return [
    { name: `words to ${coach}`, texts: [WORDS.saidTo(coach)], readBy: either(athlete, both(own, coachesOfRide)) },
    { name: `words by ${coach}`, texts: [WORDS.saidBy(coach)], readBy: either(athlete, both(own, coachesOfRide)) },
    { name: `who ${coach} is`, texts: [calledIn(coach)], readBy: either(athlete, own) },
  ];
}

export const isIn = ({ texts }: Marker, text: string): boolean =>
  texts.some((one) => (typeof one === "string" ? text.includes(one) : one.test(text)));
