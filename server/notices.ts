import type { UserId } from "@/core/ids";
import type { NoticeContent } from "@/core/notices";
import type { Prisma } from "../prisma/generated/client";
import { db, type Transaction } from "./db";
import { env } from "./env";
import { sendJob } from "./jobs";
import { announce } from "./live";
import { noticeChoicesOf } from "./notice-choices";

/** Tells somebody something, when and only if the transaction commits; in the ways that they chose. */
export async function notify(tx: Transaction, to: UserId, content: NoticeContent): Promise<void> {
  const { kind, ...rest } = content;
  const { isShown, mail } = (await noticeChoicesOf(tx, to))[kind];
  if (!isShown && mail === "never") return;
  await tx.notice.create({ data: { riderId: to, kind, content: rest satisfies Prisma.InputJsonObject } });
  if (isShown) await announce(tx, { kind: "notice", riderId: to });
  const letters = env().mail;
  if (mail === "at-once" && letters) {
    await sendJob(tx, "mail-notices", { riderId: to }, { key: to, afterSeconds: letters.gatherSeconds });
  }
}

const DAY_MS = 86_400_000;
const READ_DAYS = 90;
/** Who does not look for a year will not look further back. */
const UNREAD_DAYS = 365;

/** Lets go of notices that were read and are old, and of those that nobody read for a year. */
export async function sweepNotices(now = new Date()): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await db.notice.deleteMany({
    where: {
      at: { lt: before(READ_DAYS) },
      OR: [{ readAt: { not: null } }, { at: { lt: before(UNREAD_DAYS) } }],
    },
  });
}
