import type { Consent } from "@/core/coaching";

/** All there is. */
export const WHOLE_CONSENT: Consent = {
  since: null,
  until: null,
  withMap: true,
  withHeartRate: true,
  withWeight: true,
  withNotes: true,
  withHealth: true,
  withCycle: true,
  mayCompare: true,
};
