"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** Brings back a ride that was deleted. */
export function BringBackForm({
  action,
  rideId,
  title,
  verb,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
  title: string;
  verb: "Undo" | "Bring back";
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-4">
      <input type="hidden" name="rideId" value={rideId} />
      <SubmitButton look="bare">
        {verb}
        <span className="sr-only">{title}</span>
      </SubmitButton>
      <p role="status" className="text-small text-muted empty:absolute">
        {state.message}
      </p>
    </form>
  );
}
