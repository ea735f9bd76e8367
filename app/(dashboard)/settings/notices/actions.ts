"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/ui/form-state";
import { requireViewer } from "@/server/auth";
import { findNoticeChoices, saveNoticeChoices } from "@/server/data/notice-choices";
import { parseNoticeForm } from "@/server/notice-form";
import { ONLY_LOOKING } from "../only-looking";

export async function saveNoticeChoicesAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const choices = parseNoticeForm(form, await findNoticeChoices(viewer));
  if (!(await saveNoticeChoices(viewer, choices))) return ONLY_LOOKING;
  revalidatePath("/settings/notices");
  return { message: "Saved. It holds from now on.", problems: {}, values: {} };
}
