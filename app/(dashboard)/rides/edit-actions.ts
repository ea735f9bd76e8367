"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { parseRideId, type RideId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { parseCropForm } from "@/server/crop-form";
import { cropRide } from "@/server/data/ride-changes";
import { removeRide, restoreRide, saveRideWords } from "@/server/data/ride-edits";
import { parseRideWordsForm } from "@/server/ride-words-form";
import { ONLY_LOOKING } from "../settings/only-looking";

const GONE = "This ride is not there any more, so nothing was done.";
const PLEASE_LOOK = "Nothing was saved yet: please look at what is marked below.";

const Typed = z.record(z.string(), z.string().max(100_000));

/** Writes down what a rider says of a ride, and how much of it they leave. */
export async function saveRideAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const { rideId: _, ...values } = Typed.parse(Object.fromEntries(form));
  if (viewer.isDemonstration) return { ...ONLY_LOOKING, values };
  const input = parseRideWordsForm(values);
  const cropping = parseCropForm(values);
  if (!input.ok || cropping.kind === "wrong") {
    const problems = {
      ...(input.ok ? {} : input.problems),
      ...(cropping.kind === "wrong" ? cropping.problems : {}),
    };
    return { message: PLEASE_LOOK, problems, values };
  }
  const id = rideIdIn(form);
  if (id === null || !(await saveRideWords(viewer, id, input.words))) return { message: GONE, problems: {}, values };
  if (cropping.kind === "crop" && !(await cropRide(viewer, id, cropping.crop))) {
    return { message: GONE, problems: {}, values };
  }

  revalidatePath("/rides", "layout");
  redirect(`/rides/${id}`);
}

/** Deletes a ride: on to the list, where it can be undone. */
export async function removeRideAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const id = rideIdIn(form);
  if (id === null || !(await removeRide(viewer, id))) return said(GONE);

  revalidatePath("/rides", "layout");
  redirect(`/rides?deleted=${id}`);
}

/** Brings back a ride that was deleted, and leads to it. */
export async function restoreRideAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const id = rideIdIn(form);
  if (id === null || !(await restoreRide(viewer, id))) return said("It cannot be brought back any more.");

  revalidatePath("/rides", "layout");
  redirect(`/rides/${id}`);
}

function rideIdIn(form: FormData): RideId | null {
  const text = form.get("rideId");
  return typeof text === "string" ? parseRideId(text) : null;
}

const said = (message: string): FormState => ({ message, problems: {}, values: {} });
