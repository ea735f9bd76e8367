"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** In a demonstration, the way to rides without having ridden: as its rider, in place of oneself. */
export function LookAround({ action }: { action: (previous: FormState, form: FormData) => Promise<FormState> }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send}>
      <SubmitButton look="plain">Look around as the demonstration rider</SubmitButton>
      {state.message && (
        <p role="alert" className="mt-2 text-small text-muted">
          {state.message}
        </p>
      )}
    </form>
  );
}
