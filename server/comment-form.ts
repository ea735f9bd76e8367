import { z } from "zod";
import { LONGEST_COMMENT } from "@/core/comments";
import { type CommentId, parseCommentId, parseRideId, parseUserId, type RideId, type UserId } from "@/core/ids";

/** Keeps its lines, and loses what PostgreSQL or a reader cannot make anything of. */
const text = z
  .string()
  .max(4 * LONGEST_COMMENT)
  .transform((typed) =>
    typed
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n\t]+/gu, "")
      .trim(),
  )
  .refine((clean) => /[^\s\p{Cf}]/u.test(clean) && clean.length <= LONGEST_COMMENT);

const userId = z.string().transform(parseUserId).pipe(z.custom<UserId>(Boolean));
const rideId = z.string().transform(parseRideId).pipe(z.custom<RideId>(Boolean));
const commentId = z.string().transform(parseCommentId).pipe(z.custom<CommentId>(Boolean));

const stretch = z.object({ start: z.int(), end: z.int() });

const Place = z.object({ riderId: userId, rideId });

const Step = z.discriminatedUnion("does", [
  z.object({
    does: z.literal("write"),
    coachIds: z.array(userId).min(1).max(100),
    text,
    stretch: stretch.nullable(),
    since: z.date(),
  }),
  z.object({ does: z.literal("edit"), id: commentId, text }),
  z.object({ does: z.literal("delete"), id: commentId }),
  z.object({ does: z.literal("restore"), id: commentId }),
]);

const Read = z.object({ coachId: userId, upTo: z.date() });

/** Whose ride something is said about; null when it cannot be one. */
export const parseTalkPlace = (asked: unknown) => Place.safeParse(asked).data ?? null;

/** Something to be done in a talk. @returns null when it is nothing that can be done */
export const parseTalkStep = (asked: unknown) => Step.safeParse(asked).data ?? null;

/** Up to where somebody has read a talk; null when it says nothing of the kind. */
export const parseReading = (asked: unknown) => Read.safeParse(asked).data ?? null;
