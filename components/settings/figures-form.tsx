"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { ATHLETE_FIELD, type AthleteOfForm } from "./figures-athlete";
import { SinceFields } from "./figures-since";
import { type ZoneFieldsProps, ZoneLimitFields } from "./figures-zone-fields";
import { SAVED, savedFor } from "./saved";

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export type FigureField =
  | { is: "number"; label: string; unit: string; hint: string }
  | ({ is: "zones"; hasOwn: boolean } & ZoneFieldsProps);

/** Says one figure anew, from a day on. */
export function FigureForm({
  action,
  kind,
  field,
  current,
  isFirst,
  today,
  athlete,
}: {
  action: FormAction;
  kind: string;
  field: FigureField;
  /** What is valid now as it would be typed, by the fields' names. */
  current: Record<string, string>;
  /** Nothing was given so far. */
  isFirst: boolean;
  /** `YYYY-MM-DD` */
  today: string;
  /** Whose figure it is; null of the viewer's own. */
  athlete: AthleteOfForm | null;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const values = Object.keys(state.problems).length > 0 ? state.values : current;
  return (
    <form action={send} className="flex flex-col gap-5" noValidate>
      {state.message && (
        <Notice tone={state.message === (athlete ? savedFor(athlete.name) : SAVED) ? "good" : "broken"}>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="kind" value={kind} />
      {athlete && <input type="hidden" name={ATHLETE_FIELD} value={athlete.athleteId} />}
      {field.is === "number" ? (
        <NumberField field={field} value={values.value ?? ""} problem={state.problems.value} canBeEmpty={!isFirst} />
      ) : (
        <ZoneLimitFields key={JSON.stringify(values)} {...field} typed={values} problems={state.problems} />
      )}
      <SinceFields
        since={state.values.since ?? (isFirst ? "beginning" : "day")}
        day={state.values.validFrom ?? today}
        problem={state.problems.validFrom}
        today={today}
        firstDay={athlete?.firstDay ?? null}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{athlete ? `Save for ${athlete.name}` : "Save"}</SubmitButton>
        {field.is === "zones" && field.hasOwn && (
          <SubmitButton look="plain" name="usual" value="yes">
            Back to the usual zones
          </SubmitButton>
        )}
      </div>
    </form>
  );
}

function NumberField({
  field: { label, unit, hint },
  value,
  problem,
  canBeEmpty,
}: {
  field: FigureField & { is: "number" };
  value: string;
  problem: string | undefined;
  canBeEmpty: boolean;
}) {
  return (
    <TextField
      key={value}
      className="max-w-[360px]"
      name="value"
      label={label}
      unit={unit}
      hint={canBeEmpty ? `${hint} Leave it empty if it is no longer known.` : hint}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={value}
      problem={problem}
    />
  );
}
