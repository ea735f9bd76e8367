"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { providerName } from "@/core/provider-name";

/** Asks a provider once more for everything between two days. */
export function HistorySpanForm({
  action,
  connectionId,
  provider,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  connectionId: string;
  provider: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="flex max-w-[560px] flex-col items-start gap-3">
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <input type="hidden" name="connectionId" value={connectionId} />
      <div className="flex w-full flex-wrap gap-3">
        <TextField
          label="From"
          name="from"
          type="date"
          required
          defaultValue={state.values.from ?? ""}
          problem={state.problems.from}
        />
        <TextField
          label="Until, that day included"
          name="until"
          type="date"
          required
          defaultValue={state.values.until ?? ""}
          problem={state.problems.until}
        />
      </div>
      <SubmitButton look="plain" pending="Asking …">
        Ask again
      </SubmitButton>
      <p className="text-small text-muted">
        For rides that are missing here though {providerName(provider)} has them, or that were changed there. What is
        here already is replaced only by something newer. Terra gives at most 6,000 days of a rider in an hour.
      </p>
    </form>
  );
}
