"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RideSource } from "@/core/ride";

/** Has a recording told once more by the provider it came from. What comes of it, the journey says. */
export function AskAgainForm({
  action,
  rideId,
  source: { id, from },
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
  source: RideSource;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <input type="hidden" name="rideId" value={rideId} />
      <input type="hidden" name="sourceId" value={id} />
      <SubmitButton look="bare" pending="Asking …">
        Read again from {from}
      </SubmitButton>
      <p role="status" className="text-small text-muted empty:absolute">
        {state.message}
      </p>
    </form>
  );
}
