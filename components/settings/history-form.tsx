"use client";

import { useActionState } from "react";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { providerName } from "@/core/provider-name";

const CHOICES = [
  ["nothing", "Nothing", "Only the rides from now on."],
  ["3-months", "3 months", ""],
  ["1-year", "1 year", ""],
  ["5-years", "5 years", ""],
  ["everything", "Everything", "Terra can be asked for sixteen years."],
  ["from", "From a day", ""],
] as const;

/** Asks how much of the past is wanted from a provider. */
export function HistoryForm({
  action,
  connectionId,
  provider,
  isFirst,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  connectionId: string;
  provider: string;
  /** Nothing of the past was asked for so far, and nothing may be wanted. */
  isFirst: boolean;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const chosen = state.values.howFar ?? "1-year";
  const name = providerName(provider);
  return (
    <form action={send} className="group flex max-w-[560px] flex-col items-start gap-4">
      {state.message && <Notice tone="broken">{state.message}</Notice>}
      <input type="hidden" name="connectionId" value={connectionId} />
      <fieldset className="w-full">
        <legend className="mb-1 text-small font-medium">How many of your earlier rides do you want from {name}?</legend>
        <div className="grid gap-x-6 tablet:grid-cols-2">
          {CHOICES.filter(([value]) => isFirst || value !== "nothing").map(([value, label, words]) => (
            <Choice key={value} name="howFar" value={value} label={label} defaultChecked={value === chosen}>
              {words}
            </Choice>
          ))}
        </div>
        <TextField
          className="mt-2 hidden max-w-[240px] group-has-[input[value=from]:checked]:flex"
          label="The first day"
          name="day"
          type="date"
          defaultValue={state.values.day ?? ""}
          problem={state.problems.day}
        />
      </fieldset>
      <SubmitButton pending="One moment …">Get them</SubmitButton>
      <p className="text-small text-muted">
        The newest come first, and you need not wait for them: it goes on when you close this page. How far back {name}{" "}
        gives rides is not known beforehand.
      </p>
    </form>
  );
}
