import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { z } from "zod";
import type { UserId } from "@/core/ids";
import type { Database } from "./db";
import { env } from "./env";
import { log } from "./log";
import { wantDigest } from "./want-digest";

const Change = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ride"), riderId: z.string(), rideId: z.string() }),
  z.object({ kind: z.literal("connection"), riderId: z.string() }),
  // What a provider told of the rider's days.
  z.object({ kind: z.literal("health"), riderId: z.string() }),
  // How far the rider's rides are reckoned again.
  z.object({ kind: z.literal("reckoning"), riderId: z.string() }),
  // How far files that the rider brought are.
  z.object({ kind: z.literal("batch"), riderId: z.string() }),
  // Who coaches the rider, whom they coach, or what of it may be seen.
  z.object({ kind: z.literal("coaching"), riderId: z.string() }),
  // What the rider's list says of their athletes.
  z.object({ kind: z.literal("roster"), riderId: z.string() }),
  // Something was said, or read, on a ride in the talk with one coach.
  z.object({ kind: z.literal("comment"), riderId: z.string(), rideId: z.string(), coachId: z.string() }),
  // The rider was told something, or has read it.
  z.object({ kind: z.literal("notice"), riderId: z.string() }),
  // Some of the rider's browsers are signed out.
  z.object({ kind: z.literal("sessions"), riderId: z.string() }),
]);

/** Something of a rider's that an open page may be showing has changed. */
export type Change = z.infer<typeof Change>;

const CHANNEL = "musette_changes";
const LONGEST_WAIT_MS = 5_000;
const PULSE_MS = 5_000;
const PATIENCE_MS = 3_000;

/** Tells every web process of a change, when and only if the transaction commits. */
export async function announce(database: Database, change: Change): Promise<void> {
  await database.$queryRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(change)})::text`;
  // What their coaches read of them rests on it.
  if (change.kind === "ride" || change.kind === "connection") await wantDigest(database, change.riderId as UserId);
}

interface Ear {
  listeners: EventEmitter;
  isListening: boolean;
  /** Since when it has listened without a break, how many changes it has heard in that time, and which was each rider's last. */
  heard: { since: string; count: number; last: Map<string, number> } | null;
}

const EAR = Symbol.for("musette.live");

/** One for the whole process: the built application has this module once for pages and once for route handlers. */
const home = globalThis as typeof globalThis & { [EAR]?: Ear };
const ear: Ear = home[EAR] ?? { listeners: new EventEmitter().setMaxListeners(0), isListening: false, heard: null };
home[EAR] = ear;

/** What a listener hears: a change, or that some may have been missed before we listened (again). */
export type LiveMessage = Change | { kind: "missed" };

/**
 * Calls back for every change of these riders' until it is told to stop, with the mark up to it. One connection of the
 * process serves all.
 *
 * @returns the function that ends it
 */
export function onChange(
  riderIds: readonly string[],
  heard: (message: LiveMessage, mark: string | null) => void,
): () => void {
  listenForEver();
  for (const riderId of riderIds) ear.listeners.on(riderId, heard);
  ear.listeners.on("missed", heard);
  return () => {
    for (const riderId of riderIds) ear.listeners.off(riderId, heard);
    ear.listeners.off("missed", heard);
  };
}

/**
 * What has been told of a rider so far, as a word that is another after every change. Who asks before they read, and
 * finds the same word later, has missed nothing in between.
 *
 * @returns null while changes may go unheard
 */
export function changeMark(riderId: string): string | null {
  listenForEver();
  return ear.heard && `${ear.heard.since}.${ear.heard.last.get(riderId) ?? 0}`;
}

/**
 * How far this process has heard, whoever it was of: for asking later what was missed.
 *
 * @returns null while changes may go unheard
 */
export function heardSoFar(): string | null {
  listenForEver();
  return ear.heard && `${ear.heard.since}.${ear.heard.count}`;
}

/**
 * Whether something of one of these riders may have changed since.
 *
 * @param mark as `heardSoFar` told it once, or another process did, whose words say nothing here
 */
export function hasMissed(mark: string, riderIds: Iterable<string>): boolean {
  const { heard } = ear;
  const [since, count] = mark.split(".");
  if (heard === null || since !== heard.since) return true;
  for (const riderId of riderIds) if ((heard.last.get(riderId) ?? 0) > Number(count)) return true;
  return false;
}

function listenForEver(): void {
  if (ear.isListening) return;
  ear.isListening = true;
  void listen();
}

/** Listens for ever; the database going away is waited out. */
async function listen(): Promise<void> {
  for (let failures = 0; ; failures++) {
    try {
      await listenOnce(() => {
        failures = 0;
      });
    } catch (error) {
      log.warn({ event: "live-trouble", reason: error instanceof Error ? error.message : String(error) });
    }
    await sleep(Math.min(LONGEST_WAIT_MS, 250 * 2 ** failures));
  }
}

/** Listens on one connection until it ends. */
async function listenOnce(listens: () => void): Promise<void> {
  const client = new Client({
    connectionString: env().databaseUrl,
    application_name: "musette live",
    connectionTimeoutMillis: 2_000,
    query_timeout: PATIENCE_MS,
  });
  const ended = new Promise<void>((resolve) => {
    client.once("end", resolve);
    client.once("error", () => resolve());
  });
  const over = new AbortController();
  client.on("notification", ({ payload }) => tell(payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    listens();
    ear.heard = { since: randomUUID(), count: 0, last: new Map() };
    ear.listeners.emit("missed", { kind: "missed" }, heardSoFar());
    await Promise.race([ended, feelPulse(client, over.signal)]);
  } finally {
    ear.heard = null;
    over.abort();
    await client.end().catch(() => undefined);
  }
}

/** Who does not know what is said is older than who says it, and need not. */
function tell(payload: string | undefined): void {
  const change = Change.safeParse(parseJson(payload)).data;
  if (!change) return;
  if (ear.heard) ear.heard.last.set(change.riderId, ++ear.heard.count);
  ear.listeners.emit(change.riderId, change, heardSoFar());
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** Fails as soon as the database does not answer, though nobody said that the connection is broken. */
async function feelPulse(client: Client, over: AbortSignal): Promise<never> {
  for (;;) {
    await sleep(PULSE_MS, undefined, { signal: over });
    await client.query("SELECT 1");
  }
}
