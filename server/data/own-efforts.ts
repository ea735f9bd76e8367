import "server-only";
import { cleanText } from "@/core/clean-text";
import type { EffortId, RideId } from "@/core/ids";
import type { Span } from "@/core/span";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { announce } from "../live";
import { isWithin, momentsOf, movedTo, type RideTimes } from "../stretch-moments";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** More can nobody read. */
export const MOST_OWN_EFFORTS = 200;
export const LONGEST_EFFORT_NAME = 80;

/** A stretch that a rider marks, in seconds of the ride. */
export interface NewEffort extends Span {
  name: string | null;
  /** Where the found effort lies that it stands for. */
  replaces: Span | null;
  /** The found effort is none. */
  isHidden: boolean;
}

/** What of an own effort becomes another; null for what stays. */
export interface EffortEdit {
  /** Empty for none. */
  name: string | null;
  span: Span | null;
  isHidden: boolean | null;
}

/** What became of a wish to write down an effort. */
export type EffortChange = "saved" | "missing" | "outside" | "too-many" | "only-looking";

/**
 * Marks a stretch of one of the viewer's rides as an effort, or says that one that was found is none. No number of the ride
 * follows from it.
 *
 * @param since when the ride began on the page that the seconds are of; null where it is the ride as it is
 */
export async function addOwnEffort(
  viewer: Viewer,
  rideId: RideId,
  wanted: NewEffort,
  since: Date | null = null,
): Promise<EffortChange> {
  return change(viewer, rideId, async (tx, ride) => {
    const { name, isHidden } = wanted;
    const effort = movedTo(ride, since, wanted);
    const replaces = wanted.replaces && movedTo(ride, since, wanted.replaces);
    if (!isWithin(effort, ride) || (replaces && !isWithin(replaces, ride))) return "outside";
    const which = { riderId: viewer.userId, rideId };
    if ((await tx.ownEffort.count({ where: which })) >= MOST_OWN_EFFORTS) return "too-many";
    const stoodFor = replaces && momentsOf(replaces, ride);
    const found = { replacesFrom: stoodFor?.startsAt ?? null, replacesUntil: stoodFor?.endsAt ?? null };
    await tx.ownEffort.create({
      data: { ...which, ...momentsOf(effort, ride), ...found, isHidden, name: cleanName(name) },
    });
    return "saved";
  });
}

/**
 * Says something else of what the viewer said of a stretch.
 *
 * @param since as in `addOwnEffort`
 */
export async function changeOwnEffort(
  viewer: Viewer,
  rideId: RideId,
  id: EffortId,
  { name, span: wanted, isHidden }: EffortEdit,
  since: Date | null = null,
): Promise<EffortChange> {
  return change(viewer, rideId, async (tx, ride) => {
    const span = wanted && movedTo(ride, since, wanted);
    if (span && !isWithin(span, ride)) return "outside";
    const { count } = await tx.ownEffort.updateMany({
      where: { riderId: viewer.userId, rideId, id },
      data: {
        ...(name === null ? {} : { name: cleanName(name) }),
        ...(span === null ? {} : momentsOf(span, ride)),
        ...(isHidden === null ? {} : { isHidden }),
      },
    });
    return count === 1 ? "saved" : "missing";
  });
}

/** Takes back what the viewer said of a stretch: their own effort goes, a found one is there again as it was found. */
export async function removeOwnEffort(viewer: Viewer, rideId: RideId, id: EffortId): Promise<EffortChange> {
  return change(viewer, rideId, async (tx) => {
    const { count } = await tx.ownEffort.deleteMany({ where: { riderId: viewer.userId, rideId, id } });
    return count === 1 ? "saved" : "missing";
  });
}

/** Held, so that nothing is marked on a ride that is just being joined with another or deleted. */
async function change(
  viewer: Viewer,
  rideId: RideId,
  act: (tx: Transaction, ride: RideTimes) => Promise<EffortChange>,
): Promise<EffortChange> {
  if (viewer.isDemonstration) return "only-looking";
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const ride = await tx.ride.findFirst({
      where: { AND: [{ riderId, id: rideId }, visibleTo(viewer)] },
      select: { startedAt: true, elapsedSeconds: true },
    });
    if (ride === null) return "missing";
    const changed = await act(tx, ride);
    if (changed === "saved") await announce(tx, { kind: "ride", riderId, rideId });
    return changed;
  });
}

const cleanName = (name: string | null): string | null =>
  [...(cleanText(name) ?? "")].slice(0, LONGEST_EFFORT_NAME).join("").trim() || null;
