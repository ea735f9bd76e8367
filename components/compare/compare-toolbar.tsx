import type { ReactNode } from "react";
import type { Along } from "@/core/compare/laid";
import { ALONG_NAMES } from "./reasons";

export const SMOOTHINGS = [1, 5, 30] as const;

/** Over how many seconds power and speed are averaged for drawing; 1 is as recorded. */
export type Smoothing = (typeof SMOOTHINGS)[number];

/** How the rides are laid over each other, and how near one looks. */
export function CompareToolbar({
  along,
  possible,
  onAlong,
  smoothing,
  onSmoothing,
  countsPauses,
  onPauses,
  isWhole,
  onZoom,
  onWhole,
  onOnlyThis,
}: {
  along: Along;
  possible: readonly Along[];
  onAlong: (along: Along) => void;
  smoothing: Smoothing;
  onSmoothing: (smoothing: Smoothing) => void;
  /** Null where nobody paused. */
  countsPauses: boolean | null;
  onPauses: (countsPauses: boolean) => void;
  isWhole: boolean;
  onZoom: (factor: number) => void;
  onWhole: () => void;
  /** Compares what is looked at as a stretch of its own. */
  onOnlyThis: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-2 text-small">
      <Choices legend="Compare by">
        {possible.map((one) => (
          <Tool key={one} isOneOfMany isOn={one === along} onPress={() => onAlong(one)}>
            {ALONG_NAMES[one]}
          </Tool>
        ))}
      </Choices>
      <Choices legend="Smoothed over">
        {SMOOTHINGS.map((seconds) => (
          <Tool key={seconds} isOneOfMany isOn={seconds === smoothing} onPress={() => onSmoothing(seconds)}>
            {seconds} s
          </Tool>
        ))}
      </Choices>
      {countsPauses !== null && (
        <Choices legend="Pauses">
          <Tool isOneOfMany isOn={countsPauses} onPress={() => onPauses(true)}>
            Count
          </Tool>
          <Tool isOneOfMany isOn={!countsPauses} onPress={() => onPauses(false)}>
            Left out
          </Tool>
        </Choices>
      )}
      <div className="flex flex-wrap items-center gap-1">
        {!isWhole && <Tool onPress={onOnlyThis}>Compare only this</Tool>}
        {!isWhole && <Tool onPress={onWhole}>Whole way</Tool>}
        <Tool label="Look from further away" onPress={() => onZoom(2)} isOff={isWhole}>
          −
        </Tool>
        <Tool label="Look nearer" onPress={() => onZoom(0.5)}>
          +
        </Tool>
      </div>
    </div>
  );
}

const Choices = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset className="flex items-center gap-1">
    <legend className="float-left mr-2 text-muted">{legend}</legend>
    {children}
  </fieldset>
);

export function Tool({
  isOn,
  isOff = false,
  isOneOfMany = false,
  label,
  onPress,
  children,
}: {
  isOn?: boolean;
  isOff?: boolean;
  /** Among others, of which always one is chosen: then that one stands out enough. */
  isOneOfMany?: boolean;
  label?: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      disabled={isOff}
      onClick={onPress}
      className={`min-h-8 min-w-8 cursor-pointer rounded-small border px-2 tabular-nums disabled:cursor-default disabled:border-line disabled:text-faint ${isOneOfMany ? "border-transparent" : "border-control"} ${isOn ? "bg-chosen font-medium text-accent" : "text-muted enabled:hover:bg-sunken"}`}
    >
      {children}
    </button>
  );
}
