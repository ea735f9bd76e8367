import { z } from "zod";
import type { Consent } from "@/core/coaching";

const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();

const Stored = z.object({
  since: moment,
  until: moment,
  withMap: z.boolean(),
  withHeartRate: z.boolean(),
  withWeight: z.boolean(),
  withNotes: z.boolean(),
  withHealth: z.boolean(),
  withCycle: z.boolean(),
  mayCompare: z.boolean(),
}) satisfies z.ZodType<Consent, unknown>;

/** A consent as an invitation or an audit entry keeps it. */
export const writeConsent = ({ since, until, ...rest }: Consent) => ({
  ...rest,
  since: since?.toISOString() ?? null,
  until: until?.toISOString() ?? null,
});

/** @throws when it is not what `writeConsent` wrote */
export const readConsent = (json: unknown): Consent => Stored.parse(json);
