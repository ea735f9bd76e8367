import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { UserId } from "@/core/ids";
import { db } from "./db";

/** More than anybody says: who sends more is a program, or a child on the keyboard. */
export const MOST_COMMENTS = 30;
const IN_SECONDS = 5 * 60;

const limiter = new RateLimiterPrisma({
  storeClient: db,
  tableName: "rateLimit",
  clearExpiredByTimeout: false,
  keyPrefix: "comment",
  points: MOST_COMMENTS,
  duration: IN_SECONDS,
});

/**
 * Counts something that somebody says.
 *
 * @returns 0 when they may say it, otherwise how long to wait in ms
 */
export async function countComment(userId: UserId): Promise<number> {
  try {
    await limiter.consume(userId, 1);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}
