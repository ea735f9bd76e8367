"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { ONLY_LOOKING } from "@/app/(dashboard)/settings/only-looking";
import type { ShareState } from "@/components/share/share-state";
import type { FormState } from "@/components/ui/form-state";
import { parseRideId, parseShareId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { createShare, MOST_SHARES, type NewShare, revokeShare } from "@/server/data/shares";
import { env } from "@/server/env";
import { parseShareForm } from "@/server/share-form";

const Typed = z.record(z.string(), z.string().max(1000));

const REFUSED: Record<Exclude<NewShare["outcome"], "made">, string> = {
  "no-ride": "This ride is not there any more, so nothing was shared.",
  "too-many": `There are ${MOST_SHARES} links to this ride already. Take one back below, then make a new one.`,
  "only-looking": ONLY_LOOKING.message ?? "",
};

/** Makes a link to a ride, and tells it this once. */
export async function makeLinkAction(_previous: ShareState, form: FormData): Promise<ShareState> {
  const viewer = await requireViewer();
  const { rideId = "", ...values } = Typed.parse(Object.fromEntries(form));
  const input = parseShareForm({ date: "", ...values }, new Date());
  if (!input.ok) return { message: null, problems: input.problems, values, link: null };
  const id = parseRideId(rideId);
  const made: NewShare = id === null ? { outcome: "no-ride" } : await createShare(viewer, id, input.wanted);
  if (made.outcome !== "made") return { message: REFUSED[made.outcome], problems: {}, values, link: null };

  revalidatePath(`/rides/${id}/share`);
  return { message: null, problems: {}, values: {}, link: `${env().publicUrl}/shared/${made.token}` };
}

/** Takes a link back: from now on it shows nothing. */
export async function revokeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const { shareId = "", rideId = "" } = Typed.parse(Object.fromEntries(form));
  const id = parseShareId(shareId);
  const ride = parseRideId(rideId);
  if (id) await revokeShare(viewer, id);
  // One that was gone already shows nothing either, which is what was asked for.
  if (ride) revalidatePath(`/rides/${ride}/share`);
  return { message: null, problems: {}, values: {} };
}
