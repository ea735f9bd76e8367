"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { SAVED } from "@/components/settings/saved";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { requireViewer } from "@/server/auth";
import { parseRuleForm, parseRuleName } from "@/server/coach-choices-json";
import { resetRules, saveRuleChoice } from "@/server/data/coach-choices";
import { ONLY_LOOKING } from "../../settings/only-looking";

const Typed = z.record(z.string(), z.string().max(100));

/** Keeps how the viewer wants one rule. */
export async function saveRuleAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const input = parseRuleForm(typed);
  if (!input.ok) return { message: "Nothing was saved yet.", problems: input.problems, values: typed };
  await saveRuleChoice(viewer, input.rule, input.choice);
  revalidatePath("/athletes", "layout");
  return { ...EMPTY_FORM, message: SAVED };
}

/** Has one rule, or with none named all of them, as they are for everybody. */
export async function resetRuleAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const name = form.get("rule");
  await resetRules(viewer, name === null ? null : parseRuleName(name));
  revalidatePath("/athletes", "layout");
  return { ...EMPTY_FORM, message: "As it was at first." };
}
