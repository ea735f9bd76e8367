import "server-only";
import { withSentence } from "@/core/how-was-it";
import { parseRideId, type RideId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { announce } from "../live";
import { LONGEST_NOTES } from "../ride-words-form";
import type { Viewer } from "../viewer";
import { sayMoreOfRide } from "./ride-edits";
import { visibleTo } from "./visibility";

/** A ride whose rider is asked how it was, with what they said so far. */
export interface AskedRide {
  id: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  effort: number | null;
  feeling: number | null;
}

/** What a rider says to it: one thing at a time; null takes back what they said. */
export type HowItWas = { effort: number | null } | { feeling: number | null } | { sentence: string };

export type HowItWasChange = "saved" | "missing" | "too-long" | "only-looking";

/** After that nobody remembers. */
const ASKED_FOR_MS = 2 * 86_400_000;

/**
 * The rides of which the viewer is asked how they were, the last that came first, until they say that they are done.
 *
 * @param rideId of that ride alone; null for any
 */
export async function listAsked(viewer: Viewer, rideId: RideId | null = null): Promise<AskedRide[]> {
  if (viewer.isDemonstration) return [];
  const notices = await db.notice.findMany({
    where: { ...questionsTo(viewer, rideId), at: { gt: new Date(Date.now() - ASKED_FOR_MS) } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { content: true },
    take: MOST_ASKED,
  });
  const ids = notices.flatMap(({ content }) => rideOf(content) ?? []);
  if (ids.length === 0) return [];
  const rows = await db.ride.findMany({
    where: { AND: [{ riderId: viewer.userId, id: { in: ids } }, visibleTo(viewer)] },
    select: {
      ...{ id: true, title: true, ownTitle: true, startedAt: true, offsetMinutes: true },
      ...{ effort: true, feeling: true },
    },
  });
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return [];
    const { ownTitle, title, ...ride } = row;
    return { ...ride, id, title: ownTitle ?? title };
  });
}

/** Writes down how a ride was. The notice that asked is read with it; the question stays until `stopAsking`. */
export async function sayHowItWas(viewer: Viewer, rideId: RideId, said: HowItWas): Promise<HowItWasChange> {
  if (viewer.isDemonstration) return "only-looking";
  let isTooLong = false;
  const isSaved = await sayMoreOfRide(viewer, rideId, (before) => {
    if (!("sentence" in said)) return said;
    const notes = withSentence(before.notes, said.sentence);
    isTooLong = notes.length > LONGEST_NOTES;
    return isTooLong ? {} : { notes };
  });
  if (!isSaved) return "missing";
  if (isTooLong) return "too-long";
  const { count } = await db.notice.updateMany({
    where: { ...questionsTo(viewer, rideId), readAt: null },
    data: { readAt: new Date() },
  });
  if (count > 0) await announce(db, { kind: "notice", riderId: viewer.userId });
  return "saved";
}

/** Asks the viewer no longer how a ride was: they said it, or do not want to. */
export async function stopAsking(viewer: Viewer, rideId: RideId): Promise<HowItWasChange> {
  if (viewer.isDemonstration) return "only-looking";
  return db.$transaction(async (tx) => {
    const { count } = await tx.notice.deleteMany({ where: questionsTo(viewer, rideId) });
    if (count === 0) return "missing";
    await announce(tx, { kind: "notice", riderId: viewer.userId });
    return "saved";
  });
}

/** Nobody rides more in two days. */
const MOST_ASKED = 20;

const questionsTo = ({ userId }: Viewer, rideId: RideId | null): Prisma.NoticeWhereInput => ({
  ...{ riderId: userId, kind: "how-was-it" },
  ...(rideId === null ? {} : { content: { path: ["rideId"], equals: rideId } }),
});

function rideOf(content: Prisma.JsonValue): RideId | null {
  const rideId = typeof content === "object" && content !== null && "rideId" in content ? content.rideId : null;
  return typeof rideId === "string" ? parseRideId(rideId) : null;
}
