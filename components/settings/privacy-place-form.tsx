"use client";

import { type ReactNode, useActionState, useId } from "react";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { PrivacyFields } from "./privacy-fields";

/** A place that a rider may mean: where rides of theirs begin or end. */
export interface PlaceSuggestion {
  /** `52.1, 4.3` */
  coordinates: string;
  label: string;
  detail: string;
  sketch: ReactNode;
}

/** Names a place: one of those where rides begin and end, or any other by its coordinates. */
export function PrivacyPlaceForm({
  action,
  suggestions,
  sketchKey,
  placeIds,
  usualMeters,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  suggestions: readonly PlaceSuggestion[];
  /** What the sketches mean, where nothing else says so. */
  sketchKey: ReactNode;
  /** Those that are there: what is said of one that was removed meanwhile is not true any more. */
  placeIds: readonly string[];
  usualMeters: number;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const isWrong = Object.keys(state.problems).length > 0;
  const values = isWrong ? state.values : { radiusMeters: String(usualMeters) };
  const { savedId } = state.values;
  const isOver = savedId !== undefined && !placeIds.includes(savedId);
  const [first] = suggestions;
  const where = (isWrong && state.values.where) || (first?.coordinates ?? ELSEWHERE);
  return (
    <form key={where} action={send} className="group flex flex-col gap-5" noValidate>
      {state.message && !isOver && <Notice tone={savedId ? "good" : "broken"}>{state.message}</Notice>}
      {suggestions.length > 0 ? (
        <fieldset>
          <legend className="mb-1 text-small font-medium">Where is it?</legend>
          {suggestions.map((one) => (
            <Suggestion key={one.coordinates} suggestion={one} isChosen={one.coordinates === where} />
          ))}
          {sketchKey && <div className="pb-2">{sketchKey}</div>}
          <Choice name="where" value={ELSEWHERE} label="Somewhere else" defaultChecked={where === ELSEWHERE} />
        </fieldset>
      ) : (
        <>
          <p className="max-w-[64ch] text-muted">
            Once you have rides with a map, the places where they begin and end are offered here.
          </p>
          <input type="hidden" name="where" value={ELSEWHERE} />
        </>
      )}
      <div className={suggestions.length > 0 ? "hidden group-has-[input[value=elsewhere]:checked]:block" : ""}>
        <TextField
          key={state.values.coordinates}
          className="max-w-[440px]"
          name="coordinates"
          label="Coordinates"
          placeholder="52.1, 4.3"
          hint="Copy them from any map: latitude first, then longitude. They stay here."
          autoComplete="off"
          spellCheck={false}
          defaultValue={isWrong ? state.values.coordinates : ""}
          problem={state.problems.coordinates}
        />
      </div>
      <PrivacyFields values={values} problems={state.problems} />
      <SubmitButton className="self-start">Hide around it</SubmitButton>
    </form>
  );
}

const ELSEWHERE = "elsewhere";

function Suggestion({
  suggestion: { coordinates, label, detail, sketch },
  isChosen,
}: {
  suggestion: PlaceSuggestion;
  isChosen: boolean;
}) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="-mx-2 flex cursor-pointer items-center gap-3 rounded-sheet px-2 py-2 has-[:checked]:bg-chosen"
    >
      <input
        type="radio"
        id={id}
        name="where"
        value={coordinates}
        defaultChecked={isChosen}
        className="size-4 shrink-0 accent-accent"
      />
      {sketch}
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        <span className="block text-small text-muted wrap-anywhere">{detail}</span>
      </span>
    </label>
  );
}
