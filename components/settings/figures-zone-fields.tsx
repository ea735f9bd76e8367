"use client";

import { type FormEvent, useId, useState } from "react";
import { readableLimits, type ZoneNames, zoneLines } from "./figures-zones";

export interface ZoneFieldsProps {
  names: ZoneNames;
  /** Of a limit as it is typed: %, bpm. */
  unit: string;
  /** Of what it comes to, and what one of the limits is in it; null where that is not known. */
  result: { unit: string; per: number } | null;
  /** Fewer zones are as good. */
  canBeFewer: boolean;
}

const LIMITS = ["limit1", "limit2", "limit3", "limit4", "limit5", "limit6"] as const;

/** The limits of zones to type in, each with what its zone comes to as it is typed. */
export function ZoneLimitFields({
  names,
  unit,
  result,
  canBeFewer,
  typed,
  problems,
}: ZoneFieldsProps & {
  /** By the fields' names. */
  typed: Record<string, string>;
  problems: Record<string, string>;
}) {
  const [now, setNow] = useState(() => LIMITS.map((name) => typed[name] ?? ""));
  const follow = ({ currentTarget }: FormEvent<HTMLElement>) => {
    const inputs = Array.from(currentTarget.querySelectorAll("input"));
    setNow(inputs.map(({ value }) => value));
  };
  const limits = readableLimits(now);
  const lines = zoneLines(limits, names, result ?? { unit });
  const last = limits.length;

  return (
    <fieldset onInput={follow}>
      <legend className="text-small font-medium">Where each zone ends</legend>
      {canBeFewer && <p className="text-small text-muted">Leave the last ones empty for fewer zones.</p>}
      <ol className="mt-2 max-w-[480px]">
        {LIMITS.map((name, index) => (
          <LimitField
            key={name}
            name={name}
            zone={names[index] ?? { name: `Z${index + 1}`, label: "" }}
            unit={unit}
            defaultValue={typed[name] ?? ""}
            problem={problems[name]}
            range={index <= last ? (lines[index]?.range ?? "") : ""}
          />
        ))}
        {last === LIMITS.length && (
          <li className="flex min-h-12 items-center justify-between gap-3 py-1">
            <ZoneName {...(names[last] ?? { name: `Z${last + 1}`, label: "" })} />
            <span className="text-small text-muted tabular-nums">{lines[last]?.range}</span>
          </li>
        )}
      </ol>
    </fieldset>
  );
}

function LimitField({
  name,
  zone,
  unit,
  defaultValue,
  problem,
  range,
}: {
  name: string;
  zone: { name: string; label: string };
  unit: string;
  defaultValue: string;
  problem: string | undefined;
  range: string;
}) {
  const id = useId();
  return (
    <li className="border-b border-line py-1">
      <div className="grid grid-cols-[1fr_auto_7rem] items-center gap-3">
        <label htmlFor={id}>
          <ZoneName {...zone} />
        </label>
        <span className="flex items-baseline gap-2">
          <input
            id={id}
            name={name}
            className={`min-h-10 w-16 rounded-sheet border bg-raised px-2 py-1 text-right tabular-nums ${problem ? "border-broken" : "border-control"}`}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={defaultValue}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
          />
          <span className="min-w-8 text-muted">{unit}</span>
        </span>
        <span className="text-right text-small text-muted tabular-nums">{range}</span>
      </div>
      {problem && (
        <p id={`${id}-problem`} className="text-small text-broken">
          {problem}
        </p>
      )}
    </li>
  );
}

const ZoneName = ({ name, label }: { name: string; label: string }) => (
  <span>
    <span className="tabular-nums">{name}</span> {label}
  </span>
);
