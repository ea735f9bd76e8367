"use client";

import { useId } from "react";
import { boxOf, DATA_TYPES, type DataType, WANTED_FIELDS, type WantedData, type WantedField } from "@/core/wanted-data";
import { FIELD_WORDS, TYPE_WORDS } from "@/core/wanted-data-words";

/** The boxes by which somebody says what may be kept: types of data, and what is left out of all of them. */
export function DataBoxes({
  heading,
  chosen,
  accepted,
  onChange,
}: {
  heading: string;
  chosen: WantedData;
  /** What can be chosen; null for everything. */
  accepted: WantedData | null;
  onChange: (chosen: WantedData) => void;
}) {
  const setType = (type: DataType, isOn: boolean) => onChange({ ...chosen, types: { ...chosen.types, [type]: isOn } });
  const setField = (field: WantedField, isOn: boolean) =>
    onChange({ ...chosen, fields: { ...chosen.fields, [field]: isOn } });
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-title font-medium tracking-tight">{heading}</legend>
        {DATA_TYPES.map((type) => (
          <Box
            key={type}
            name={boxOf(type)}
            words={TYPE_WORDS[type]}
            isOn={chosen.types[type]}
            isOpen={accepted?.types[type] ?? true}
            onChange={(isOn) => setType(type, isOn)}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-title font-medium tracking-tight">And of all of it</legend>
        {WANTED_FIELDS.map((field) => (
          <Box
            key={field}
            name={boxOf(field)}
            words={FIELD_WORDS[field]}
            isOn={chosen.fields[field]}
            isOpen={accepted?.fields[field] ?? true}
            onChange={(isOn) => setField(field, isOn)}
          />
        ))}
      </fieldset>
    </>
  );
}

/** What is not accepted here can be withdrawn, but not chosen. */
function Box({
  name,
  words: { label, hint },
  isOn,
  isOpen,
  onChange,
}: {
  name: string;
  words: { label: string; hint: string };
  isOn: boolean;
  isOpen: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex gap-3 py-2">
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={isOn}
        disabled={!isOpen && !isOn}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
          {!isOpen && " Whoever runs this Musette does not accept it: nothing of it is kept."}
        </p>
      </div>
    </div>
  );
}
