"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

/** Signs out every other browser. */
export function EndSessionsForm({ action }: { action: (previous: FormState, form: FormData) => Promise<FormState> }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="mt-4">
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <SubmitButton look="plain">Sign out everywhere else</SubmitButton>
    </form>
  );
}
