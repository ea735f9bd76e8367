import type { ReactNode } from "react";

/** A small button that changes how the lanes are shown. */
export function Tool({
  isOn,
  isOff = false,
  isOneOfMany = false,
  label,
  onPress,
  className = "min-h-8 min-w-8 px-2",
  children,
}: {
  isOn?: boolean;
  isOff?: boolean;
  /** Among others, of which always one is chosen: then that one stands out enough. */
  isOneOfMany?: boolean;
  label?: string;
  onPress: () => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      disabled={isOff}
      onClick={onPress}
      className={`cursor-pointer rounded-small border tabular-nums disabled:cursor-default disabled:border-line disabled:text-faint ${className} ${isOneOfMany ? "border-transparent" : "border-control"} ${isOn ? "bg-chosen font-medium text-accent" : "text-muted enabled:hover:bg-sunken"}`}
    >
      {children}
    </button>
  );
}
