import type { UserId } from "@/core/ids";
import { consume, limiter } from "./limiter";

/** More than anybody says: who sends more is a program, or a child on the keyboard. */
export const MOST_COMMENTS = 30;
const IN_SECONDS = 5 * 60;

const perAuthor = limiter({ keyPrefix: "comment", points: MOST_COMMENTS, duration: IN_SECONDS });

/**
 * Counts something that somebody says.
 *
 * @returns 0 when they may say it, otherwise how long to wait in ms
 */
export const countComment = (userId: UserId): Promise<number> => consume(perAuthor, userId);
