"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type EffortId, parseEffortId, parseRideId, type RideId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { addOwnEffort, changeOwnEffort, type EffortChange, removeOwnEffort } from "@/server/data/own-efforts";
import type { Viewer } from "@/server/viewer";
import { ONLY_LOOKING } from "../settings/only-looking";

const GONE = "This has changed meanwhile, so nothing was done. Load the page again to see how it is now.";

const ANSWERS: Record<EffortChange, string | null> = {
  saved: null,
  missing: GONE,
  outside: "This stretch does not lie in the ride, so nothing was done.",
  "too-many": "There are 200 efforts of your own in this ride already. Delete one, then there is room.",
  "only-looking": ONLY_LOOKING.message,
};

const LongestText = z.string().max(1000);
const Span = z.object({ start: z.int(), end: z.int() });
const EffortIdText = z.string().transform(parseEffortId).pipe(z.custom<EffortId>(Boolean));

const Step = z.discriminatedUnion("does", [
  z.object({
    does: z.literal("add"),
    effort: Span.extend({ name: LongestText.nullable(), replaces: Span.nullable(), isHidden: z.boolean() }),
  }),
  z.object({
    does: z.literal("change"),
    id: EffortIdText,
    name: LongestText.nullable(),
    span: Span.nullable(),
    isHidden: z.boolean().nullable(),
  }),
  z.object({ does: z.literal("remove"), id: EffortIdText }),
]);

const Since = z.date();

/** Marks, names, moves or hides an effort; its seconds are those of a ride that began then. */
export async function takeEffortStepAction(ride: unknown, began: unknown, asked: unknown): Promise<string | null> {
  const viewer = await requireViewer();
  const rideId = typeof ride === "string" ? parseRideId(ride) : null;
  const step = Step.safeParse(asked).data;
  const since = Since.safeParse(began).data;
  if (rideId === null || step === undefined || since === undefined) return GONE;
  const change = await take(viewer, rideId, step, since);
  if (change === "saved") revalidatePath(`/rides/${rideId}`);
  return ANSWERS[change];
}

async function take(viewer: Viewer, rideId: RideId, step: z.infer<typeof Step>, since: Date): Promise<EffortChange> {
  switch (step.does) {
    case "add":
      return addOwnEffort(viewer, rideId, step.effort, since);
    case "change": {
      const { id, name, span, isHidden } = step;
      return changeOwnEffort(viewer, rideId, id, { name, span, isHidden }, since);
    }
    case "remove":
      return removeOwnEffort(viewer, rideId, step.id);
  }
}
