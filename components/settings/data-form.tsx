"use client";

import { useActionState, useState } from "react";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type DataType, type WantedData, type WantedField, wantedByBoth } from "@/core/wanted-data";
import { labelOf, storedInWords } from "@/core/wanted-data-words";
import { ConsentText } from "./consent-text";
import { DataBoxes } from "./data-boxes";

/** What is stored of something that the rider withdraws. */
interface Stored {
  what: DataType | WantedField;
  count: number;
}

/** Says what a rider wants kept. Of what they withdraw and is stored, it asks what becomes of it. */
export function DataForm({
  action,
  own,
  accepted,
  bytesDays,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  own: WantedData;
  accepted: WantedData;
  bytesDays: number;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [chosen, setChosen] = useState(own);
  const [isAsking, setIsAsking] = useState(true);
  const asked: Stored[] = isAsking && state.values.asked ? JSON.parse(state.values.asked) : [];
  return (
    <form
      action={(form) => {
        setIsAsking(true);
        send(form);
      }}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-6"
    >
      <DataBoxes
        heading="What is kept"
        chosen={chosen}
        accepted={accepted}
        onChange={(next) => {
          setChosen(next);
          // What was asked was asked of another choice.
          setIsAsking(false);
        }}
      />
      <section aria-label="What you agree to" className="rounded-sheet border border-line bg-raised p-4">
        <p className="mb-3 font-medium">By saving you agree to exactly this</p>
        <ConsentText wanted={wantedByBoth(accepted, chosen)} bytesDays={bytesDays} />
      </section>
      {asked.length > 0 && <Question asked={asked} state={state} />}
      {state.message && asked.length === 0 && <Notice tone="good">{state.message}</Notice>}
      <div>
        <SubmitButton>{asked.length > 0 ? "Save and do so" : "Save"}</SubmitButton>
      </div>
    </form>
  );
}

function Question({ asked, state }: { asked: readonly Stored[]; state: FormState }) {
  const isDeleting = state.values.stored === "delete";
  const all = asked.map(({ what, count }) => `${labelOf(what)} (${storedInWords(what, count)})`).join(", ");
  return (
    <div className="group flex flex-col gap-4 border-l-4 border-l-attention pl-4" role="status">
      <input type="hidden" name="asked" value={asked.map(({ what }) => what).join()} />
      <fieldset>
        <legend className="mb-1 font-medium">What becomes of what is stored?</legend>
        <p className="max-w-[60ch] text-muted">
          You do not want these kept any more: {all}. Nothing new of them is kept from now on.
        </p>
        <Choice name="stored" value="keep" label="Keep what is stored" defaultChecked={!isDeleting}>
          It stays as it is, and is used as before, also where its provider tells of the same ride or day once more.
        </Choice>
        <Choice name="stored" value="delete" label="Delete what is stored" defaultChecked={isDeleting}>
          It is taken out of your days and rides and out of the messages in which it came, for good. Files that you
          brought yourself are yours and stay as they are, with everything in them.
        </Choice>
      </fieldset>
      <div className="hidden group-has-[input[value=delete]:checked]:block">
        <TextField
          label="To be sure, type the word delete"
          name="word"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="max-w-[360px]"
          problem={state.problems.word}
          hint={`This deletes ${all} for good.`}
        />
      </div>
    </div>
  );
}
