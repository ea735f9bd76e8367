import { createHmac } from "node:crypto";
import type { UserId } from "@/core/ids";
import { type NoticeChoices, withoutMail } from "@/core/notice-choices";
import type { NoticeKind } from "@/core/notices";
import { db, type Transaction } from "../db";
import { env } from "../env";
import { linkTokenHash } from "../link-token";
import { noticeChoicesOf, writeNoticeChoices } from "../notice-choices";
import { toJson } from "../ride-json";

/** The same in every mail to somebody, so that old mails can be unsubscribed from, too, and kept nowhere. */
const tokenOf = (userId: UserId): string =>
  createHmac("sha256", env().authSecret).update(`unsubscribe ${userId}`).digest("base64url");

/** The token by which somebody can end their mails without signing in. Our side remembers its hash only. */
export async function unsubscribeToken(tx: Transaction, userId: UserId, choices: NoticeChoices): Promise<string> {
  const token = tokenOf(userId);
  const unsubscribeHash = linkTokenHash(token);
  await tx.noticeChoices.upsert({
    where: { userId },
    create: { userId, values: toJson(choices), unsubscribeHash },
    update: { unsubscribeHash },
  });
  return token;
}

/** Whether a token is one of ours; whose it is is not told. */
export const isUnsubscribeToken = async (token: string): Promise<boolean> => (await ownerOf(token)) !== null;

/**
 * Ends mails: of one kind, or all where none is named. To do it twice changes nothing.
 *
 * @returns false when the token is none of ours
 */
export async function unsubscribe(token: string, kind: NoticeKind | null): Promise<boolean> {
  const userId = await ownerOf(token);
  if (userId === null) return false;
  await db.$transaction(async (tx) => {
    await writeNoticeChoices(tx, userId, withoutMail(await noticeChoicesOf(tx, userId), kind));
  });
  return true;
}

async function ownerOf(token: string): Promise<UserId | null> {
  const row = await db.noticeChoices.findUnique({
    where: { unsubscribeHash: linkTokenHash(token) },
    select: { userId: true },
  });
  return row && (row.userId as UserId);
}
