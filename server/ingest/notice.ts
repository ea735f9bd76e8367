import { raiseAlarm } from "../alarms";
import { db } from "../db";
import { env } from "../env";
import { sendJob } from "../jobs";
import { log } from "../log";
import type { Forgery, Received } from "./receipt";

const HOUR_MS = 3_600_000;
/** One delivery is tried three times within two hours by the slower of Terra's two schedules (terra-api.md, 4.3). */
const SPAN_MS = 2 * HOUR_MS;
const MOST_BEFORE_ALARM = 2;
/** An alarm is written at most so often, whoever knocks and however hard. */
const QUIET_MS = 60_000;

/** What one process remembers of what it refused. */
export interface Noticing {
  /** When good-looking signatures were refused. */
  forged: Record<"no-match" | "stale", number[]>;
  /** When each alarm was last written. */
  written: Partial<Record<"refused-signature" | "refused-too-large", number>>;
  /** Since when Terra has been told to come back later. */
  refusingSince: Date | null;
}

export const newNoticing = (): Noticing => ({
  forged: { "no-match": [], stale: [] },
  written: {},
  refusingSince: null,
});

const ofThisProcess = newNoticing();

/**
 * Has the operator know what Terra was refused, and asks for what may have been lost meanwhile. To be called when the
 * answer is given: nobody waits for it, and what goes wrong with it is logged.
 */
export async function noticeReceipt(received: Received, now = new Date(), noticing = ofThisProcess): Promise<void> {
  try {
    switch (received.receipt) {
      case "busy":
      case "unavailable":
        noticing.refusingSince ??= now;
        return;
      case "stored":
      case "duplicate":
        return await endSpell(noticing);
      case "too-large":
        return await noticeTooLarge(received.byteCount, now, noticing);
      case "forged":
        return await noticeForgery(received.forgery, now, noticing);
    }
  } catch (error) {
    log.error({ event: "notice-trouble", reason: error instanceof Error ? error.message : String(error) });
  }
}

/** What was refused while we could not take it may come again in another order than it happened, or never. */
async function endSpell(noticing: Noticing): Promise<void> {
  const since = noticing.refusingSince;
  if (since === null) return;
  noticing.refusingSince = null;
  try {
    await sendJob(db, "repair-gaps", { since: since.toISOString() }, { key: "repair-gaps" });
    log.info({ event: "refused-for-a-while", since });
  } catch (error) {
    noticing.refusingSince = since;
    throw error;
  }
}

async function noticeTooLarge(byteCount: number, now: Date, noticing: Noticing): Promise<void> {
  if (isQuiet("refused-too-large", now, noticing)) return;
  const limit = inMegabytes(env().webhookMaxBytes);
  const size = byteCount > 0 ? `of ${inMegabytes(byteCount)}` : `of more than ${limit}`;
  await raiseAlarm(
    "refused-too-large",
    "page",
    `A delivery ${size} was refused: WEBHOOK_MAX_BYTES lets ${limit} through. Whose it was is not known, because what is ` +
      "too large is not read. Terra does not send it in smaller pieces: raise the limit, in a proxy before Musette too, " +
      "and then repair the gaps.",
    db,
    now,
  );
}

async function noticeForgery(forgery: Forgery | null, now: Date, noticing: Noticing): Promise<void> {
  // Strangers without a signature are counted (api/metrics), and are nobody's alarm.
  if (forgery !== "no-match" && forgery !== "stale") return;
  const times = noticing.forged[forgery];
  times.push(now.getTime());
  const recent = times.filter((time) => time > now.getTime() - SPAN_MS).slice(-1000);
  noticing.forged[forgery] = recent;
  if (recent.length <= MOST_BEFORE_ALARM || isQuiet("refused-signature", now, noticing)) return;
  await raiseAlarm("refused-signature", "page", FORGED_WORDS[forgery](recent.length), db, now);
}

/** Longer than Terra tries one delivery. */
const OVER_MS = 30 * HOUR_MS;

/** Ends the alarms of refusals that have not come again for as long as Terra goes on trying. */
export async function endOldRefusals(now = new Date()): Promise<void> {
  await db.alarm.deleteMany({
    where: {
      kind: { in: ["refused-signature", "refused-too-large"] },
      lastAt: { lt: new Date(now.getTime() - OVER_MS) },
    },
  });
}

const FORGED_WORDS: Record<"no-match" | "stale", (count: number) => string> = {
  "no-match": (count) =>
    `${count} deliveries within two hours bore signatures that none of your secrets made. Terra tries each for about a ` +
    "day and then gives up: compare TERRA_SIGNING_SECRETS with the signing secret of this destination in Terra's " +
    "dashboard (not the API key, and of the same environment). If nothing of Terra's is missing, somebody else is trying.",
  stale: (count) =>
    `${count} deliveries within two hours bore signatures of another time than now, by more than ` +
    `${env().terra.toleranceSeconds} s: look at this machine's clock, or raise TERRA_SIGNATURE_TOLERANCE_SECONDS if Terra ` +
    "was away for long.",
};

function isQuiet(kind: "refused-signature" | "refused-too-large", now: Date, { written }: Noticing): boolean {
  const last = written[kind];
  if (last !== undefined && now.getTime() - last < QUIET_MS) return true;
  written[kind] = now.getTime();
  return false;
}

const inMegabytes = (bytes: number) => `${Number((bytes / 1_000_000).toPrecision(3))} MB`;
