"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { parseNoticeKind } from "@/core/notice-choices";
import { KIND_WORDS } from "@/core/notice-words";
import { unsubscribe } from "@/server/mail/unsubscribe";

const Typed = z.object({ token: z.string().max(200).catch(""), kind: z.string().max(50).catch("") });

/** Ends mails of who has the link, signed in or not. */
export async function unsubscribeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const { token, kind: typed } = Typed.parse(Object.fromEntries(form));
  const kind = parseNoticeKind(typed);
  if (!(await unsubscribe(token, kind))) {
    return { message: "This link ends no mails any more", problems: {}, values: { isAll: "yes" } };
  }
  return kind === null
    ? { message: "No more mails come to you", problems: {}, values: { isAll: "yes" } }
    : { message: `No more mails for “${KIND_WORDS[kind].label}”`, problems: {}, values: {} };
}
