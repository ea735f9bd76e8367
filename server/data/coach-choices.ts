import "server-only";
import type { CoachChoices, RuleChoice, RuleName } from "@/core/attention/rules";
import { readCoachChoices } from "../coach-choices-json";
import { db } from "../db";
import { announce } from "../live";
import { toJson } from "../ride-json";
import type { Viewer } from "../viewer";

/** By which rules the viewer's list of athletes is made. */
export async function findCoachChoices(viewer: Viewer): Promise<CoachChoices> {
  const row = await db.coachChoices.findUnique({ where: { coachId: viewer.userId } });
  return readCoachChoices(row?.values);
}

/** Remembers how the viewer wants one rule; the others stay as they were. */
export async function saveRuleChoice(viewer: Viewer, rule: RuleName, choice: RuleChoice): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  const values = toJson({ [rule]: choice });
  await db.$transaction(async (tx) => {
    // In one statement: two windows that choose at once lose nothing.
    await tx.$executeRaw`
      INSERT INTO "CoachChoices" ("coachId", values) VALUES (${viewer.userId}::uuid, ${values}::jsonb)
      ON CONFLICT ("coachId") DO UPDATE SET values = "CoachChoices".values || excluded.values`;
    await announce(tx, { kind: "roster", riderId: viewer.userId });
  });
  return true;
}

/** Forgets what the viewer chose: of one rule, or of all. */
export async function resetRules(viewer: Viewer, rule: RuleName | null): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  await db.$transaction(async (tx) => {
    if (rule === null) await tx.coachChoices.deleteMany({ where: { coachId: viewer.userId } });
    else {
      await tx.$executeRaw`
        UPDATE "CoachChoices" SET values = values - ${rule}::text WHERE "coachId" = ${viewer.userId}::uuid`;
    }
    await announce(tx, { kind: "roster", riderId: viewer.userId });
  });
  return true;
}
