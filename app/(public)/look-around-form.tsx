"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

/** The way into a demonstration without an account. */
export function LookAroundForm({ action }: { action: (previous: FormState, form: FormData) => Promise<FormState> }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="mt-8 flex flex-col items-start gap-3">
      {state.message && <Notice tone="attention">{state.message}</Notice>}
      <SubmitButton>Look around</SubmitButton>
      <p className="max-w-[46ch] text-small text-muted">
        This is a demonstration. Look around as a rider whose rides are made up, or create an account and connect it to
        the sandbox that plays Bryton&rsquo;s part.
      </p>
    </form>
  );
}
