import "server-only";
import { type CommentPlace, placeOfComment } from "@/core/comments";
import type { CommentId, RideId, UserId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { announce } from "../live";
import { CROPPED } from "../ride-crop";
import { stretchOf } from "../stretch-moments";
import { announceTalk } from "../talks";
import type { Viewer } from "../viewer";
import { findSight, isShowable, ridesInSight, type Sight } from "./visibility";

/** Something that was said about a ride, as one of the two sees it who talk. */
export interface RideComment {
  id: CommentId;
  isOwn: boolean;
  authorName: string;
  text: string;
  /** The stretch that it is about; null where it is about all of the ride. */
  place: CommentPlace | null;
  at: Date;
  editedAt: Date | null;
  isUnread: boolean;
}

/** What an athlete and one coach say to each other about a ride. */
export interface RideTalk {
  coachId: UserId;
  /** The other of the two; null when their account is gone. */
  withName: string | null;
  /** Whether anything more can be said: the coaching goes on, and the ride lies in the coach's sight. */
  isOpen: boolean;
  /** In the order in which they were said. */
  comments: RideComment[];
  /** When the other one last read something new in it. */
  otherReadAt: Date | null;
}

/**
 * What is said about a ride: the athlete has a talk with each coach, and a coach theirs alone. Talks in which something can
 * be said are there without a comment, too.
 *
 * @returns none when there is no such ride, or none that this viewer may see
 */
export async function listComments(viewer: Viewer, riderId: UserId, rideId: RideId): Promise<RideTalk[]> {
  const sight = await findSight(viewer, riderId);
  if (sight === null) return [];
  const ofTalk = sight.coaching === null ? {} : { coachId: viewer.userId };
  const ride = await db.ride.findFirst({
    where: { AND: [{ riderId, id: rideId }, ridesInSight(viewer, sight)] },
    select: {
      ...CROPPED,
      comments: { where: { deletedAt: null, ...ofTalk }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      commentReads: { where: ofTalk },
    },
  });
  if (ride === null || !isShowable(sight, ride)) return [];
  const coaches = sight.coaching === null ? await findCoaches(viewer, ride) : [seenAs(viewer, sight)];
  return coaches.map((coach) => toTalk(viewer, coach, ride));
}

/**
 * Notes that the viewer has read what the other one said in a talk; the notices of it are read with it.
 *
 * @param upTo when the last comment was said that they saw
 * @returns whether there was anything new to them
 */
export async function markRead(
  viewer: Viewer,
  { riderId, rideId, coachId, upTo }: { riderId: UserId; rideId: RideId; coachId: UserId; upTo: Date },
): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  const sight = await findSight(viewer, riderId);
  if (sight === null || (sight.coaching !== null && coachId !== viewer.userId)) return false;
  const key = { riderId, rideId, coachId, readerId: viewer.userId };
  const otherId = sight.coaching === null ? coachId : riderId;
  return db.$transaction(async (tx) => {
    const where = { AND: [{ riderId, id: rideId }, ridesInSight(viewer, sight)] };
    const ride = await tx.ride.findFirst({ where, select: CROPPED });
    if (ride === null || !isShowable(sight, ride)) return false;
    const before = await tx.commentRead.findUnique({ where: { riderId_rideId_coachId_readerId: key } });
    const news = await tx.rideComment.findMany({
      where: { riderId, rideId, coachId, authorId: otherId, createdAt: { gt: before?.readAt ?? new Date(0) } },
      select: { createdAt: true },
    });
    if (!news.some(({ createdAt }) => createdAt <= upTo)) return false;
    // What was said after the page was made was not seen.
    const readAt = news.some(({ createdAt }) => createdAt > upTo) ? upTo : new Date();
    await tx.commentRead.upsert({
      where: { riderId_rideId_coachId_readerId: key },
      create: { ...key, readAt },
      update: { readAt },
    });
    await readNotices(tx, viewer.userId, { rideId, personId: otherId, until: readAt });
    await announceTalk(tx, { riderId, rideId, coachId });
    return true;
  });
}

async function readNotices(
  tx: Prisma.TransactionClient,
  to: UserId,
  { rideId, personId, until }: { rideId: RideId; personId: UserId; until: Date },
): Promise<void> {
  const { count } = await tx.notice.updateMany({
    where: {
      ...{ riderId: to, kind: "comment", readAt: null, at: { lte: until } },
      AND: [{ content: { path: ["rideId"], equals: rideId } }, { content: { path: ["personId"], equals: personId } }],
    },
    data: { readAt: new Date() },
  });
  if (count > 0) await announce(tx, { kind: "notice", riderId: to });
}

/** With whom a talk is, and since when what is said in it can be news to the viewer. */
interface Coach {
  id: UserId;
  withName: string | null;
  isOpen: boolean;
  newsFrom: Date;
}

interface RideRow {
  startedAt: Date;
  elapsedSeconds: number;
  comments: CommentRow[];
  commentReads: { coachId: string; readerId: string; readAt: Date }[];
}

type CommentRow = Prisma.RideCommentGetPayload<Record<never, never>>;

const seenAs = ({ userId }: Viewer, { name, coaching }: Sight): Coach => ({
  id: userId,
  withName: name,
  isOpen: true,
  newsFrom: coaching?.acceptedAt ?? new Date(0),
});

/** Those whom the athlete can write to about a ride, and those with whom they once talked about it. */
async function findCoaches({ userId: athleteId }: Viewer, ride: RideRow): Promise<Coach[]> {
  const now = new Date();
  const coachings = await db.coaching.findMany({
    where: { athleteId },
    orderBy: [{ acceptedAt: "asc" }, { coachId: "asc" }],
    select: { coachId: true, since: true, until: true, endedAt: true, coach: { select: { name: true } } },
  });
  const known = coachings.map(({ coachId, since, until, endedAt, coach }) => ({
    id: coachId as UserId,
    withName: coach.name,
    isOpen: endedAt === null && (until === null || until > now) && (since === null || since <= ride.startedAt),
    newsFrom: new Date(0),
  }));
  // Of a coach whose account is gone only what was said is left.
  const gone = new Set(ride.comments.map(({ coachId }) => coachId as UserId));
  for (const { id } of known) gone.delete(id);
  const others = [...gone].map((id) => ({ id, withName: null, isOpen: false, newsFrom: new Date(0) }));
  return [...known, ...others].filter(
    ({ id, isOpen }) => isOpen || ride.comments.some(({ coachId }) => coachId === id),
  );
}

function toTalk(viewer: Viewer, { id: coachId, withName, isOpen, newsFrom }: Coach, ride: RideRow): RideTalk {
  const reads = ride.commentReads.filter((read) => read.coachId === coachId);
  const ownReadAt = reads.find(({ readerId }) => readerId === viewer.userId)?.readAt ?? newsFrom;
  const seenUpTo = ownReadAt > newsFrom ? ownReadAt : newsFrom;
  return {
    coachId,
    withName,
    isOpen,
    otherReadAt: reads.find(({ readerId }) => readerId !== viewer.userId)?.readAt ?? null,
    comments: ride.comments
      .filter((row) => row.coachId === coachId)
      .map((row) => {
        const isOwn = row.authorId === viewer.userId;
        return {
          id: row.id as CommentId,
          isOwn,
          authorName: isOwn ? viewer.name : (withName ?? FORMER_COACH),
          text: row.text,
          place: placeOf(row, ride),
          at: row.createdAt,
          editedAt: row.editedAt,
          isUnread: !isOwn && row.createdAt > seenUpTo,
        };
      }),
  };
}

function placeOf({ startsAt, endsAt }: CommentRow, ride: RideRow): CommentPlace | null {
  return startsAt && endsAt && placeOfComment(stretchOf(startsAt, endsAt, ride), ride.elapsedSeconds);
}

/** Of somebody whose account is gone. */
const FORMER_COACH = "A former coach";
