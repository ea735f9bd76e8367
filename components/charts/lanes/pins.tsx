import type { Span } from "@/core/span";
import type { Cursor } from "../cursor";
import { type Axis, shareAt } from "./axis";

/** The least that can be seen, and hit. */
const LEAST_PIXELS = 10;

/**
 * Stretches that something was said about, along the foot of the lanes; a press selects one. Who goes by the keyboard finds
 * the same stretches as links where it was said.
 */
export function Pins({
  pins,
  cursor,
  axis,
  view,
  width,
}: {
  pins: readonly Span[];
  cursor: Cursor;
  axis: Axis;
  view: Span;
  width: number;
}) {
  const xOf = (second: number) => Math.min(width, Math.max(0, shareAt(axis, view, second) * width));
  const shown = pins.filter(({ start, end }) => end > view.start && start < view.end);
  return (
    <div aria-hidden="true" className="absolute inset-x-0 -top-1.5 h-3">
      {shown.map((pin) => {
        const [from, until] = [xOf(pin.start), xOf(pin.end)];
        const left = Math.max(0, Math.min(from, width - LEAST_PIXELS));
        return (
          <button
            key={`${pin.start} ${pin.end}`}
            type="button"
            tabIndex={-1}
            title="Something was said about this stretch"
            onClick={() => {
              cursor.moveTo(pin.start);
              cursor.select(pin);
            }}
            className="absolute top-0 h-3 cursor-pointer"
            style={{ left, width: Math.max(LEAST_PIXELS, until - from) }}
          >
            <span className="absolute inset-x-0 top-[5px] h-0.5 bg-accent" />
            <span className="absolute top-[2px] left-0 size-2 rounded-full bg-accent" />
          </button>
        );
      })}
    </div>
  );
}
