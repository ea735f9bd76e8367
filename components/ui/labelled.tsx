import { type ReactNode, useId } from "react";

/** What a control has to be told so that its label, its hint and what is wrong with it are read out with it. */
export interface Told {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

/** A label, a control, a hint below it, and what is wrong with it in words. */
export function Labelled({
  label,
  hint,
  problem,
  className = "",
  children,
}: {
  label: string;
  hint?: ReactNode;
  problem?: string | undefined;
  className?: string;
  children: (told: Told) => ReactNode;
}) {
  const id = useId();
  const describedBy = [problem ? `${id}-problem` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      {children({ id, "aria-invalid": problem ? true : undefined, "aria-describedby": describedBy || undefined })}
      {problem && (
        <p id={`${id}-problem`} className="text-small text-broken">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** How a control looks that is typed or chosen in. */
export const controlLook = (problem: string | undefined) =>
  `min-h-10 w-full rounded-sheet border bg-raised px-3 py-2 text-lead placeholder:text-faint ${problem ? "border-broken" : "border-control"}`;
