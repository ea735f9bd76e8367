import { createHash, randomBytes } from "node:crypto";
import { parseUserId, type UserId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { announce } from "../live";
import type { Viewer } from "../viewer";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A session ends when it was not used for this long … */
const IDLE_MS = 14 * DAY_MS;

/** … and after this long even when it was used all the time. */
export const LIFETIME_MS = 90 * DAY_MS;

/** Looking around in a demonstration is over sooner: one account is shared by everybody. */
const DEMONSTRATION_LIFETIME_MS = DAY_MS;

/** A session in use is written to at most this often. */
const TOUCH_MS = 5 * MINUTE_MS;

export interface OpenSession {
  viewer: Viewer;
  expiresAt: Date;
}

/** A new token for a browser's cookie: 256 bits of chance. */
export const newSessionToken = (): string => randomBytes(32).toString("base64url");

/** Opens a session; the database learns the token's hash only. */
export async function openSession(token: string, userId: UserId, now: Date): Promise<void> {
  const { isDemonstration } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { isDemonstration: true },
  });
  const expiresAt = expiryOf(now, now, isDemonstration);
  await db.session.create({
    data: { tokenHash: hashOf(token), userId, createdAt: now, lastSeenAt: now, expiresAt },
  });
}

/**
 * Whom a token stands for. Being asked for keeps a session from going idle.
 *
 * @returns null when there is no such session, or it is over
 */
export async function findSession(token: string, now: Date): Promise<OpenSession | null> {
  const row = await db.session.findUnique({
    where: { tokenHash: hashOf(token), expiresAt: { gt: now } },
    include: { user: { select: { id: true, name: true, email: true, isDemonstration: true, isOperator: true } } },
  });
  const userId = row && parseUserId(row.user.id);
  if (!row || !userId) return null;

  const { name, email, isDemonstration, isOperator } = row.user;
  const expiresAt = await touch(row, isDemonstration, now);
  return { viewer: { userId, name, email, isDemonstration, isOperator }, expiresAt };
}

/** Ends one session, at once and everywhere. */
export async function endSession(token: string): Promise<void> {
  const tokenHash = hashOf(token);
  const session = await db.session.findUnique({ where: { tokenHash }, select: { userId: true } });
  if (session) await endSessions(session.userId, { tokenHash });
}

/** Ends all of the viewer's sessions but the one of this token. */
export const endOtherSessions = (viewer: Viewer, token: string): Promise<number> =>
  endSessions(viewer.userId, { tokenHash: { not: hashOf(token) } });

/** What is open in these browsers hears nothing any more. */
async function endSessions(userId: string, which: Prisma.SessionWhereInput): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { ...which, userId } });
    await announce(tx, { kind: "sessions", riderId: userId });
    return count;
  });
}

/** Where else the viewer is signed in, the latest used first. */
export async function listSessions(viewer: Viewer, token: string | null, now: Date): Promise<SessionSummary[]> {
  const rows = await db.session.findMany({
    where: { userId: viewer.userId, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
  const own = token === null ? null : hashOf(token).toString("hex");
  return rows.map((row) => ({
    isThisOne: Buffer.from(row.tokenHash).toString("hex") === own,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
  }));
}

export interface SessionSummary {
  isThisOne: boolean;
  createdAt: Date;
  lastSeenAt: Date;
}

const hashOf = (token: string): Buffer<ArrayBuffer> => Buffer.from(createHash("sha256").update(token).digest());

function expiryOf(createdAt: Date, seenAt: Date, isDemonstration: boolean): Date {
  const lifetimeMs = isDemonstration ? DEMONSTRATION_LIFETIME_MS : LIFETIME_MS;
  return new Date(Math.min(seenAt.getTime() + IDLE_MS, createdAt.getTime() + lifetimeMs));
}

async function touch(
  row: { tokenHash: Uint8Array<ArrayBuffer>; createdAt: Date; lastSeenAt: Date; expiresAt: Date },
  isDemonstration: boolean,
  now: Date,
): Promise<Date> {
  const seenBefore = new Date(now.getTime() - TOUCH_MS);
  if (row.lastSeenAt > seenBefore) return row.expiresAt;
  const expiresAt = expiryOf(row.createdAt, now, isDemonstration);
  // Many requests at once: the first of them writes.
  await db.session.updateMany({
    where: { tokenHash: row.tokenHash, lastSeenAt: { lte: seenBefore } },
    data: { lastSeenAt: now, expiresAt },
  });
  return expiresAt;
}
