"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { RIDE_TYPE_NAMES } from "@/core/ride-type";
import { EFFORT_WORDS, FEELING_WORDS, type RideWords } from "@/core/ride-words";
import { CropField, type Croppable } from "./crop-field";

const NOT_SAID = ["", "Not said"] as const;

const numbered = (words: readonly string[]) =>
  words.map((word, index) => [`${index + 1}`, `${index + 1} – ${word}`] as const);

const EFFORTS = [NOT_SAID, ...numbered(EFFORT_WORDS)];
const FEELINGS = [NOT_SAID, ...numbered(FEELING_WORDS)];
const TYPES = [["", "As recorded"] as const, ...Object.entries(RIDE_TYPE_NAMES)];

/** What a rider says of a ride in their own words, and how much of it they leave. */
export function EditRideForm({
  action,
  rideId,
  recordedTitle,
  words,
  whole,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  rideId: string;
  recordedTitle: string;
  words: RideWords;
  whole: Croppable;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const { problems } = state;
  const values = Object.keys(state.values).length > 0 ? state.values : typeWords(words);
  return (
    <form action={send} className="max-w-[640px]" noValidate>
      {state.message && (
        <div className="mb-5">
          <Notice tone="broken">{state.message}</Notice>
        </div>
      )}
      <input type="hidden" name="rideId" value={rideId} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-5">
        <TextField
          name="title"
          label="Title"
          placeholder={recordedTitle}
          hint={`Leave it empty to have “${recordedTitle}”, as it was recorded.`}
          autoComplete="off"
          defaultValue={values.title}
          problem={problems.title}
        />
        <TextArea
          name="notes"
          label="Notes"
          rows={8}
          hint="In Markdown: **bold**, *italic*, lists with - and [links](https://…)."
          defaultValue={values.notes}
          problem={problems.notes}
        />
        <div className="grid gap-5 tablet:grid-cols-2">
          <SelectField
            name="effort"
            label="Effort"
            options={EFFORTS}
            defaultValue={values.effort}
            problem={problems.effort}
          />
          <SelectField
            name="feeling"
            label="Feeling"
            options={FEELINGS}
            defaultValue={values.feeling}
            problem={problems.feeling}
          />
          <SelectField
            name="type"
            label="Type of ride"
            options={TYPES}
            defaultValue={values.type}
            problem={problems.type}
          />
        </div>
        <TextField
          name="tags"
          label="Tags"
          hint="Told apart by commas: race, winter bike."
          autoComplete="off"
          defaultValue={values.tags}
          problem={problems.tags}
        />
        <CropField whole={whole} values={state.values} problems={problems} />
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <SubmitButton>Save</SubmitButton>
        <ButtonLink href={`/rides/${rideId}`}>Cancel</ButtonLink>
      </div>
    </form>
  );
}

const typeWords = ({ title, notes, effort, feeling, tags, type }: RideWords): Record<string, string> => ({
  title: title ?? "",
  notes: notes ?? "",
  effort: effort === null ? "" : `${effort}`,
  feeling: feeling === null ? "" : `${feeling}`,
  tags: tags.join(", "),
  type: type ?? "",
});
