"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/ui/form-state";
import { endOtherSessions } from "@/server/accounts/sessions";
import { currentToken, requireViewer } from "@/server/auth";
import { ONLY_LOOKING } from "../only-looking";

/** The browser that asks stays signed in. */
export async function endOtherSessionsAction(_previous: FormState, _form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const token = await currentToken();
  if (token) await endOtherSessions(viewer, token);
  revalidatePath("/settings/account");
  return { message: null, problems: {}, values: {} };
}
