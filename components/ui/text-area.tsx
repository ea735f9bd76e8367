import type { ComponentProps, ReactNode } from "react";
import { controlLook, Labelled } from "./labelled";

/** Several lines to type in. */
export const TextArea = ({
  label,
  hint,
  problem,
  ...area
}: Omit<ComponentProps<"textarea">, "className"> & {
  label: string;
  name: string;
  hint?: ReactNode;
  problem?: string | undefined;
}) => (
  <Labelled label={label} hint={hint} problem={problem}>
    {(told) => <textarea {...told} className={controlLook(problem)} {...area} />}
  </Labelled>
);
