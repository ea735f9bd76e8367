/** What an athlete can let a coach see beside their rides themselves, or not. */
export const CONSENT_FIELDS = [
  "withMap",
  "withHeartRate",
  "withWeight",
  "withNotes",
  "withHealth",
  "withCycle",
] as const;

export type ConsentField = (typeof CONSENT_FIELDS)[number];

/** What one coach may see of one athlete. */
export interface Consent extends Record<ConsentField, boolean> {
  /** Rides that began before are not seen; null for all. */
  since: Date | null;
  /** The coach sees nothing from then on; null for no end. */
  until: Date | null;
  /** Whether the coach may lay the athlete's rides beside those of other athletes. */
  mayCompare: boolean;
}

/** The rides, and nothing that is more than their numbers. */
export const LEAST_CONSENT: Consent = {
  since: null,
  until: null,
  withMap: false,
  withHeartRate: false,
  withWeight: false,
  withNotes: false,
  withHealth: false,
  withCycle: false,
  mayCompare: false,
};

/** What a coach can have opened of an athlete's: their rides as a list, one ride, a file of it, … */
export const LOOK_KINDS = ["rides", "ride", "file", "compare", "health", "figures"] as const;

export type CoachLookKind = (typeof LOOK_KINDS)[number];
