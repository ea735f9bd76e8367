import type { ChannelName } from "@/core/channel";

/** The colours of app/globals.css as they are now, for what is drawn on a canvas. */
export interface Palette {
  line: string;
  faint: string;
  muted: string;
  channel: Record<ChannelName, string>;
  /** Z1 first. */
  zones: string[];
}

/** Reads the tokens where they hold: at an element, in the scheme of the moment. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (token: string) => style.getPropertyValue(`--color-${token}`).trim();
  return {
    line: colour("line"),
    faint: colour("faint"),
    muted: colour("muted"),
    channel: {
      power: colour("power"),
      "heart-rate": colour("heart-rate"),
      speed: colour("speed"),
      cadence: colour("cadence"),
      elevation: colour("elevation"),
      temperature: colour("temperature"),
      balance: colour("power"),
      distance: colour("distance"),
    },
    zones: [1, 2, 3, 4, 5, 6, 7].map((zone) => colour(`zone-${zone}`)),
  };
}
