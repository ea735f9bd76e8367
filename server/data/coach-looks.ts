import "server-only";
import { z } from "zod";
import { type CoachLookKind, LOOK_KINDS } from "@/core/coaching";
import { parseUserId, type RideId, type UserId } from "@/core/ids";
import { Prisma } from "../../prisma/generated/client";
import { looksAtList } from "../coachings";
import { db } from "../db";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** That a coach opened something of the viewer's. */
export interface Look {
  coachId: UserId;
  coach: string;
  /** To a few minutes: looks that follow each other closely are one. */
  at: Date;
  /** `roster` is the coach's list of athletes, of which the viewer is a line. */
  what: CoachLookKind | "roster";
  /** Null where it was no ride; its title null where the ride is not there any more. */
  ride: { id: RideId; title: string | null } | null;
}

/** Which part of the log. */
export interface AskedLooks {
  /** Null for all of them. */
  coachId: UserId | null;
  /** Where the page before ended (`next` of it); null for the newest. */
  after: string | null;
}

/** One page of the log. */
export interface Looks {
  looks: Look[];
  /** Where the next page begins; null where there is none. */
  next: string | null;
}

const PAGE = 60;

/** What coaches opened of the viewer's and when, the newest first. */
export async function listLooks(viewer: Viewer, { coachId, after }: AskedLooks): Promise<Looks> {
  const from = readPlace(after);
  const rows = await db.$queryRaw<Row[]>`
    SELECT looks.*, coach.name AS coach FROM (
      SELECT "riderId", "coachId", at, what, "rideId" FROM "CoachLook" WHERE "riderId" = ${viewer.userId}::uuid
      UNION ALL ${looksAtList(viewer.userId)}
    ) looks LEFT JOIN "User" coach ON coach.id = looks."coachId"
    WHERE ${coachId === null ? Prisma.sql`true` : Prisma.sql`looks."coachId" = ${coachId}::uuid`}
      AND ${from === null ? Prisma.sql`true` : isBehind(from)}
    ORDER BY at DESC, looks."coachId" DESC, what COLLATE "C" DESC, "rideId" COLLATE "C" DESC
    LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const titles = await titlesOf(viewer, shown);
  const last = shown.at(-1);
  return {
    looks: shown.map((row) => toLook(row, titles)),
    next: rows.length > PAGE && last ? writePlace(last) : null,
  };
}

interface Row {
  coachId: string;
  /** Null where the account is gone. */
  coach: string | null;
  at: Date;
  what: string;
  rideId: string;
}

const What = z.enum([...LOOK_KINDS, "roster"]);

const toLook = ({ coachId, coach, at, what, rideId }: Row, titles: ReadonlyMap<string, string>): Look => ({
  coachId: coachId as UserId,
  coach: coach ?? "Somebody who is gone",
  at,
  what: What.parse(what),
  ride: rideId === "" ? null : { id: rideId as RideId, title: titles.get(rideId) ?? null },
});

async function titlesOf(viewer: Viewer, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ rideId }) => rideId).filter((id) => id !== ""))];
  const rides = await db.ride.findMany({
    where: { AND: [{ id: { in: ids } }, visibleTo(viewer)] },
    select: { id: true, title: true, ownTitle: true },
  });
  return new Map(rides.map(({ id, title, ownTitle }) => [id, ownTitle ?? title]));
}

type Place = Pick<Row, "at" | "coachId" | "what" | "rideId">;

const isBehind = ({ at, coachId, what, rideId }: Place) => Prisma.sql`
  (at, looks."coachId", what COLLATE "C", "rideId" COLLATE "C")
    < (${at.toISOString()}::timestamp, ${coachId}::uuid, ${what}, ${rideId})`;

const writePlace = ({ at, coachId, what, rideId }: Place) => [at.toISOString(), coachId, what, rideId].join("~");

/** @returns null for what is no place, as it may be typed into an address */
function readPlace(text: string | null): Place | null {
  const [at = "", coach = "", what = "", rideId = "", ...rest] = (text ?? "").split("~");
  const coachId = parseUserId(coach);
  if (!z.iso.datetime().safeParse(at).success || coachId === null || !What.safeParse(what).success) return null;
  if (rest.length > 0 || !/^[\w-]{0,40}$/.test(rideId)) return null;
  return { at: new Date(at), coachId, what, rideId };
}
