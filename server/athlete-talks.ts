import type { Said, Talk } from "@/core/attention/rule";
import { isQuestion } from "@/core/comments";
import type { CommentId, RideId, UserId } from "@/core/ids";
import { db } from "./db";
import { showsOnlyLeft } from "./ride-crop";
import type { Viewer } from "./viewer";

/** Older questions have answered themselves. */
const QUESTION_DAYS = 90;

interface SaidRow {
  riderId: UserId;
  commentId: CommentId;
  rideId: RideId;
  title: string;
  at: Date;
  isUnread: boolean;
  /** Only of what may be a question that waits for an answer. */
  text: string | null;
}

/**
 * What the viewer's athletes wrote and the viewer has not read or not answered: in their own talk, on rides in their sight,
 * since they were accepted. Of everybody in one question.
 */
export async function findTalks(viewer: Viewer, now: Date): Promise<Map<UserId, Talk>> {
  const first = new Date(now.getTime() - QUESTION_DAYS * 86_400_000);
  const rows = await db.$queryRaw<SaidRow[]>`
    WITH news AS MATERIALIZED (
      SELECT said."riderId", said.id, said."rideId", said.text, said."createdAt", coaching.since,
        said."createdAt" > coalesce(look."readAt", '-infinity') AS "isUnread",
        said.text ~ '[?？؟]' AND said."createdAt" >= ${first}::timestamp AND NOT EXISTS (
          SELECT 1 FROM "RideComment" answer
          WHERE answer."riderId" = said."riderId" AND answer."rideId" = said."rideId"
            AND answer."coachId" = said."coachId" AND answer."authorId" = said."coachId"
            AND answer."deletedAt" IS NULL AND answer."createdAt" > said."createdAt"
        ) AS "mayAsk"
      FROM "Coaching" coaching
      JOIN "RideComment" said ON said."riderId" = coaching."athleteId" AND said."coachId" = coaching."coachId"
      LEFT JOIN "CommentRead" look ON look."riderId" = said."riderId" AND look."rideId" = said."rideId"
        AND look."coachId" = said."coachId" AND look."readerId" = said."coachId"
      WHERE coaching."coachId" = ${viewer.userId}::uuid
        AND coaching."endedAt" IS NULL AND (coaching.until IS NULL OR coaching.until > ${now}::timestamp)
        AND said."authorId" = said."riderId" AND said."deletedAt" IS NULL
        AND said."createdAt" >= coaching."acceptedAt"
    )
    SELECT news."riderId", news.id AS "commentId", news."rideId", coalesce(ride."ownTitle", ride.title) AS title,
      news."createdAt" AS at, news."isUnread", CASE WHEN news."mayAsk" THEN news.text END AS text
    FROM news JOIN "Ride" ride ON ride."riderId" = news."riderId" AND ride.id = news."rideId"
    WHERE (news."isUnread" OR news."mayAsk") AND ride."deletedAt" IS NULL AND ride."removedAt" IS NULL
      AND (news.since IS NULL OR ride."startedAt" >= news.since) AND ${showsOnlyLeft}
    ORDER BY news."createdAt" DESC, news.id DESC`;
  return new Map([...Map.groupBy(rows, ({ riderId }) => riderId)].map(([riderId, ofOne]) => [riderId, toTalk(ofOne)]));
}

/** @param rows newest first */
function toTalk(rows: readonly SaidRow[]): Talk {
  const asking = new Set(rows.filter(({ text }) => text !== null && isQuestion(text)));
  const news = rows.filter((row) => row.isUnread && !asking.has(row));
  return {
    unread: rows.filter(({ isUnread }) => isUnread).length,
    news: news[0] ? { count: news.length, latest: toSaid(news[0]) } : null,
    questions: [...Map.groupBy(asking, ({ rideId }) => rideId).values()].flatMap(([last]) =>
      last ? toSaid(last) : [],
    ),
  };
}

const toSaid = ({ commentId, rideId, title, at }: SaidRow): Said => ({ commentId, rideId, title, at });
