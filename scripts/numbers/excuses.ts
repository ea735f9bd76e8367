import type { Excuse } from "./verdict";

/** What the reference says of its own values, in the words of its notes, and which of our quantities that concerns. */
export const EXCUSES: Excuse[] = [
  // Of two heart rates in one second the later counts, and the highest may be the earlier.
  { words: "several records share a second", quantities: ["highest heart rate of a second"] },
];
