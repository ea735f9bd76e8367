import "server-only";
import type { NoticeChoices } from "@/core/notice-choices";
import { db } from "../db";
import { announce } from "../live";
import { noticeChoicesOf, writeNoticeChoices } from "../notice-choices";
import type { Viewer } from "../viewer";

/** How the viewer wants to be told of things. */
export async function findNoticeChoices(viewer: Viewer): Promise<NoticeChoices> {
  return noticeChoicesOf(db, viewer.userId);
}

/**
 * Keeps how the viewer wants to be told of things.
 *
 * @returns false in a demonstration, where nothing is changed
 */
export async function saveNoticeChoices(viewer: Viewer, choices: NoticeChoices): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  await db.$transaction(async (tx) => {
    await writeNoticeChoices(tx, viewer.userId, choices);
    // The bell counts what is shown.
    await announce(tx, { kind: "notice", riderId: viewer.userId });
  });
  return true;
}
