"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RideSource } from "@/core/ride";

/** Takes a recording out of the ride; asks once, because the page changes much by it. */
export function SeparateForm({
  action,
  rideId,
  source,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
  source: RideSource;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [isAsking, setIsAsking] = useState(false);
  if (state.message) {
    return (
      <p role="status" className="text-small text-muted">
        {state.message}
      </p>
    );
  }
  if (!isAsking) {
    return (
      <Button look="bare" onClick={() => setIsAsking(true)}>
        Separate <span className="sr-only">{source.from}</span>
      </Button>
    );
  }
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <input type="hidden" name="rideId" value={rideId} />
      <input type="hidden" name="sourceId" value={source.id} />
      <p className="text-small">Make it a ride of its own? Nothing is lost, and you can join it again.</p>
      <SubmitButton look="plain" pending="Separating …">
        Separate it
      </SubmitButton>
      <Button look="bare" onClick={() => setIsAsking(false)}>
        Leave it
      </Button>
    </form>
  );
}
