import { silenceOf } from "@/core/silence";
import { endAlarm, raiseAlarm } from "../alarms";
import { db } from "../db";
import { env } from "../env";

const HOUR_MS = 3_600_000;

/** What is usual is judged by so many days. */
const USUAL_DAYS = 28;

/**
 * Raises an alarm when nothing of Terra's has come for longer than is usual here, and ends it with the next delivery.
 * Healthchecks count as well as rides; what we were told when we asked says nothing of the webhook.
 *
 * @see docs/decisions/2026-11-28-when-silence-is-an-alarm.md
 */
export async function watchSilence(now = new Date()): Promise<void> {
  const warnMs = env().care.silenceWarnHours * HOUR_MS;
  const pageMs = env().care.silencePageHours * HOUR_MS;
  // Riders of a sandbox ride when somebody presses a button.
  if (env().isDemonstration) return;
  const last = await findLastDelivery();
  const silentMs = last === null ? 0 : now.getTime() - last.getTime();
  if (last === null || silentMs < Math.min(warnMs || pageMs, pageMs || warnMs)) return endAlarm("silence");
  if ((await db.connection.findFirst({ where: { state: "active" }, select: { id: true } })) === null) {
    return endAlarm("silence");
  }
  const usualMs = await findUsualPause(now);
  const silence = silenceOf({ silentMs, usualMs, warnMs, pageMs });
  if (silence === "none") return endAlarm("silence");
  await raiseAlarm("silence", silence, inWords(last, usualMs), db, now);
}

async function findLastDelivery(): Promise<Date | null> {
  const row = await db.delivery.findFirst({
    where: { origin: "webhook" },
    orderBy: { receivedAt: "desc" },
    select: { receivedAt: true },
  });
  return row?.receivedAt ?? null;
}

/** From so many healthchecks, or days, on it is known what is usual here: at first all comes in one burst. */
const HEALTHCHECKS_TO_KNOW = 6;
const DAYS_TO_KNOW = 7;

/**
 * The second longest pause of the last weeks, in milliseconds: the longest may have been an outage, or a holiday.
 *
 * @returns null as long as too little has come to know
 */
async function findUsualPause(now: Date): Promise<number | null> {
  const since = new Date(now.getTime() - USUAL_DAYS * 24 * HOUR_MS);
  const [row] = await db.$queryRaw<{ seconds: number | null; healthchecks: number; days: number }[]>`
    WITH delivered AS (
      SELECT "receivedAt", type, "receivedAt" - lag("receivedAt") OVER (ORDER BY "receivedAt") AS pause FROM "Delivery"
      WHERE origin = 'webhook' AND "receivedAt" > ${since}
    )
    SELECT
      (SELECT extract(epoch FROM pause)::float8 FROM delivered WHERE pause IS NOT NULL ORDER BY pause DESC OFFSET 1 LIMIT 1)
        AS seconds,
      (count(*) FILTER (WHERE type = 'healthcheck'))::int AS healthchecks,
      coalesce(extract(epoch FROM max("receivedAt") - min("receivedAt")) / 86400, 0)::float8 AS days
    FROM delivered`;
  if (!row || row.seconds === null) return null;
  const isKnown = row.healthchecks >= HEALTHCHECKS_TO_KNOW || row.days >= DAYS_TO_KNOW;
  return isKnown ? row.seconds * 1000 : null;
}

function inWords(last: Date, usualMs: number | null): string {
  const since = last.toISOString().slice(0, 16).replace("T", " ");
  const usual = usualMs === null ? "" : ` Pauses of up to ${hours(usualMs)} are usual here.`;
  return (
    `Nothing of Terra's has come since ${since} UTC.${usual} Terra stops sending to an address that has failed for a day: ` +
    "see whether it can reach this house, and then repair the gaps."
  );
}

const hours = (ms: number): string => (ms <= HOUR_MS ? "an hour" : `${Math.round(ms / HOUR_MS)} hours`);
