"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { requireViewer } from "@/server/auth";
import { addPlace, changePlace, MOST_PLACES, removePlace, restorePlace } from "@/server/data/private-places";
import {
  parseChangedPlace,
  parseNewPlace,
  parsePlaceChoice,
  parseRemovedPlace,
  typePlace,
} from "@/server/private-place-form";
import { ONLY_LOOKING } from "../only-looking";

const Typed = z.record(z.string(), z.string().max(300));

const PAGE = "/settings/privacy";
const PLEASE_LOOK = "Nothing was saved yet: please look at what is marked below.";
const TOO_MANY = `There can be ${MOST_PLACES} places at most: remove one first.`;

const says = (message: string, values: Record<string, string> = {}): FormState => ({ message, problems: {}, values });

export async function addPlaceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const isElsewhere = typed.where === "elsewhere";
  const input = parseNewPlace({ ...typed, coordinates: isElsewhere ? typed.coordinates : typed.where });
  if (!input.ok) return { message: PLEASE_LOOK, problems: input.problems, values: typed };
  const savedId = await addPlace(viewer, input.place);
  if (savedId === null) return says(TOO_MANY);
  revalidatePath(PAGE);
  return says(`Nobody else sees any more where you rode near ${input.place.name}.`, { savedId });
}

export async function changePlaceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const input = parseChangedPlace(typed);
  if (!input.ok) return { message: PLEASE_LOOK, problems: input.problems, values: typed };
  const isChanged = await changePlace(viewer, input.place.id, input.place);
  revalidatePath(PAGE);
  return says(isChanged ? "Saved." : "This place was removed meanwhile.");
}

/** Answers with what was removed, as it would be typed: that is the way back. */
export async function removePlaceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const removed = await removePlace(viewer, parsePlaceChoice(Object.fromEntries(form)));
  revalidatePath(PAGE);
  if (removed === null) return says("This was removed already.");
  return { message: null, problems: {}, values: { ...typePlace(removed), removedAt: new Date().toISOString() } };
}

export async function restorePlaceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const isBack = await restorePlace(viewer, parseRemovedPlace(Object.fromEntries(form)));
  revalidatePath(PAGE);
  return isBack ? { message: null, problems: {}, values: { isBack: "yes" } } : says(TOO_MANY);
}
