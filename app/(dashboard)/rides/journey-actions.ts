"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/ui/form-state";
import { parseRideId, parseSourceId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { type AskedAgain, askAgain } from "@/server/data/ask-again";
import { cropRide } from "@/server/data/ride-changes";
import { ONLY_LOOKING } from "../settings/only-looking";

const GONE = "This has changed meanwhile, so nothing was done. Load the page again to see how it is now.";

/** Has a recording told once more by the provider it came from. */
export async function askAgainAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const rideId = parseRideId(textIn(form, "rideId"));
  const sourceId = parseSourceId(textIn(form, "sourceId"));
  if (!rideId || !sourceId) return said(GONE);
  const asked = await askAgain(viewer, rideId, sourceId);
  revalidatePath(`/rides/${rideId}`);
  return said(inWords(asked, new Date()));
}

/** Once it was asked, the journey itself says how far that is. */
function inWords(asked: AskedAgain, now: Date): string | null {
  switch (asked.kind) {
    case "asked":
      return null;
    case "too-soon": {
      const minutes = Math.max(1, Math.ceil((asked.from.getTime() - now.getTime()) / 60_000));
      return `It was asked for just now. In ${minutes} ${minutes === 1 ? "minute" : "minutes"} you can ask again.`;
    }
    case "impossible":
      return "It cannot be asked for any more: its connection has ended. What is here stays.";
    case "missing":
      return GONE;
  }
}

/** Brings back what was cut off the ends of a ride. */
export async function uncropAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const rideId = parseRideId(textIn(form, "rideId"));
  if (!rideId || !(await cropRide(viewer, rideId, null))) return said(GONE);
  revalidatePath(`/rides/${rideId}`);
  return said("In a moment all of it is here again.");
}

function textIn(form: FormData, name: string): string {
  const text = form.get(name);
  return typeof text === "string" ? text : "";
}

const said = (message: string | null): FormState => ({ message, problems: {}, values: {} });
