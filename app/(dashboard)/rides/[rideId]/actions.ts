"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { parseRideId, parseSourceId } from "@/core/ids";
import { REPAIR_KINDS } from "@/core/repair";
import { requireViewer } from "@/server/auth";
import { joinAgain, type RepairChange, separateSource, setRepair } from "@/server/data/ride-changes";
import { listSeparated } from "@/server/data/rides-at-one-time";
import { ONLY_LOOKING } from "../../settings/only-looking";

const GONE = "This has changed meanwhile, so nothing was done. Load the page again to see how it is now.";

const rideId = z.string().transform(parseRideId).pipe(z.custom<NonNullable<ReturnType<typeof parseRideId>>>(Boolean));
const sourceId = z
  .string()
  .transform(parseSourceId)
  .pipe(z.custom<NonNullable<ReturnType<typeof parseSourceId>>>(Boolean));

const RepairForm = z.object({
  rideId,
  sourceId,
  kind: z.enum(REPAIR_KINDS),
  wish: z.enum(["undo", "do"]),
});

/** Undoes a repair, or does it again. */
export async function setRepairAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const input = RepairForm.safeParse(Object.fromEntries(form));
  if (!input.success) return said(GONE);
  const { wish, ...repair } = input.data;

  const change = await setRepair(viewer, { ...repair, isUndone: wish === "undo" });
  revalidatePath(`/rides/${repair.rideId}`);
  return toState(change);
}

function toState(change: RepairChange): FormState {
  switch (change.kind) {
    case "done":
      return said(null);
    case "impossible":
      return { message: null, problems: { repair: change.why }, values: {} };
    case "missing":
      return said(GONE);
  }
}

const SourceForm = z.object({ rideId, sourceId });

/** Makes one recording of a ride a ride of its own. */
export async function separateSourceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const input = SourceForm.safeParse(Object.fromEntries(form));
  if (!input.success) return said(GONE);

  const isDone = await separateSource(viewer, input.data.rideId, input.data.sourceId);
  revalidatePath(`/rides/${input.data.rideId}`);
  return said(isDone ? "In a moment it is a ride of its own." : GONE);
}

const RideForm = z.object({ rideId });

/** Joins a ride that was separated again, which ends it: on to the ride that it becomes a part of. */
export async function joinAgainAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const input = RideForm.safeParse(Object.fromEntries(form));
  if (!input.success) return said(GONE);
  const others = await listSeparated(viewer, input.data.rideId);
  if (!(await joinAgain(viewer, input.data.rideId))) return said(GONE);

  revalidatePath("/rides", "layout");
  redirect(others.length === 1 ? `/rides/${others[0]?.id}` : "/rides");
}

const said = (message: string | null): FormState => ({ message, problems: {}, values: {} });
