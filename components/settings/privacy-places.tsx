"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { PrivacyFields } from "./privacy-fields";

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export interface PlaceActions {
  change: FormAction;
  remove: FormAction;
  restore: FormAction;
}

export interface PlaceRow {
  id: string;
  name: string;
  radiusMeters: number;
  /** The neighbourhood, drawn and in words. */
  surroundings: ReactNode;
}

/** The places that a rider named: each can be changed, and removed with a way back. */
export function PrivacyPlaces({ places, actions }: { places: readonly PlaceRow[]; actions: PlaceActions }) {
  const [state, send] = useActionState(actions.remove, EMPTY_FORM);
  return (
    <>
      {places.length > 0 ? (
        <ul className="border-t border-line">
          {places.map((place) => (
            <Place key={place.id} place={place} change={actions.change} remove={send} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">
          You have named none so far: whoever sees a ride of yours sees all of where it went.
        </p>
      )}
      {state.values.removedAt ? (
        <UndoForm key={state.values.removedAt} restore={actions.restore} removed={state.values} />
      ) : (
        state.message && <Notice tone="broken">{state.message}</Notice>
      )}
    </>
  );
}

function Place({
  place: { id, name, radiusMeters, surroundings },
  change,
  remove,
}: {
  place: PlaceRow;
  change: FormAction;
  remove: (form: FormData) => void;
}) {
  const [state, send] = useActionState(change, EMPTY_FORM);
  const isWrong = Object.keys(state.problems).length > 0;
  const values = isWrong ? state.values : { name, radiusMeters: String(radiusMeters) };
  return (
    <li className="border-b border-line py-4">
      <div className="flex gap-4 tablet:gap-5">{surroundings}</div>
      <details name="place" className="mt-1">
        <summary className="inline-flex min-h-10 cursor-pointer items-center font-medium text-accent underline decoration-from-font underline-offset-3 hover:decoration-2">
          Change or remove
          <span className="sr-only">: {name}</span>
        </summary>
        <form action={send} className="flex flex-col gap-4 pt-2 pb-3" noValidate>
          {state.message && <Notice tone={isWrong ? "broken" : "good"}>{state.message}</Notice>}
          <input type="hidden" name="id" value={id} />
          <PrivacyFields values={values} problems={state.problems} />
          <SubmitButton className="self-start">Save</SubmitButton>
        </form>
        <form action={remove} className="pb-1">
          <input type="hidden" name="id" value={id} />
          <SubmitButton look="danger" pending="Removing …">
            {`Remove ${name}`}
          </SubmitButton>
        </form>
      </details>
    </li>
  );
}

/** Puts back what was just removed; the keyboard is where the way back is. */
function UndoForm({ restore, removed }: { restore: FormAction; removed: Record<string, string> }) {
  const [state, send] = useActionState(restore, EMPTY_FORM);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("button")?.focus(), []);
  if (state.values.isBack) return <Notice tone="good">{`${removed.name} is back.`}</Notice>;
  return (
    <form ref={form} action={send} className="mt-3">
      {Object.entries(removed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Notice>
        <span className="flex flex-wrap items-center gap-x-4">
          {state.message ?? `${removed.name} is removed: others see where you rode there.`}
          <SubmitButton look="bare">Undo</SubmitButton>
        </span>
      </Notice>
    </form>
  );
}
