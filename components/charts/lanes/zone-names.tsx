import type { Zone } from "@/core/zones";
import { yOf } from "./place-on-sheet";
import type { Scale } from "./scale";

const ROOM_PIXELS = 11;

/** The names of the zones at the right edge of their bands; where bands lie close, only some of them. */
export function ZoneNames({ zones, scale, height }: { zones: readonly Zone[]; scale: Scale; height: number }) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 text-note leading-none text-muted">
      {placed(zones, scale, height).map(({ name, middle }) => (
        <span key={name} className="absolute right-1 -translate-y-1/2" style={{ top: middle }}>
          {name}
        </span>
      ))}
    </div>
  );
}

/** From the lowest band upwards: where a rider is most of the time. */
function placed(zones: readonly Zone[], scale: Scale, height: number): { name: string; middle: number }[] {
  const names: { name: string; middle: number }[] = [];
  let room = height;
  for (const { name, from, to } of zones) {
    const top = yOf({ height, ratio: 1 }, scale, Math.min(scale.high, to));
    const bottom = yOf({ height, ratio: 1 }, scale, Math.max(scale.low, from));
    const middle = (top + bottom) / 2;
    if (bottom <= top || middle + ROOM_PIXELS / 2 > room || middle < ROOM_PIXELS / 2) continue;
    names.push({ name, middle });
    room = middle - ROOM_PIXELS / 2;
  }
  return names;
}
