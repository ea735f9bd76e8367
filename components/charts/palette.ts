import { LANE_NAMES, type LaneName } from "@/core/lane";

/** The colours of app/globals.css as they are now, for what is drawn on a canvas. */
export interface Palette {
  line: string;
  faint: string;
  muted: string;
  lane: Record<LaneName, string>;
  /** Z1 first. */
  zones: string[];
}

/** What was read for the drawings of this moment, by where the colours of zones are chosen: lanes are drawn nine at a time. */
const justRead = new Map<Element | null, Palette>();

/** Reads the tokens where they hold: at an element, in the scheme of the moment. */
export function readPalette(element: Element): Palette {
  const where = element.closest("[data-zones]");
  const known = justRead.get(where);
  if (known) return known;
  if (justRead.size === 0) queueMicrotask(() => justRead.clear());
  const palette = paletteAt(element);
  justRead.set(where, palette);
  return palette;
}

function paletteAt(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (token: string) => style.getPropertyValue(`--color-${token}`).trim();
  const lanes = LANE_NAMES.map((name) => [name, colour(name === "balance" ? "power" : name)]);
  return {
    line: colour("line"),
    faint: colour("faint"),
    muted: colour("muted"),
    lane: Object.fromEntries(lanes),
    zones: [1, 2, 3, 4, 5, 6, 7].map((zone) => colour(`zone-${zone}`)),
  };
}
