import "server-only";
import type { RideId, UserId } from "@/core/ids";
import { type RideWords, readRideType } from "@/core/ride-words";
import type { Prisma } from "../../prisma/generated/client";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { REMOVED_DAYS } from "../removed-days";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** What of a ride's row its rider wrote. */
export const WORDS = {
  ownTitle: true,
  notes: true,
  effort: true,
  feeling: true,
  tags: true,
  ownType: true,
} as const satisfies Prisma.RideSelect;

type WordsRow = Prisma.RideGetPayload<{ select: typeof WORDS }>;

/** The rider's words out of a ride's row. */
export const toWords = ({ ownTitle, notes, effort, feeling, tags, ownType }: WordsRow): RideWords => ({
  title: ownTitle,
  notes,
  effort,
  feeling,
  tags,
  type: readRideType(ownType),
});

/** A ride as it is edited. */
export interface RideEdit {
  id: RideId;
  /** What the recording is called. */
  recordedTitle: string;
  words: RideWords;
}

/** @returns null when the viewer has no such ride */
export async function findRideEdit(viewer: Viewer, id: RideId): Promise<RideEdit | null> {
  const row = await db.ride.findFirst({ where: own(viewer, id), select: { title: true, ...WORDS } });
  return row && { id, recordedTitle: row.title, words: toWords(row) };
}

/**
 * Writes down what the viewer says of one of their rides, in place of what they said before.
 *
 * @returns false when they have no such ride
 */
export async function saveRideWords(viewer: Viewer, id: RideId, words: RideWords): Promise<boolean> {
  const { title, type, ...rest } = words;
  const recorded = await findRideEdit(viewer, id);
  const ownTitle = title === recorded?.recordedTitle ? null : title;
  return change(viewer, id, own(viewer, id), async (tx, where) => {
    await tx.ride.update({ where, data: { ...rest, ownTitle, ownType: type } });
  });
}

/**
 * Says something more of one of the viewer's rides, which rests on what they said before.
 *
 * @param say is told that, and gives what is said from now on
 * @returns false when they have no such ride
 */
export async function sayMoreOfRide(
  viewer: Viewer,
  id: RideId,
  say: (before: RideWords) => Partial<Pick<RideWords, "notes" | "effort" | "feeling">>,
): Promise<boolean> {
  return change(viewer, id, own(viewer, id), async (tx, where) => {
    const before = toWords(await tx.ride.findUniqueOrThrow({ where, select: WORDS }));
    await tx.ride.update({ where, data: say(before) });
  });
}

/**
 * Deletes one of the viewer's rides. They can have it back for `REMOVED_DAYS`; what is delivered of it meanwhile does not
 * bring it back.
 *
 * @returns false when they have no such ride
 */
export async function removeRide(viewer: Viewer, id: RideId): Promise<boolean> {
  return change(viewer, id, own(viewer, id), async (tx, where) => {
    await tx.ride.update({ where, data: { removedAt: new Date() } });
    await reckonAgain(tx, viewer.userId);
  });
}

/**
 * Brings a ride back that the viewer deleted, with all that they said of it.
 *
 * @returns false when they deleted no such ride, or it is gone for good
 */
export async function restoreRide(viewer: Viewer, id: RideId): Promise<boolean> {
  return change(viewer, id, { ...removedBy(viewer), id }, async (tx, where) => {
    await tx.ride.update({ where, data: { removedAt: null } });
    await reckonAgain(tx, viewer.userId);
  });
}

/** A ride that its rider deleted and can have back. */
export interface RemovedRide {
  id: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  /** From then on it is gone for good. */
  goneAt: Date;
}

/** The rides that the viewer deleted and can have back, the last first. */
export async function listRemovedRides(viewer: Viewer): Promise<RemovedRide[]> {
  const rows = await db.ride.findMany({
    where: removedBy(viewer),
    orderBy: [{ removedAt: "desc" }, { id: "desc" }],
    select: { id: true, title: true, ownTitle: true, startedAt: true, offsetMinutes: true, removedAt: true },
  });
  return rows.map(({ id, title, ownTitle, removedAt, ...row }) => ({
    ...row,
    id: id as RideId,
    title: ownTitle ?? title,
    goneAt: new Date((removedAt ?? new Date()).getTime() + REMOVED_DAYS * 86_400_000),
  }));
}

const own = (viewer: Viewer, id: RideId): Prisma.RideWhereInput => ({
  AND: [{ riderId: viewer.userId, id }, visibleTo(viewer)],
});

const removedBy = (viewer: Viewer): Prisma.RideWhereInput => ({
  riderId: viewer.userId,
  deletedAt: null,
  removedAt: { not: null },
});

/** The rider waits for whoever is just writing the ride, so that neither writes over the other. */
async function change(
  { userId: riderId }: Viewer,
  rideId: RideId,
  which: Prisma.RideWhereInput,
  act: (tx: Transaction, where: Prisma.RideWhereUniqueInput) => Promise<void>,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    if ((await tx.ride.findFirst({ where: which, select: { id: true } })) === null) return false;
    await act(tx, { riderId_id: { riderId, id: rideId } });
    await announce(tx, { kind: "ride", riderId, rideId });
    return true;
  });
}

/** What is estimated of the rider may follow from a ride that goes, or comes back. */
const reckonAgain = (tx: Transaction, riderId: UserId) => sendJob(tx, "reckon-rides", { riderId }, { key: riderId });
