import type { Consent } from "@/core/coaching";
import type { UserId } from "@/core/ids";
import { WHOLE_CONSENT } from "./consents";

/** Two people, and what the one of them sees of the other; all there is, where nothing is said. */
export interface BegunCoaching {
  athleteId: UserId;
  coachId: UserId;
  consent?: Partial<Consent>;
}

/** Has somebody coach somebody, without an invitation: written into the database, in place of what was between the two. */
export async function beginCoaching({ athleteId, coachId, consent = {} }: BegunCoaching): Promise<void> {
  const { db } = await import("@/server/db");
  const now = new Date();
  const values = {
    ...WHOLE_CONSENT,
    ...consent,
    ...{ acceptedAt: now, changedAt: now, endedAt: null, endedById: null },
  };
  await db.coaching.upsert({
    where: { athleteId_coachId: { athleteId, coachId } },
    create: { athleteId, coachId, ...values },
    update: values,
  });
}
