"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** Takes a link back, at once. */
export function RevokeForm({
  action,
  rideId,
  shareId,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
  shareId: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="rideId" value={rideId} />
      <input type="hidden" name="shareId" value={shareId} />
      {state.message && (
        <p role="alert" className="text-small text-broken">
          {state.message}
        </p>
      )}
      <SubmitButton look="danger">Take it back</SubmitButton>
    </form>
  );
}
