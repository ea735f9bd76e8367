import "server-only";
import { z } from "zod";
import { audit } from "../../audit";
import type { Check } from "../../checks/check";
import { checkHouse } from "../../checks/check-house";
import { checkMail } from "../../checks/check-mail";
import { checkTerra } from "../../checks/check-terra";
import { checkWebhook } from "../../checks/check-webhook";
import { db } from "../../db";
import { isOperator } from "../../operator";
import type { Viewer } from "../../viewer";

/** Where the last run is kept. */
const SETTING = "setup-checks";

const Run = z.object({
  at: z.coerce.date(),
  checks: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      state: z.enum(["good", "attention", "unknown"]),
      finding: z.string(),
      advice: z.string().nullable(),
    }),
  ),
});

/** What was found when the set-up was looked at last. */
export interface CheckRun {
  at: Date;
  checks: Check[];
}

/**
 * What the last run found.
 *
 * @returns undefined when there was none; null when the viewer is no operator
 */
export async function findChecks(viewer: Viewer): Promise<CheckRun | undefined | null> {
  if (!(await isOperator(viewer.userId))) return null;
  const row = await db.houseSetting.findUnique({ where: { name: SETTING } });
  return row ? Run.safeParse(row.value).data : undefined;
}

/**
 * Looks at the whole set-up, asks Terra about it, and delivers to our own webhook.
 *
 * @returns null when the viewer is no operator
 */
export async function runChecks(viewer: Viewer, now = new Date()): Promise<CheckRun | null> {
  if (!(await isOperator(viewer.userId))) return null;
  const [webhook, terra, house, mail] = await Promise.all([checkWebhook(), checkTerra(), checkHouse(), checkMail()]);
  const checks = [webhook, ...terra, ...house, ...mail];
  const value = { at: now.toISOString(), checks: checks.map((check) => ({ ...check })) };
  return db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return null;
    await tx.houseSetting.upsert({
      where: { name: SETTING },
      create: { name: SETTING, value, changedAt: now },
      update: { value, changedAt: now },
    });
    const open = checks.filter(({ state }) => state === "attention").map(({ name }) => name);
    await audit(tx, viewer.userId, "check-setup", "set-up", { attention: open });
    return { at: now, checks };
  });
}
