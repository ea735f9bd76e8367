import type { Compared } from "@/core/compare/comparison";
import type { Along } from "@/core/compare/laid";

/** Why a ride is not among those that are laid over each other. */
export const REASONS: Record<Exclude<Compared["is"], "compared">, string> = {
  elsewhere: "It did not go over this stretch.",
  "other-direction": "It went over this stretch only in the other direction.",
  "other-way": "It came to both ends of this stretch, but went another way between them.",
  "too-short": "It was over before this stretch begins.",
  "no-distance": "Its device recorded no distance.",
  "no-positions": "Its device recorded no positions.",
  "nothing-common": "It did not go the way of the first ride.",
};

/** The same of the rides of several people, of whom some do not show where they rode. */
export const REASONS_OF_PEOPLE: typeof REASONS = {
  ...REASONS,
  "no-positions": "Where it went was not recorded, or is not shared with you.",
};

/** Why rides of people cannot be laid over each other along something. */
export const MISSING_ALONG_OF_PEOPLE: Record<Along, string> = {
  time: "",
  distance: "By distance they cannot be compared: only one of them recorded any.",
  position: "By position they cannot be compared: only of one of them it is known, and shared with you, where it was.",
};

/** Why rides cannot be laid over each other along something. */
export const MISSING_ALONG: Record<Along, string> = {
  time: "",
  distance: "By distance they cannot be compared: only one of them recorded any.",
  position: "By position they cannot be compared: only one of them recorded where it was.",
};

export const ALONG_NAMES: Record<Along, string> = { time: "Time", distance: "Distance", position: "Position" };

/** What an axis is, in a sentence below it. */
export const ALONG_WORDS: Record<Along, string> = {
  time: "Every ride as far as it was after the same time.",
  distance: "Every ride after the same number of its own kilometres.",
  position: "Every ride at the same place of the road, found by where it was on the way of the first.",
};
