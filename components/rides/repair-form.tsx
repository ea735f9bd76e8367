"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RideRepair } from "@/core/ride";

interface Sent extends FormState {
  /** The version of the ride from which it was sent; the next one has followed. */
  version: number;
}

/** Puts back what a repair left out, or leaves it out again, by one press. */
export function RepairForm({
  action,
  rideId,
  version,
  repair,
  words,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
  version: number;
  repair: RideRepair;
  /** What it did. */
  words: string;
}) {
  const verb = repair.isUndone ? "Leave out again" : "Put back";
  const [state, send] = useActionState<Sent | null, FormData>(
    async (_previous, form) => ({ ...(await action(EMPTY_FORM, form)), version }),
    null,
  );
  const why = state?.problems.repair ?? null;
  const isFollowing = state !== null && state.version === version && !state.message && !why;
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-4">
      <input type="hidden" name="rideId" value={rideId} />
      <input type="hidden" name="sourceId" value={repair.sourceId} />
      <input type="hidden" name="kind" value={repair.kind} />
      <input type="hidden" name="wish" value={repair.isUndone ? "do" : "undo"} />
      <p role="status" className="text-small text-muted empty:absolute">
        {why ?? state?.message ?? (isFollowing ? "The numbers follow in a moment." : "")}
      </p>
      {why === null ? (
        <SubmitButton look="bare" pending={repair.isUndone ? "Leaving out …" : "Putting back …"}>
          {verb}
          <span className="sr-only">{words}</span>
        </SubmitButton>
      ) : (
        <Button look="bare" disabled>
          {verb}
        </Button>
      )}
    </form>
  );
}
