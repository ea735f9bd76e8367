"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { LONGEST_SENTENCE } from "@/core/how-was-it";
import { parseRideId, type RideId } from "@/core/ids";
import { EFFORT_WORDS, FEELING_WORDS } from "@/core/ride-words";
import { requireViewer } from "@/server/auth";
import { type HowItWasChange, sayHowItWas, stopAsking } from "@/server/data/how-was-it";
import { lines } from "@/server/ride-words-form";
import { ONLY_LOOKING } from "../settings/only-looking";

const GONE = "This ride is not there any more, so nothing was saved.";

const ANSWERS: Record<HowItWasChange, string | null> = {
  saved: null,
  missing: GONE,
  "too-long": "The notes of this ride are full, so the sentence was not saved. Shorten them under Edit.",
  "only-looking": ONLY_LOOKING.message,
};

const RideIdText = z.string().transform(parseRideId).pipe(z.custom<RideId>(Boolean));
const upTo = (most: number) => z.int().min(1).max(most).nullable();

const Said = z.union([
  z.strictObject({ effort: upTo(EFFORT_WORDS.length) }),
  z.strictObject({ feeling: upTo(FEELING_WORDS.length) }),
  z.strictObject({ sentence: lines.pipe(z.string().trim().min(1).max(LONGEST_SENTENCE)) }),
]);

/** Writes down how one of the viewer's rides was. @returns null, or why nothing was saved */
export async function sayHowItWasAction(ride: unknown, asked: unknown): Promise<string | null> {
  const viewer = await requireViewer();
  const rideId = RideIdText.safeParse(ride).data;
  const said = Said.safeParse(asked).data;
  if (rideId === undefined || said === undefined) return GONE;
  const change = await sayHowItWas(viewer, rideId, said);
  if (change === "saved") revalidatePath("/rides", "layout");
  return ANSWERS[change];
}

/** Asks the viewer no longer how one of their rides was. */
export async function stopAskingAction(ride: unknown): Promise<string | null> {
  const viewer = await requireViewer();
  const rideId = RideIdText.safeParse(ride).data;
  if (rideId === undefined) return GONE;
  const change = await stopAsking(viewer, rideId);
  revalidatePath("/rides", "layout");
  // What is not asked any more need not be stopped twice.
  return change === "only-looking" ? ANSWERS[change] : null;
}
