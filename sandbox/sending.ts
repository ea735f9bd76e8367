import { randomUUID } from "node:crypto";
import { connectionsOf } from "./connections";
import type { Delivery } from "./deliveries";
import { activityEvent, terraUser } from "./events";
import { fitToRecordings } from "./fit-to-activity";
import type { Library, LibraryRide } from "./library";
import type { ChangedRide, Connection, Memory } from "./memory";
import type { World } from "./world";

/** The bytes of a delivery, the same at every attempt; null when its user is gone, or its rides are. */
export function bodyOf(memory: Memory, library: Library, delivery: Delivery): Uint8Array<ArrayBuffer> | null {
  const { content } = delivery;
  if (content.kind === "event") return new TextEncoder().encode(JSON.stringify(content.event));
  const connection = memory.connections.find(({ userId }) => userId === content.userId);
  if (!connection) return null;
  const activities = library.write(connection.riderId, content.summaryIds, content.withSamples);
  if (activities.length === 0) return null;
  return new TextEncoder().encode(activityEvent(terraUser(connection, delivery.orderingMs), activities));
}

interface Posting {
  traceId?: string;
  reference?: string;
  withSamples?: boolean;
  isHistory: boolean;
}

/** One letter with some rides of one connection. */
export function letterWith({ userId }: Connection, rides: readonly LibraryRide[], posting: Posting) {
  const traceId = posting.traceId ?? randomUUID();
  const summaryIds = rides.map(({ summaryId }) => summaryId);
  return {
    traceId,
    reference: posting.reference ?? traceId,
    about: rides.length === 1 ? (rides[0]?.title ?? "A ride") : `${rides.length} rides`,
    content: { kind: "rides" as const, userId, summaryIds, withSamples: posting.withSamples ?? true },
    isHistory: posting.isHistory,
  };
}

/** What came of a press of a button. */
export type Outcome = { sent: "nobody connected" } | { sent: "rides"; count: number; summaryIds: string[] };

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

function sendEach(world: World, riderId: string, rides: readonly LibraryRide[], isHistory: boolean): Outcome {
  const connections = connectionsOf(world, riderId);
  if (connections.length === 0) return { sent: "nobody connected" };
  world.postOffice.send(
    rides.flatMap((ride) => connections.map((connection) => letterWith(connection, [ride], { isHistory }))),
  );
  return { sent: "rides", count: rides.length, summaryIds: rides.map(({ summaryId }) => summaryId) };
}
