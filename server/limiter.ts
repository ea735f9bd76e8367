import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "./db";

/** So many of something are allowed in so many seconds, counted in the database for all processes. */
export interface Limits {
  keyPrefix: string;
  points: number;
  /** In seconds. */
  duration: number;
}

/** What counts something up to its limits. */
export const limiter = (limits: Limits): RateLimiterPrisma =>
  new RateLimiterPrisma({ storeClient: db, tableName: "rateLimit", clearExpiredByTimeout: false, ...limits });

/** Counts one more of something. @returns 0 when it is not too much, otherwise how long to wait in ms */
export async function consume(limited: RateLimiterPrisma, key: string): Promise<number> {
  try {
    await limited.consume(key, 1);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}
