import "server-only";
import { db } from "../db";
import type { Viewer } from "../viewer";

/** How many of the rides that are being worked out again are done. */
export interface ReckoningProgress {
  done: number;
  total: number;
}

/**
 * How far the working out again of the viewer's rides has come.
 *
 * @returns null when none of them is being worked out again
 */
export async function findReckoning(viewer: Viewer): Promise<ReckoningProgress | null> {
  return db.reckoning.findFirst({
    where: { riderId: viewer.userId, finishedAt: null },
    select: { done: true, total: true },
  });
}
