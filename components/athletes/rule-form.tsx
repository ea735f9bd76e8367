"use client";

import { useActionState, useId } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export interface RuleActions {
  save: FormAction;
  reset: FormAction;
}

/** A number of a rule. */
export interface RuleField {
  name: string;
  label: string;
  unit: string;
  value: number;
  first: number;
  least: number;
  most: number;
}

/** One rule: what it looks at, whether it does, and its numbers. */
export function RuleForm({
  rule,
  title,
  explanation,
  isOn,
  isChanged,
  fields,
  actions,
}: {
  rule: string;
  title: string;
  explanation: string;
  isOn: boolean;
  /** It is not as it is for everybody. */
  isChanged: boolean;
  fields: readonly RuleField[];
  /** Null for whoever only looks. */
  actions: RuleActions | null;
}) {
  const id = useId();
  const [saved, save] = useActionState(actions?.save ?? nothing, EMPTY_FORM);
  const [reset, forget] = useActionState(actions?.reset ?? nothing, EMPTY_FORM);
  const message = saved.message ?? reset.message;
  return (
    <div className="grid gap-x-8 gap-y-3 desk:grid-cols-[minmax(0,1fr)_32rem]">
      <div>
        <h3 className={`text-lead font-medium ${isOn ? "" : "text-muted"}`}>
          {title}
          {!isOn && <span className="ml-2 text-small font-normal text-muted">off</span>}
        </h3>
        <p className="mt-1 max-w-[60ch] text-small text-muted">{explanation}</p>
      </div>
      <div>
        <form action={save} aria-label={title} key={JSON.stringify([isOn, fields])}>
          <input type="hidden" name="rule" value={rule} />
          <label className="flex min-h-9 w-fit items-center gap-3">
            <input
              type="checkbox"
              name="isOn"
              defaultChecked={
                saved.message === null || saved.values.rule === undefined ? isOn : saved.values.isOn === "on"
              }
              className="size-4 accent-accent"
              disabled={!actions}
            />
            Tell me
          </label>
          <div className="mt-1 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
            <div className="flex flex-col gap-2">
              {fields.map((field) => (
                <NumberField
                  key={field.name}
                  id={`${id}-${field.name}`}
                  field={field}
                  typed={saved.values[field.name]}
                  problem={saved.problems[field.name]}
                  isDisabled={!actions}
                />
              ))}
            </div>
            {actions && (
              <span className="ml-auto flex items-center gap-4">
                <span role="status" className="text-small text-muted">
                  {message}
                </span>
                <SubmitButton look="plain" className="min-h-9 py-1">
                  Save<span className="sr-only">: {title}</span>
                </SubmitButton>
              </span>
            )}
          </div>
        </form>
        {actions && isChanged && (
          <form action={forget} className="mt-1">
            <input type="hidden" name="rule" value={rule} />
            <SubmitButton look="bare" className="min-h-9 py-1 text-small font-normal">
              As it was at first
            </SubmitButton>
          </form>
        )}
      </div>
    </div>
  );
}

function NumberField({
  id,
  field: { name, label, unit, value, first, least, most },
  typed,
  problem,
  isDisabled,
}: {
  id: string;
  field: RuleField;
  typed: string | undefined;
  problem: string | undefined;
  isDisabled: boolean;
}) {
  return (
    <div>
      <span className="flex items-center gap-3">
        <label htmlFor={id} className="w-36 shrink-0 text-small">
          {label}
        </label>
        <input
          id={id}
          name={name}
          inputMode="numeric"
          defaultValue={typed ?? String(value)}
          disabled={isDisabled}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-unit${problem ? ` ${id}-problem` : ""}`}
          className={`min-h-9 w-20 rounded-sheet border bg-raised px-3 py-1 text-right tabular-nums ${problem ? "border-broken" : "border-control"}`}
        />
        <span id={`${id}-unit`} className="text-small text-muted">
          {unit}
          <span className="sr-only">
            , from {least} to {most}, at first {first}
          </span>
        </span>
      </span>
      {problem && (
        <p id={`${id}-problem`} className="mt-1 text-small text-broken">
          {problem}
        </p>
      )}
    </div>
  );
}

const nothing: FormAction = async (previous) => previous;

/** Has all rules as they are for everybody. */
export function ResetRules({ reset }: { reset: FormAction }) {
  const [state, forget] = useActionState(reset, EMPTY_FORM);
  return (
    <form action={forget} className="mt-8 flex flex-wrap items-center gap-4">
      <SubmitButton look="plain">All rules as they were at first</SubmitButton>
      <span role="status" className="text-small text-muted">
        {state.message}
      </span>
    </form>
  );
}
