import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { endAlarm, raiseAlarm } from "../alarms";
import { db } from "../db";
import { env } from "../env";
import { sendJob } from "../jobs";
import { log } from "../log";
import { authenticateDirectly, type ConnectRequest, openWidgetSession } from "../terra/client";
import type { Viewer } from "../viewer";

/** Time enough to find a password at Bryton's, and to make an account there. */
export const ATTEMPT_SECONDS = 2 * 60 * 60;

export interface Departure {
  /** Terra's page, on which the rider agrees. Good for one press. */
  url: string;
  /** For this browser's cookie: who comes back must bring it. */
  state: string;
}

/**
 * Begins to connect: a page of Terra's for this press, bound to this browser by a value nobody can guess.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export async function beginConnecting(viewer: Viewer, provider: string, now = new Date()): Promise<Departure> {
  const { terraReference } = await db.user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: { terraReference: true },
  });
  const state = randomBytes(32).toString("base64url");
  const url = await openSession({
    reference: terraReference,
    provider,
    successUrl: returnUrl(state, "agreed"),
    failureUrl: returnUrl(state, "refused"),
  });
  await db.connectAttempt.create({
    data: {
      stateHash: hashOf(state),
      riderId: viewer.userId,
      provider,
      createdAt: now,
      expiresAt: new Date(now.getTime() + ATTEMPT_SECONDS * 1000),
    },
  });
  return { url, state };
}

/** What a browser brings back from Terra's page. All of it can be made up. */
export interface Return {
  /** From the address. */
  state: string;
  /** From the cookie; null when this browser has none. */
  cookie: string | null;
  result: "agreed" | "refused";
  /** Terra's name for the connection, as the address has it. */
  terraUserId: string | null;
}

/** stranger: not the browser, or not the rider, that went there; or too long ago. */
export type Arrival =
  | { outcome: "connected" | "waiting" | "refused"; provider: string }
  | { outcome: "stranger"; provider: null };

const STRANGER: Arrival = { outcome: "stranger", provider: null };

/**
 * Takes a browser in that comes back. Nothing is bound by what it says: a user id in the address only makes the worker
 * ask Terra whose it is.
 */
export async function arrive(viewer: Viewer, back: Return, now = new Date()): Promise<Arrival> {
  if (back.cookie === null || !isSame(back.state, back.cookie)) return STRANGER;
  const stateHash = hashOf(back.state);
  const attempt = await db.connectAttempt.findUnique({
    where: { stateHash, riderId: viewer.userId, expiresAt: { gt: now } },
  });
  if (!attempt) return STRANGER;

  const { provider } = attempt;
  const claimed = attempt.terraUserId ?? (back.result === "agreed" ? back.terraUserId : null);
  if (await isConnected(viewer, provider, claimed)) return { outcome: "connected", provider };
  if (back.result === "refused" || attempt.refusal !== null) return { outcome: "refused", provider };

  if (claimed !== null && attempt.terraUserId === null) await haveVerified(viewer, stateHash, claimed);
  return { outcome: "waiting", provider };
}

/** Once for each attempt, however often the page is opened. */
async function haveVerified(viewer: Viewer, stateHash: Buffer<ArrayBuffer>, terraUserId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.connectAttempt.updateMany({
      where: { stateHash, terraUserId: null },
      data: { terraUserId },
    });
    if (count === 1) await sendJob(tx, "verify-connection", { riderId: viewer.userId, terraUserId });
  });
}

/** Whether the event was quicker than the browser. Without a name, any connection to this provider counts. */
async function isConnected(viewer: Viewer, provider: string, terraUserId: string | null): Promise<boolean> {
  const active = { riderId: viewer.userId, provider, state: "active" } as const;
  const found = await db.connection.findFirst({
    where: terraUserId === null ? active : { ...active, terraUserId },
    select: { id: true },
  });
  return found !== null;
}

async function openSession(wanted: ConnectRequest): Promise<string> {
  if (env().terra.connectMode === "direct") return (await authenticateDirectly(wanted)).url;
  const { url, warnings } = await openWidgetSession(wanted);
  for (const warning of warnings) log.warn({ event: "terra-warning", provider: wanted.provider, warning });
  if (warnings.length === 0) await endAlarm("terra-warning");
  else
    await raiseAlarm(
      "terra-warning",
      "warn",
      `Terra remarks on ${wanted.provider}: ${warnings.join("; ").slice(0, 300)}`,
    );
  return url;
}

function returnUrl(state: string, result: Return["result"]): string {
  const url = new URL(`${env().publicUrl}/settings/connections/return`);
  url.search = new URLSearchParams({ state, result }).toString();
  return url.href;
}

const hashOf = (state: string): Buffer<ArrayBuffer> => Buffer.from(createHash("sha256").update(state).digest());

const isSame = (one: string, other: string) => timingSafeEqual(hashOf(one), hashOf(other));
