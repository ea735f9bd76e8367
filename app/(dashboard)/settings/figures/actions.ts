"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { SAVED } from "@/components/settings/saved";
import type { FormState } from "@/components/ui/form-state";
import { requireViewer } from "@/server/auth";
import { deleteFigures, saveFigures } from "@/server/data/figures";
import { parseFiguresForm } from "@/server/figures-form";
import { ONLY_LOOKING } from "../only-looking";
import { latestDay } from "./today";

const Typed = z.record(z.string(), z.string().max(300));

export async function saveFiguresAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const input = parseFiguresForm(typed, latestDay(new Date()));
  if (!input.ok) return { message: null, problems: input.problems, values: typed };

  await saveFigures(viewer, input.validFrom, input.figures);
  revalidatePath("/settings/figures");
  return { message: SAVED, problems: {}, values: {} };
}

const Removal = z.object({ validFrom: z.union([z.literal("").transform(() => null), z.iso.date()]) });

export async function deleteFiguresAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const { validFrom } = Removal.parse(Object.fromEntries(form));
  await deleteFigures(viewer, validFrom);
  revalidatePath("/settings/figures");
  return { message: null, problems: {}, values: {} };
}
