import type { ReactNode } from "react";

/** A button above the map that is on or off. */
export const MapSwitch = ({
  isOn,
  onSwitch,
  describedBy,
  className = "",
  children,
}: {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  describedBy?: string;
  className?: string;
  children: ReactNode;
}) => (
  <button
    type="button"
    aria-pressed={isOn}
    aria-describedby={describedBy}
    onClick={() => onSwitch(!isOn)}
    className={`min-h-8 cursor-pointer rounded-small border border-control px-2 ${isOn ? "bg-chosen font-medium text-accent" : "text-muted hover:bg-sunken"} ${className}`}
  >
    {children}
  </button>
);
