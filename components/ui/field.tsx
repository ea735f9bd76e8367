import { type ComponentProps, type ReactNode, useId } from "react";

/** A label, one line to type in, a hint below it, and what is wrong with it in words. */
export function TextField({
  label,
  hint,
  problem,
  unit,
  className = "",
  ...input
}: ComponentProps<"input"> & {
  label: string;
  name: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
  /** Stands behind the number: W, bpm, kg. */
  unit?: string;
}) {
  const id = useId();
  const told = [problem ? `${id}-problem` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <div className="flex items-baseline gap-2">
        <input
          id={id}
          className={`min-h-10 w-full rounded-sheet border bg-raised px-3 py-2 text-lead tabular-nums placeholder:text-faint ${problem ? "border-broken" : "border-control"}`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={told || undefined}
          {...input}
        />
        {unit && <span className="min-w-8 text-muted">{unit}</span>}
      </div>
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
