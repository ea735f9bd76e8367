"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { latestDay } from "@/app/(dashboard)/settings/figures/today";
import { ONLY_LOOKING } from "@/app/(dashboard)/settings/only-looking";
import { ATHLETE_FIELD } from "@/components/settings/figures-athlete";
import { savedFor } from "@/components/settings/saved";
import type { FormState } from "@/components/ui/form-state";
import { parseUserId, type UserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import {
  type CoachChange,
  deleteAthleteFigure,
  findAthleteGiven,
  saveAthleteFigure,
} from "@/server/data/athlete-figures";
import { findDisagreement, parseFigureForm, parseRemovalForm, typeFigure } from "@/server/figures-form";

const Typed = z.record(z.string(), z.string().max(300));

const PLEASE_LOOK = "Nothing was saved yet: please look at what is marked below.";

/** Sets a figure of the athlete for whom the form was made, whatever page is open by now. */
export async function saveAthleteFigureAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const athleteId = athleteOf(typed);
  const input = parseFigureForm(typed, latestDay(new Date()));
  if (!input.ok) return { message: PLEASE_LOOK, problems: input.problems, values: typed };

  const { figure } = input;
  const athlete = await findAthleteGiven(viewer, athleteId, figure.validFrom);
  if (athlete === null) return refused("ended", typed);
  if (athlete === "too-early") return refused(athlete, typed);
  const problems = findDisagreement(figure, athlete.given, "their");
  if (problems) return { message: PLEASE_LOOK, problems, values: typed };

  const change = await saveAthleteFigure(viewer, athleteId, figure);
  if (change !== "changed") return refused(change, typed);
  revalidatePath(`/athletes/${athleteId}/figures`);
  return { message: savedFor(athlete.name), problems: {}, values: {} };
}

/** Answers with what was removed, as it would be typed: that is the way back. */
export async function removeAthleteFigureAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const athleteId = athleteOf(typed);
  const { kind, validFrom } = parseRemovalForm(typed);
  const { change, removed } = await deleteAthleteFigure(viewer, athleteId, kind, validFrom);
  if (removed === null) return refused(change, {});
  revalidatePath(`/athletes/${athleteId}/figures`);
  const back = { ...typeFigure(removed), [ATHLETE_FIELD]: athleteId, removedAt: new Date().toISOString() };
  return { message: null, problems: {}, values: back };
}

function athleteOf(typed: Record<string, string>): UserId {
  const athleteId = parseUserId(typed[ATHLETE_FIELD] ?? "");
  if (athleteId === null) throw new Error("The form says of no athlete");
  return athleteId;
}

/** Under the day where it is the day that cannot be. */
function refused(change: Exclude<CoachChange, "changed"> | "changed", typed: Record<string, string>): FormState {
  const sentence = REFUSED[change];
  return change === "said-by-others" || change === "too-early"
    ? { message: PLEASE_LOOK, problems: { validFrom: sentence }, values: typed }
    : { message: sentence, problems: {}, values: typed };
}

const REFUSED: Record<CoachChange, string> = {
  changed: "",
  "only-looking": ONLY_LOOKING.message ?? "",
  ended: "Nothing was changed: you do not coach this athlete any more.",
  withheld: "Nothing was changed: this athlete does not let you see this figure.",
  "too-early": "You do not see what they rode then. Please choose a later day.",
  "said-by-others":
    "The athlete, or another coach of theirs, gave this for that very day. It stays as it is: please choose another day.",
  nothing: "This was removed already.",
};
