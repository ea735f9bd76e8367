import { v7 as uuidv7 } from "uuid";
import type { RideId, SourceId, UserId } from "@/core/ids";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { announce } from "../live";
import { composeRide } from "./compose";
import { moveSource, openRide } from "./move-source";
import { findSameRide } from "./same-ride";
import { haveOthersReckoned } from "./sources";

/**
 * Makes a ride what its rider said of it: sources that they want apart become rides of their own, one that they want back
 * is joined again, and the numbers follow from the repairs as they are now. Done twice it changes nothing.
 */
export async function settleRide(riderId: UserId, rideId: RideId): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const changed = new Set<RideId>([rideId]);
    for (const other of await moveApart(tx, riderId, rideId)) changed.add(other);
    const joined = await joinAgain(tx, riderId, rideId);
    if (joined) changed.add(joined);
    for (const id of changed) {
      await composeRide(tx, riderId, id);
      await announce(tx, { kind: "ride", riderId, rideId: id });
    }
    await haveOthersReckoned(tx, riderId);
  });
}

/** @returns the new rides */
async function moveApart(tx: Transaction, riderId: UserId, rideId: RideId): Promise<RideId[]> {
  const sources = await tx.rideSource.findMany({ where: { riderId, rideId }, orderBy: { id: "asc" } });
  const stays = sources.find(({ isApart }) => !isApart) ?? sources[0];
  const made: RideId[] = [];
  for (const source of sources) {
    if (!source.isApart || source === stays) continue;
    const to = uuidv7() as RideId;
    await openRide(tx, riderId, to, source);
    await moveSource(tx, { riderId, sourceId: source.id as SourceId, to });
    made.push(to);
  }
  return made;
}

/** @returns the ride that the only source of this one went to */
async function joinAgain(tx: Transaction, riderId: UserId, rideId: RideId): Promise<RideId | null> {
  const [only, ...more] = await tx.rideSource.findMany({
    where: { riderId, rideId },
    select: { id: true, isApart: true },
  });
  if (only === undefined || more.length > 0 || only.isApart) return null;
  const sourceId = only.id as SourceId;
  const same = await findSameRide(tx, riderId, sourceId);
  if (same === null) return null;
  await moveSource(tx, { riderId, sourceId, to: same.rideId });
  return same.rideId;
}
