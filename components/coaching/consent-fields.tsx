"use client";

import { useId } from "react";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { SEEN_FIELDS, SEEN_WORDS, type SeenField } from "@/core/coaching-words";
import type { ConsentDraft, DayChoice } from "./consent-draft";
import { SeenIcon } from "./seen-icon";

/** Where an athlete says what a coach sees: field by field, from which ride on, and for how long. */
export function ConsentFields({ draft, problems }: { draft: ConsentDraft; problems: Record<string, string> }) {
  return (
    <div className="flex flex-col gap-6">
      <fieldset>
        <legend className="mb-1 font-medium">What they see of you beside the rides themselves</legend>
        <div className="grid grid-cols-1 gap-x-8 tablet:grid-cols-2">
          {SEEN_FIELDS.map((field) => (
            <Tick
              key={field}
              field={field}
              isOn={draft.consent[field]}
              onChange={(isOn) => draft.change({ [field]: isOn })}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 tablet:grid-cols-2">
        <Day
          legend="From which ride on"
          name="since"
          none={["all", "All rides"]}
          some="Rides from a day on"
          label="The first day"
          choice={draft.since}
          problem={problems.sinceDay ?? problems.since}
        />
        <Day
          legend="For how long"
          name="until"
          none={["open", "Until one of you ends it"]}
          some="Until the end of a day"
          label="The last day"
          choice={draft.until}
          problem={problems.untilDay ?? problems.until}
        />
      </div>
    </div>
  );
}

function Tick({ field, isOn, onChange }: { field: SeenField; isOn: boolean; onChange: (isOn: boolean) => void }) {
  const id = useId();
  const { label, what } = SEEN_WORDS[field];
  return (
    <div className="flex gap-3 py-2">
      <input
        id={id}
        type="checkbox"
        name={field}
        checked={isOn}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="flex items-center gap-1.5 font-medium">
          <span className={isOn ? "text-accent" : "text-muted"}>
            <SeenIcon field={field} isSeen />
          </span>
          {label}
        </label>
        <p id={`${id}-hint`} className="text-small text-muted first-letter:uppercase">
          {what.athlete}
        </p>
      </div>
    </div>
  );
}

function Day({
  legend,
  name,
  none: [noneValue, noneLabel],
  some,
  label,
  choice: { hasDay, day, offset, choose },
  problem,
}: {
  legend: string;
  name: "since" | "until";
  /** What stands for no day. */
  none: readonly [string, string];
  some: string;
  label: string;
  choice: DayChoice;
  problem: string | undefined;
}) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      <Choice label={noneLabel} name={name} value={noneValue} checked={!hasDay} onChange={() => choose(false, day)} />
      <Choice label={some} name={name} value="day" checked={hasDay} onChange={() => choose(true, day)} />
      {hasDay && (
        <TextField
          label={label}
          name={`${name}Day`}
          type="date"
          required
          value={day}
          onChange={({ currentTarget }) => choose(true, currentTarget.value)}
          problem={problem}
          className="mt-1 ml-7 max-w-52"
        />
      )}
      <input type="hidden" name={`${name}Offset`} value={offset} />
    </fieldset>
  );
}
