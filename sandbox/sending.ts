import { randomUUID } from "node:crypto";
import { connectionsOf } from "./connections";
import type { Delivery, Letter } from "./deliveries";
import { dataEvent, PAYLOAD_VERSION, terraUser } from "./events";
import { fitToRecordings } from "./fit-to-activity";
import { athleteOf } from "./health/athlete";
import { type DayType, datesOf, dayJson } from "./health/health-library";
import type { Library, LibraryRide } from "./library";
import type { ChangedRide, Connection, Memory } from "./memory";
import { offeredBy } from "./providers";
import type { World } from "./world";

/** The bytes of a delivery, the same at every attempt; null when its user is gone, or what it tells is. */
export function bodyOf(memory: Memory, library: Library, delivery: Delivery): Uint8Array<ArrayBuffer> | null {
  const { content } = delivery;
  if (content.kind === "event") return new TextEncoder().encode(JSON.stringify(content.event));
  const connection = memory.connections.find(({ userId }) => userId === content.userId);
  const cyclist = connection && library.find(connection.riderId);
  if (!connection || !cyclist) return null;
  const user = terraUser(connection, delivery.orderingMs);
  switch (content.kind) {
    case "rides":
      return inEvent("activity", user, library.write(cyclist.id, content.summaryIds, content.withSamples));
    case "days": {
      const { type, dates, withSamples } = content;
      const days = dates.flatMap((date) => dayJson(library, cyclist, type, date, withSamples) ?? []);
      return inEvent(type, user, days);
    }
    case "athlete": {
      const event = { type: "athlete", version: PAYLOAD_VERSION, user, athlete: athleteOf(cyclist) };
      return new TextEncoder().encode(JSON.stringify(event));
    }
  }
}

const inEvent = (type: string, user: object, items: readonly string[]) =>
  items.length === 0 ? null : new TextEncoder().encode(dataEvent(type, user, items));

export interface Posting {
  traceId?: string;
  reference?: string;
  withSamples?: boolean;
  isHistory: boolean;
}

/** One letter with some rides of one connection. */
export function letterWith({ userId }: Connection, rides: readonly LibraryRide[], posting: Posting): Letter {
  const summaryIds = rides.map(({ summaryId }) => summaryId);
  const about = rides.length === 1 ? (rides[0]?.title ?? "A ride") : `${rides.length} rides`;
  return addressed(about, { kind: "rides", userId, summaryIds, withSamples: posting.withSamples ?? true }, posting);
}

/** One letter with some days of one connection. */
export function letterWithDays(
  { userId }: Connection,
  type: DayType,
  dates: readonly string[],
  posting: Posting,
): Letter {
  const about = dates.length === 1 ? `${type} of ${dates[0]}` : `${type}, ${dates.length} days`;
  const withSamples = posting.withSamples ?? true;
  return addressed(about, { kind: "days", userId, type, dates: [...dates], withSamples }, posting);
}

export const letterWithAthlete = ({ userId }: Connection, posting: Posting): Letter =>
  addressed("athlete", { kind: "athlete", userId }, posting);

function addressed(about: string, content: Letter["content"], { traceId, reference, isHistory }: Posting): Letter {
  const id = traceId ?? randomUUID();
  return { traceId: id, reference: reference ?? id, about, content, isHistory };
}

/** What came of a press of a button. */
export type Outcome =
  | { sent: "nobody connected" }
  | { sent: "nothing offered" }
  | { sent: "rides"; count: number; summaryIds: string[] };

/** The rider comes home: a ride that ends now, delivered to every connection of theirs. */
export function finishRide(world: World, riderId: string, wish: { minutes: number; title: string | null }): Outcome {
  if (connectionsOf(world, riderId).length === 0) return { sent: "nobody connected" };
  const { finished } = world.memory;
  const endedAt = Math.floor(world.now() / 1000);
  const number = finished.filter((one) => one.riderId === riderId).length + 1;
  finished.push({ riderId, endedAt, number, ...wish });
  world.changed();
  const rides = world.library
    .ridesOf(riderId)
    .filter(({ summaryId }) => summaryId.endsWith(`-finished-${endedAt}-${number}`));
  return sendEach(world, riderId, rides, false);
}

/** Everything the rider ever rode, newest first, a letter each. */
export function sendHistory(world: World, riderId: string): Outcome {
  return sendEach(world, riderId, world.library.ridesOf(riderId).toReversed(), true);
}

/**
 * From now on the provider tells a ride otherwise; nothing is delivered of it until it is asked for.
 *
 * @returns false when the rider has no such ride
 */
export function changeRide(world: World, change: ChangedRide): boolean {
  const { memory, library } = world;
  if (!library.ridesOf(change.riderId).some(({ summaryId }) => summaryId === change.summaryId)) return false;
  const isSame = (one: ChangedRide) => one.riderId === change.riderId && one.summaryId === change.summaryId;
  memory.changes = [...memory.changes.filter((one) => !isSame(one)), change];
  world.changed();
  return true;
}

/**
 * The rides in a FIT file become the rider's, and are delivered.
 *
 * @throws NotARide
 */
export function sendFile(world: World, riderId: string, bytes: Uint8Array, name: string | null): Outcome {
  const summaryIds = fitToRecordings(bytes).map(({ summaryId }) => summaryId);
  if (connectionsOf(world, riderId).length === 0) return { sent: "nobody connected" };
  const fileId = world.shelf.put(bytes);
  const { filed } = world.memory;
  if (!filed.some((one) => one.fileId === fileId && one.riderId === riderId)) filed.push({ riderId, fileId, name });
  world.changed();
  const rides = world.library.ridesOf(riderId).filter(({ summaryId }) => summaryIds.includes(summaryId));
  return sendEach(world, riderId, rides, false);
}

/** What the rider's scale, wrist and diary say of today, and who they are, where their provider tells that. */
export function sendDay(world: World, riderId: string): Outcome {
  const connections = connectionsOf(world, riderId);
  const cyclist = world.library.find(riderId);
  if (connections.length === 0 || !cyclist) return { sent: "nobody connected" };
  const now = Math.floor(world.now() / 1000);
  const posting = { isHistory: false, withSamples: !world.memory.moods.leavesOutSamples };
  const letters = connections.flatMap((connection) =>
    offeredBy(world.memory.moods, connection.provider).flatMap((type) => {
      if (type === "activity") return [];
      if (type === "athlete") return [letterWithAthlete(connection, posting)];
      const latest = datesOf(world.library, cyclist, type, now, now + 1, now + 1);
      return latest.length > 0 ? [letterWithDays(connection, type, latest, posting)] : [];
    }),
  );
  if (letters.length === 0) return { sent: "nothing offered" };
  world.postOffice.send(letters);
  return { sent: "rides", count: letters.length, summaryIds: [] };
}

function sendEach(world: World, riderId: string, rides: readonly LibraryRide[], isHistory: boolean): Outcome {
  const connections = connectionsOf(world, riderId);
  if (connections.length === 0) return { sent: "nobody connected" };
  const posting = { isHistory, withSamples: !world.memory.moods.leavesOutSamples };
  world.postOffice.send(
    rides.flatMap((ride) => connections.map((connection) => letterWith(connection, [ride], posting))),
  );
  return { sent: "rides", count: rides.length, summaryIds: rides.map(({ summaryId }) => summaryId) };
}
