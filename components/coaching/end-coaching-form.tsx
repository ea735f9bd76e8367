"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** Ends a coaching, with one press and at once. */
export function EndCoachingForm({
  action,
  otherId,
  name,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  otherId: string;
  /** Of the other person. */
  name: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="otherId" value={otherId} />
      <SubmitButton look="danger">
        End it now<span className="sr-only">: the coaching with {name}</span>
      </SubmitButton>
      {state.message && (
        <p role="alert" className="text-small text-broken">
          {state.message}
        </p>
      )}
    </form>
  );
}
