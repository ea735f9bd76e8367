import { calledIn, type PersonName } from "./people";

/** What stands in the athlete's things and nowhere else. */
export const WORDS = {
  title: "Quernstone loop",
  changedTitle: "Quernstone loop, once more",
  olderTitle: "Withywood way",
  croppedTitle: "Fernacre fell",
  removedTitle: "Thistledown track",
  strangersTitle: "Sedgemoor straight",
  rule: "load-more",
  evidence: "the evidence of nobody",
  notes: "My left knee clicked like a gannet",
  tag: "gannet-tag",
  effort: "Up to the gibbet",
  place: "Behind Yarrow mill",
  file: "quern-and-flail.gpx",
  inFile: "not a ride at all, said the flail",
  reason: "The flail is away just now.",
  toldOf: "Told-of-nobody",
  group: "Group-of-the-flail",
  weight: 63.217,
  latitude: 47.6137,
  longitude: 7.9341,
  health: {
    body: { muscleKg: 141.3 },
    daily: { steps: 18347, restingHeartRateBpm: 47.313 },
    menstruation: { dayInCycle: 17, cycleDays: 31 },
  },
  saidTo: (coach: PersonName) => `A word to ${calledIn(coach)}`,
  saidBy: (coach: PersonName) => `A word by ${calledIn(coach)}`,
} as const;
