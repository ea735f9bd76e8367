"use client";

import { useActionState } from "react";
import type { ButtonLook } from "@/components/ui/button-look";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** One press about a connection or what it is asked for, and the answer in words. */
export function HistoryButton({
  action,
  name,
  value,
  look = "plain",
  children,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  name: string;
  value: string;
  look?: ButtonLook;
  children: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <input type="hidden" name={name} value={value} />
      <SubmitButton look={look}>{children}</SubmitButton>
      <p role="status" className="text-small text-muted empty:absolute">
        {state.message}
      </p>
    </form>
  );
}
