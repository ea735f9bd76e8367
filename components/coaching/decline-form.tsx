"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

export type AnswerAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** Declines an invitation. */
export function DeclineForm({ token, action }: { token: string; action: AnswerAction }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <input type="hidden" name="token" value={token} />
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <SubmitButton look="plain">Decline</SubmitButton>
    </form>
  );
}
