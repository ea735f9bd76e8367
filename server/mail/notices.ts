import type { UserId } from "@/core/ids";
import { lastDigestHour, mailedKinds, type NoticeChoices } from "@/core/notice-choices";
import type { NoticeKind } from "@/core/notices";
import type { Prisma } from "../../prisma/generated/client";
import { db, type Transaction } from "../db";
import type { JobData } from "../job-data";
import { noticeChoicesOf } from "../notice-choices";
import { type MailedNotice, noticeMail } from "./notice-mail";
import { isMailSet, sendMail } from "./send";
import { unsubscribeToken } from "./unsubscribe";

const DAY_MS = 86_400_000;

/** What comes beyond that waits for the morning: whoever makes things happen must not be able to fill a mailbox. */
const MOST_A_DAY = 20;

/** What could not be mailed for so long is no news any more. */
const NEWS_HOURS = 48;

/** Sends what somebody wants to be told at once, all that has gathered in one mail. */
export async function mailNotices({ riderId }: JobData["mail-notices"], now = new Date()): Promise<void> {
  if (!isMailSet()) return;
  const sent = await db.notice.groupBy({
    by: ["mailedAt"],
    where: { riderId, mailedAt: { gt: new Date(now.getTime() - DAY_MS) } },
  });
  if (sent.length >= MOST_A_DAY) return;
  const choices = await noticeChoicesOf(db, riderId);
  await mailWaiting(riderId, { choices, kinds: mailedKinds(choices, "at-once"), until: now, now });
}

/**
 * Sends everybody whose morning has come what they want to be told once a day, and what they should have been told at once
 * and were not. A mail that was missed is sent later.
 */
export async function mailDigests(now = new Date()): Promise<void> {
  if (!isMailSet()) return;
  const waiting = await db.notice.groupBy({ by: ["riderId", "kind"], where: waitingAt(now) });
  for (const [id, ofRider] of Map.groupBy(waiting, (row) => row.riderId)) {
    const riderId = id as UserId;
    const choices = await noticeChoicesOf(db, riderId);
    const kinds = [...mailedKinds(choices, "daily"), ...mailedKinds(choices, "at-once")];
    if (!ofRider.some(({ kind }) => kinds.some((one) => one === kind))) continue;
    const until = lastDigestHour(now, await lastOffset(riderId));
    await mailWaiting(riderId, { choices, kinds, until, now });
  }
}

/** By the clock of their last ride; of who never rode, UTC. */
async function lastOffset(riderId: UserId): Promise<number> {
  const ride = await db.ride.findFirst({
    where: { riderId, offsetMinutes: { not: null } },
    orderBy: { startedAt: "desc" },
    select: { offsetMinutes: true },
  });
  return ride?.offsetMinutes ?? 0;
}

/** What was read in the app meanwhile needs no mail. */
const waitingAt = (now: Date): Prisma.NoticeWhereInput => ({
  mailedAt: null,
  readAt: null,
  at: { gt: new Date(now.getTime() - NEWS_HOURS * 3_600_000) },
});

interface Waiting {
  choices: NoticeChoices;
  kinds: NoticeKind[];
  until: Date;
  now: Date;
}

/** Claims notices and makes their mail, both or neither: another worker that comes at the same moment finds none left. */
async function mailWaiting(riderId: UserId, { choices, kinds, until, now }: Waiting): Promise<void> {
  const person = await db.user.findUnique({ where: { id: riderId }, select: { email: true, isDemonstration: true } });
  if (person === null || person.isDemonstration) return;
  await db.$transaction(async (tx) => {
    const claimed = await claim(
      tx,
      { AND: [{ riderId, kind: { in: kinds } }, waitingAt(now), { at: { lte: until } }] },
      now,
    );
    if (claimed.length === 0) return;
    const token = await unsubscribeToken(tx, riderId, choices);
    await sendMail(tx, { to: person.email, kind: "notices", ...noticeMail(claimed, riderId, token) });
  });
}

async function claim(tx: Transaction, where: Prisma.NoticeWhereInput, now: Date): Promise<MailedNotice[]> {
  const rows = await tx.notice.updateManyAndReturn({
    where,
    data: { mailedAt: now },
    select: { id: true, kind: true, at: true, content: true },
  });
  return rows
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
    .map(({ id, kind, content }) => ({ id, content: { ...Object(content), kind } }));
}
