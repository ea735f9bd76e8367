"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** Joins a recording that was separated with the ride that it is a recording of. */
export function JoinAgainForm({
  action,
  rideId,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
      <input type="hidden" name="rideId" value={rideId} />
      <SubmitButton look="plain" pending="Joining …">
        Join again
      </SubmitButton>
      <p role="status" className="text-small text-muted empty:absolute">
        {state.message}
      </p>
    </form>
  );
}
