import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { UserId } from "@/core/ids";
import { db } from "../db";

const HOUR = 60 * 60;
/** So many invitations may one person make in an hour. */
export const INVITATIONS_AN_HOUR = 20;
/** So many of them may reach one mailbox in a day, from all people together. */
export const MAILS_A_DAY = 3;

const limiter = (limits: { keyPrefix: string; points: number; duration: number }) =>
  new RateLimiterPrisma({ storeClient: db, tableName: "rateLimit", clearExpiredByTimeout: false, ...limits });

const perInviter = limiter({ keyPrefix: "invite", points: INVITATIONS_AN_HOUR, duration: HOUR });
const perMailbox = limiter({ keyPrefix: "invited", points: MAILS_A_DAY, duration: 24 * HOUR });

/** @returns 0 when somebody may make one more invitation, otherwise how long to wait in ms */
export const countInvitation = (inviterId: UserId): Promise<number> => consume(perInviter, inviterId);

/** Whether one more invitation may go to a mailbox; of the address only the hash is kept. */
export const mayMailTo = async (email: string): Promise<boolean> =>
  (await consume(perMailbox, createHash("sha256").update(email).digest("base64url"))) === 0;

async function consume(limits: RateLimiterPrisma, key: string): Promise<number> {
  try {
    await limits.consume(key, 1);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}
