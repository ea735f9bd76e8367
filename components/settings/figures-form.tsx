"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { SAVED } from "./saved";

const FIELDS = [
  {
    name: "ftpWatts",
    label: "Threshold power (FTP)",
    unit: "W",
    hint: "What you can hold for about an hour. A well-paced 20-minute effort less 5 % is a good guess.",
  },
  {
    name: "thresholdHeartRate",
    label: "Threshold heart rate",
    unit: "bpm",
    hint: "Your mean heart rate of such an hour.",
  },
  { name: "maxHeartRate", label: "Highest heart rate", unit: "bpm", hint: "The highest you ever saw, all out." },
  { name: "restingHeartRate", label: "Resting heart rate", unit: "bpm", hint: "In bed, before getting up." },
  { name: "weightKg", label: "Weight", unit: "kg", hint: "Without the bike." },
] as const;

/** What a rider says of themselves. The first time it counts for everything; later from a day on. */
export function FiguresForm({
  action,
  current,
  today,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What is valid now, by the fields' names. Null when nothing was ever said. */
  current: Record<string, string> | null;
  /** `YYYY-MM-DD` */
  today: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const typedIn = (name: string) => state.values[name] ?? current?.[name] ?? "";
  const hasProblems = Object.keys(state.problems).length > 0;

  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      {state.message && <Notice tone={state.message === SAVED ? "good" : "broken"}>{state.message}</Notice>}
      {hasProblems && <Notice tone="broken">Nothing was saved yet: please look at what is marked below.</Notice>}
      <div className="grid gap-5 tablet:grid-cols-2">
        {FIELDS.map(({ name, label, unit, hint }) => (
          <TextField
            key={`${name} ${typedIn(name)}`}
            name={name}
            label={label}
            unit={unit}
            hint={hint}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={typedIn(name)}
            problem={state.problems[name]}
          />
        ))}
        {current && (
          <TextField
            label="Valid from"
            name="validFrom"
            type="date"
            max={today}
            defaultValue={state.values.validFrom ?? today}
            problem={state.problems.validFrom}
            hint="Rides before this day keep the figures they have."
          />
        )}
      </div>
      <SubmitButton className="self-start">Save</SubmitButton>
    </form>
  );
}
