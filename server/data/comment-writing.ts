import "server-only";
import { isQuestion } from "@/core/comments";
import type { CommentId, RideId, UserId } from "@/core/ids";
import type { Span } from "@/core/span";
import { countComment } from "../comment-limit";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { notify } from "../notices";
import { CROPPED } from "../ride-crop";
import { isWithin, momentsOf, movedTo, type RideTimes } from "../stretch-moments";
import { announceTalk, holdCoachesInSight } from "../talks";
import type { Viewer } from "../viewer";
import { findSight, isShowable, ridesInSight } from "./visibility";

/** Something to be said about a ride. */
export interface NewComment {
  /** In the talk with which coaches; a coach has theirs alone. */
  coachIds: readonly UserId[];
  /** As `parseComment` of server/comment-form.ts gives it. */
  text: string;
  /** The stretch that it is about, in seconds of the ride on the page that it was written on. */
  stretch: Span | null;
  /** When the ride began on that page; null where it is the ride as it is. */
  since: Date | null;
}

/** What became of a wish to say something, or to take it back. */
export type CommentChange = "done" | "missing" | "outside" | "too-fast" | "only-looking";

/**
 * Says something about a ride: its rider to coaches in whose sight it lies, such a coach to the rider. The other one is told,
 * and gets it when and only if they may see the ride as this commits.
 */
export async function writeComment(
  viewer: Viewer,
  riderId: UserId,
  rideId: RideId,
  { coachIds, text, stretch, since }: NewComment,
): Promise<CommentChange> {
  if (await isTooFast(viewer)) return "too-fast";
  return change(viewer, riderId, rideId, async (tx, { ride, openTo, others }) => {
    // Two who write to the same coaches must not tell them in different orders, or each waits for the other.
    const talks = [...new Set(coachIds)].sort();
    if (talks.length === 0 || !talks.every((coachId) => openTo.includes(coachId))) return "missing";
    const span = stretch && movedTo(ride, since, stretch);
    if (span && !isWithin(span, ride)) return "outside";
    for (const coachId of talks) {
      await tx.rideComment.create({
        data: {
          ...{ riderId, rideId, coachId, authorId: viewer.userId, text, createdAt: new Date() },
          ...(span && momentsOf(span, ride)),
        },
      });
      const { userId: personId, name } = viewer;
      await notify(tx, others(coachId), {
        ...{ kind: "comment", riderId, rideId, personId, name, isQuestion: isQuestion(text) },
      });
      await announceTalk(tx, { riderId, rideId, coachId });
    }
    return "done";
  });
}

/** Says something of one's own in other words. Nobody is told: what was a question was told as one. */
export async function editComment(
  viewer: Viewer,
  riderId: UserId,
  rideId: RideId,
  id: CommentId,
  text: string,
): Promise<CommentChange> {
  if (await isTooFast(viewer)) return "too-fast";
  return changeOne(viewer, { riderId, rideId, id, isDeleted: false }, { text, editedAt: new Date() });
}

/** Takes something of one's own back; nobody sees it any more, and until it is swept it can be had back. */
export async function deleteComment(
  viewer: Viewer,
  riderId: UserId,
  rideId: RideId,
  id: CommentId,
): Promise<CommentChange> {
  return changeOne(viewer, { riderId, rideId, id, isDeleted: false }, { deletedAt: new Date() });
}

/** Has something be said after all that its author took back. */
export async function restoreComment(
  viewer: Viewer,
  riderId: UserId,
  rideId: RideId,
  id: CommentId,
): Promise<CommentChange> {
  return changeOne(viewer, { riderId, rideId, id, isDeleted: true }, { deletedAt: null });
}

/** Before the transaction, which would wait for the connection that counts. */
const isTooFast = async ({ userId, isDemonstration }: Viewer): Promise<boolean> =>
  !isDemonstration && (await countComment(userId)) > 0;

interface WhichComment {
  riderId: UserId;
  rideId: RideId;
  id: CommentId;
  isDeleted: boolean;
}

/** Of a talk that is over nobody changes anything: what the athlete keeps stays as it was read. */
async function changeOne(
  viewer: Viewer,
  { riderId, rideId, id, isDeleted }: WhichComment,
  data: { text: string; editedAt: Date } | { deletedAt: Date | null },
): Promise<CommentChange> {
  return change(viewer, riderId, rideId, async (tx, { openTo }) => {
    const [changed] = await tx.rideComment.updateManyAndReturn({
      where: {
        ...{ riderId, rideId, id, authorId: viewer.userId, coachId: { in: openTo } },
        deletedAt: isDeleted ? { not: null } : null,
      },
      data,
      select: { coachId: true },
    });
    if (changed === undefined) return "missing";
    await announceTalk(tx, { riderId, rideId, coachId: changed.coachId as UserId });
    return "done";
  });
}

/** What somebody may say something in, held until the transaction ends. */
interface OpenTalks {
  ride: RideTimes;
  /** The coaches whose talk the viewer may write in. */
  openTo: UserId[];
  /** Who is on the other side of a talk. */
  others: (coachId: UserId) => UserId;
}

/** Held, so that nothing is said about a ride that is just being joined with another, deleted, or taken out of sight. */
async function change(
  viewer: Viewer,
  riderId: UserId,
  rideId: RideId,
  act: (tx: Transaction, talks: OpenTalks) => Promise<CommentChange>,
): Promise<CommentChange> {
  if (viewer.isDemonstration) return "only-looking";
  const sight = await findSight(viewer, riderId);
  if (sight === null) return "missing";
  const isRider = sight.coaching === null;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const ride = await tx.ride.findFirst({
      where: { AND: [{ riderId, id: rideId }, ridesInSight(viewer, sight)] },
      select: CROPPED,
    });
    if (ride === null || !isShowable(sight, ride)) return "missing";
    const coaches = await holdCoachesInSight(tx, riderId, ride.startedAt);
    const openTo = isRider ? coaches : coaches.filter((coachId) => coachId === viewer.userId);
    return act(tx, { ride, openTo, others: (coachId) => (isRider ? coachId : riderId) });
  });
}
