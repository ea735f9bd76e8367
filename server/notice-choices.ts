import type { UserId } from "@/core/ids";
import { type NoticeChoices, readNoticeChoices } from "@/core/notice-choices";
import type { Database } from "./db";
import { toJson } from "./ride-json";

/** How somebody wants to be told of things. */
export async function noticeChoicesOf(database: Database, userId: UserId): Promise<NoticeChoices> {
  const row = await database.noticeChoices.findUnique({ where: { userId }, select: { values: true } });
  return readNoticeChoices(row?.values);
}

/** Keeps how somebody wants to be told of things. */
export async function writeNoticeChoices(database: Database, userId: UserId, choices: NoticeChoices): Promise<void> {
  const values = toJson(choices);
  await database.noticeChoices.upsert({ where: { userId }, create: { userId, values }, update: { values } });
}
