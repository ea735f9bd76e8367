"use server";

import { revalidatePath } from "next/cache";
import type { RideId, UserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { parseReading, parseTalkPlace, parseTalkStep } from "@/server/comment-form";
import {
  type CommentChange,
  deleteComment,
  editComment,
  restoreComment,
  writeComment,
} from "@/server/data/comment-writing";
import { markRead } from "@/server/data/comments";
import type { Viewer } from "@/server/viewer";
import { ONLY_LOOKING } from "../settings/only-looking";

const GONE = "This has changed meanwhile, so nothing was sent. Load the page again to see how it is now.";

const ANSWERS: Record<CommentChange, string | null> = {
  done: null,
  missing: GONE,
  outside: "The stretch does not lie in the ride any more, so nothing was sent. Select it anew, or leave it out.",
  "too-fast": "That was a lot at once, so this was not sent. Wait a few minutes, then send it again.",
  "only-looking": ONLY_LOOKING.message,
};

/** Says something about a ride, in other words, or takes it back. @returns null, or why nothing was done */
export async function takeTalkStepAction(place: unknown, asked: unknown): Promise<string | null> {
  const viewer = await requireViewer();
  const about = parseTalkPlace(place);
  const step = parseTalkStep(asked);
  if (about === null || step === null) return GONE;
  const change = await take(viewer, about, step);
  if (change === "done") lookAgain(viewer, about);
  return ANSWERS[change];
}

/** Notes that what was said in a talk up to then has been read. */
export async function markReadAction(place: unknown, asked: unknown): Promise<void> {
  const viewer = await requireViewer();
  const about = parseTalkPlace(place);
  const reading = parseReading(asked);
  if (about !== null && reading !== null) await markRead(viewer, { ...about, ...reading });
}

interface About {
  riderId: UserId;
  rideId: RideId;
}

async function take(
  viewer: Viewer,
  { riderId, rideId }: About,
  step: NonNullable<ReturnType<typeof parseTalkStep>>,
): Promise<CommentChange> {
  switch (step.does) {
    case "write":
      return writeComment(viewer, riderId, rideId, step);
    case "edit":
      return editComment(viewer, riderId, rideId, step.id, step.text);
    case "delete":
      return deleteComment(viewer, riderId, rideId, step.id);
    case "restore":
      return restoreComment(viewer, riderId, rideId, step.id);
  }
}

const lookAgain = ({ userId }: Viewer, { riderId, rideId }: About) =>
  revalidatePath(riderId === userId ? `/rides/${rideId}` : `/athletes/${riderId}/rides/${rideId}`);
