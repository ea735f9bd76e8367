import { type ComponentProps, type ReactNode, useId } from "react";

/** One of several answers (a radio button) with a sentence on what it means. */
export function Choice({
  label,
  children,
  ...input
}: ComponentProps<"input"> & { label: string; name: string; value: string; children?: ReactNode }) {
  const id = useId();
  return (
    <div className="flex gap-3 py-2">
      <input
        type="radio"
        id={id}
        aria-describedby={children ? `${id}-hint` : undefined}
        className="mt-1 size-4 shrink-0 accent-accent"
        {...input}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {children && (
          <p id={`${id}-hint`} className="text-small text-muted">
            {children}
          </p>
        )}
      </div>
    </div>
  );
}
