"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { SAVED } from "@/components/settings/saved";
import type { FormState } from "@/components/ui/form-state";
import { requireViewer } from "@/server/auth";
import { deleteFigure, findGivenFigures, saveFigures } from "@/server/data/figures";
import { findDisagreement, parseFigureForm, parseRemovalForm, typeFigure } from "@/server/figures-form";
import { ONLY_LOOKING } from "../only-looking";
import { latestDay } from "./today";

const Typed = z.record(z.string(), z.string().max(300));

const PLEASE_LOOK = "Nothing was saved yet: please look at what is marked below.";

export async function saveFigureAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const input = parseFigureForm(typed, latestDay(new Date()));
  if (!input.ok) return { message: PLEASE_LOOK, problems: input.problems, values: typed };

  const { figure } = input;
  const problems = findDisagreement(figure, await findGivenFigures(viewer, figure.validFrom));
  if (problems) return { message: PLEASE_LOOK, problems, values: typed };

  await saveFigures(viewer, figure.validFrom, [figure]);
  revalidatePath("/settings/figures");
  return { message: SAVED, problems: {}, values: {} };
}

/** Answers with what was removed, as it would be typed: that is the way back. */
export async function removeFigureAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const { kind, validFrom } = parseRemovalForm(Object.fromEntries(form));
  const removed = await deleteFigure(viewer, kind, validFrom);
  revalidatePath("/settings/figures");
  if (removed === null) return { message: "This was removed already.", problems: {}, values: {} };
  return { message: null, problems: {}, values: { ...typeFigure(removed), removedAt: new Date().toISOString() } };
}
