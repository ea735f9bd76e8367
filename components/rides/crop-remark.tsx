"use client";

import { useActionState } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** Says at the head of a ride that this is not all of it, and brings back the rest by one press. */
export function CropRemark({
  action,
  rideId,
  words,
}: {
  /** Null where nothing may be changed. */
  action: ((previous: FormState, form: FormData) => Promise<FormState>) | null;
  rideId: string;
  /** How much is left out, and where. */
  words: string;
}) {
  const [state, send] = useActionState(action ?? unchanged, EMPTY_FORM);
  return (
    <form action={send} className="mt-2 flex flex-wrap items-center gap-x-4 text-small text-muted">
      <input type="hidden" name="rideId" value={rideId} />
      <p>{words}</p>
      {action && !state.message && (
        <SubmitButton look="bare" className="text-small" pending="Bringing it back …">
          Undo <span className="sr-only">the crop</span>
        </SubmitButton>
      )}
      <p role="status" className="empty:absolute">
        {state.message}
      </p>
    </form>
  );
}

const unchanged = async (state: FormState) => state;
