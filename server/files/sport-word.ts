/** What is not ridden, by the words that GPX and TCX use for it in several programs and languages. */
const NOUNS: readonly [RegExp, string][] = [
  [/run|jog|lauf|course à pied|corsa|carrera|hardlopen/i, "a run"],
  [/swim|schwimm|natation|nuoto|natación/i, "a swim"],
  [/hik|wander|randonn|escursion|senderismo/i, "a hike"],
  [/walk|spazier|marche|camminata|caminata|wandelen/i, "a walk"],
  [/ski|snowboard/i, "a day on snow"],
  [/row|paddl|kayak|canoe|sail/i, "a tour on water"],
  [/skat/i, "a skate"],
];

/** Strava's numbers, in its GPX files: 1 is cycling. */
const STRAVA = new Map([
  ["4", "a hike"],
  ["9", "a run"],
  ["10", "a walk"],
  ["16", "a swim"],
]);

/** Terra's numbers (terra-api.md 5.2) for words that say how was ridden. */
const ACTIVITY_TYPES: readonly [RegExp, number][] = [
  [/e-?bike.*mountain|emtb|e-?mountain/i, 153],
  [/e-?bik/i, 152],
  [/gravel|cyclo-?cross/i, 150],
  [/mountain|mtb/i, 15],
  [/virtual|indoor|stationary|trainer/i, 18],
  [/spin/i, 17],
  [/commut/i, 19],
  [/road/i, 16],
];

const BIKING = 1;
const INDOOR = [17, 18];

/** @returns null for what is ridden, or may have been: a word that we do not know is given the benefit of the doubt */
export function otherSport(word: string | null): string | null {
  if (word === null) return null;
  if (/cycl|bik|ride|rad|vélo|velo|fiets|bici/i.test(word)) return null;
  return STRAVA.get(word) ?? NOUNS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** How was ridden, by the word for it. */
export function kindOfRide(word: string | null): { activityType: number; isIndoor: boolean } {
  const activityType = ACTIVITY_TYPES.find(([pattern]) => pattern.test(word ?? ""))?.[1] ?? BIKING;
  return { activityType, isIndoor: INDOOR.includes(activityType) };
}
