"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ONLY_LOOKING } from "@/app/(dashboard)/settings/only-looking";
import type { FormState } from "@/components/ui/form-state";
import { parseUserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { endCoaching } from "@/server/data/coachings";

const Form = z.object({ otherId: z.string().max(100) });

/** Ends the viewer's coaching of an athlete, at once. */
export async function endAthleteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const athleteId = parseUserId(Form.parse(Object.fromEntries(form)).otherId);
  if (athleteId !== null) await endCoaching(viewer, athleteId, "athlete");
  revalidatePath("/athletes", "layout");
  // One that had ended already is over as well, which is what was asked for.
  redirect("/athletes");
}
