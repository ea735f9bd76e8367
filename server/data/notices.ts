import "server-only";
import type { NoticeId, RideId, UserId } from "@/core/ids";
import { shownKinds } from "@/core/notice-choices";
import { type Named, noticeWords } from "@/core/notice-words";
import type { NoticeContent } from "@/core/notices";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { announce } from "../live";
import { noticeChoicesOf } from "../notice-choices";
import { CROPPED } from "../ride-crop";
import type { Viewer } from "../viewer";
import { findSight, isShowable, openTo, ridesInSight } from "./visibility";

/** A notice as it reads at this moment. */
export interface ReadableNotice {
  id: NoticeId;
  at: Date;
  isRead: boolean;
  text: string;
  /** There is a page on which it is to be seen. */
  leadsOn: boolean;
}

export interface NoticePage {
  notices: ReadableNotice[];
  /** From which the next page goes on; null at the end. */
  before: NoticeId | null;
}

const PAGE = 50;

/** How many notices the viewer has not read. */
export async function countUnread(viewer: Viewer): Promise<number> {
  return db.notice.count({ where: { ...(await shownTo(viewer)), readAt: null } });
}

/** The viewer's notices, newest first; of each ride the title as the viewer may read it now. */
export async function listNotices(viewer: Viewer, before: NoticeId | null = null): Promise<NoticePage> {
  const rows = await db.notice.findMany({
    where: { AND: [await shownTo(viewer), await olderThan(viewer, before)] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    select: ROW,
  });
  const shown = rows.slice(0, PAGE).map((row) => ({ ...row, content: toContent(row) }));
  const nameOf = await namesInSight(
    viewer,
    shown.map(({ content }) => content),
  );
  return {
    notices: shown.map(({ id, at, readAt, content }) => {
      const { text, href } = noticeWords(content, viewer.userId, nameOf(content));
      return { id: id as NoticeId, at, isRead: readAt !== null, text, leadsOn: href !== null };
    }),
    before: rows.length > PAGE ? ((shown.at(-1)?.id ?? null) as NoticeId | null) : null,
  };
}

/**
 * Marks a notice as read.
 *
 * @returns the page on which what it tells of is to be seen, or "nowhere"; null when the viewer has no such notice
 */
export async function openNotice(viewer: Viewer, id: NoticeId): Promise<string | null> {
  const row = await db.notice.findUnique({ where: { riderId_id: { riderId: viewer.userId, id } }, select: ROW });
  if (row === null) return null;
  if (row.readAt === null) await markRead(viewer, { id });
  const content = toContent(row);
  const nameOf = await namesInSight(viewer, [content]);
  return noticeWords(content, viewer.userId, nameOf(content)).href ?? "nowhere";
}

/** Marks all of the viewer's notices as read that were there at a moment. */
export async function markAllRead(viewer: Viewer, until: Date): Promise<void> {
  await markRead(viewer, { at: { lte: until } });
}

async function markRead(viewer: Viewer, which: Prisma.NoticeWhereInput): Promise<void> {
  if (viewer.isDemonstration) return;
  const riderId = viewer.userId;
  await db.$transaction(async (tx) => {
    const { count } = await tx.notice.updateMany({
      where: { AND: [{ riderId, readAt: null }, which] },
      data: { readAt: new Date() },
    });
    if (count > 0) await announce(tx, { kind: "notice", riderId });
  });
}

const ROW = { id: true, kind: true, at: true, readAt: true, content: true } as const satisfies Prisma.NoticeSelect;

type Row = Prisma.NoticeGetPayload<{ select: typeof ROW }>;

/** Only kinds that we know are asked for, and only server/notices.ts writes them. */
const toContent = ({ kind, content }: Row): NoticeContent => ({ ...Object(content), kind });

const shownTo = async ({ userId }: Viewer): Promise<Prisma.NoticeWhereInput> => ({
  riderId: userId,
  kind: { in: shownKinds(await noticeChoicesOf(db, userId)) },
});

/** A notice that is no more begins at the newest. */
async function olderThan({ userId }: Viewer, before: NoticeId | null): Promise<Prisma.NoticeWhereInput> {
  if (before === null) return {};
  const last = await db.notice.findUnique({
    where: { riderId_id: { riderId: userId, id: before } },
    select: { at: true },
  });
  return last === null ? {} : { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: before } }] };
}

/** What each of these may name, looked up under sight for this request. */
async function namesInSight(
  viewer: Viewer,
  contents: readonly NoticeContent[],
): Promise<(content: NoticeContent) => Named> {
  const riders = new Map<UserId, RideId[]>();
  for (const content of contents) {
    const ride = rideIn(content, viewer);
    if (ride) riders.set(ride.riderId, [...(riders.get(ride.riderId) ?? []), ride.rideId]);
  }
  const titles = new Map<string, string>();
  await Promise.all([...riders].map(([riderId, ids]) => readTitles(viewer, riderId, ids, titles)));
  const people = await peopleInSight(viewer, contents);
  return (content) => {
    const ride = rideIn(content, viewer);
    if (ride) {
      const title = titles.get(`${ride.riderId} ${ride.rideId}`);
      return title === undefined ? "out-of-sight" : { title };
    }
    if (content.kind === "consent-changed" || content.kind === "coaching-begun") {
      const isCoachOfViewer = content.kind === "coaching-begun" && content.theyAre === "coach";
      return people.has(`${isCoachOfViewer ? "coach" : "athlete"} ${content.personId}`) ? "in-sight" : "out-of-sight";
    }
    return "in-sight";
  };
}

const rideIn = (content: NoticeContent, { userId }: Viewer): { riderId: UserId; rideId: RideId } | null => {
  if (content.kind === "how-was-it") return { riderId: userId, rideId: content.rideId };
  return content.kind === "comment" || content.kind === "ride-arrived" ? content : null;
};

async function readTitles(viewer: Viewer, riderId: UserId, ids: RideId[], titles: Map<string, string>): Promise<void> {
  const sight = await findSight(viewer, riderId);
  if (sight === null) return;
  const rides = await db.ride.findMany({
    where: { AND: [{ riderId }, ridesInSight(viewer, sight), { id: { in: ids } }] },
    select: { id: true, title: true, ownTitle: true, ...CROPPED },
  });
  const shown = rides.filter((ride) => isShowable(sight, ride));
  for (const { id, title, ownTitle } of shown) titles.set(`${riderId} ${id}`, ownTitle ?? title);
}

/** Who coaches the viewer now, and whom the viewer coaches: `coach id`, `athlete id`. */
async function peopleInSight(viewer: Viewer, contents: readonly NoticeContent[]): Promise<Set<string>> {
  const ids = contents.flatMap((content) => ("personId" in content ? [content.personId] : []));
  if (ids.length === 0) return new Set();
  const [athletes, coaches] = await Promise.all([
    db.coaching.findMany({
      where: { athleteId: { in: ids }, ...openTo(viewer, new Date()) },
      select: { athleteId: true },
    }),
    db.coaching.findMany({ where: { athleteId: viewer.userId, coachId: { in: ids } }, select: { coachId: true } }),
  ]);
  return new Set([
    ...athletes.map(({ athleteId }) => `athlete ${athleteId}`),
    ...coaches.map(({ coachId }) => `coach ${coachId}`),
  ]);
}
