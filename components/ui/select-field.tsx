import type { ComponentProps, ReactNode } from "react";
import { controlLook, Labelled } from "./labelled";

/** One of several, out of a list that opens. */
export const SelectField = ({
  label,
  hint,
  problem,
  className = "",
  options,
  ...select
}: ComponentProps<"select"> & {
  label: string;
  name: string;
  hint?: ReactNode;
  problem?: string | undefined;
  /** Values and their words, in the order in which they are offered. */
  options: readonly (readonly [string, string])[];
}) => (
  <Labelled label={label} hint={hint} problem={problem} className={className}>
    {(told) => (
      <select {...told} className={controlLook(problem)} {...select}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);
