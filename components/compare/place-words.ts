import type { Along } from "@/core/compare/laid";
import { inMinutes } from "@/core/compare/words";
import { formatDuration, formatHeight } from "@/core/format";

/** How far a step of the crosshair goes: a second, or ten metres. */
export const STEP: Record<Along, number> = { time: 1, distance: 10, position: 10 };

/** A place of an axis in words: `0:12:30`, `12.34 km`. */
export const placeInWords = (along: Along, place: number): string =>
  along === "time" ? formatDuration(place) : `${(place / 1000).toFixed(2)} km`;

/** A difference in words: `0:42 ahead`, `120 m behind`; a dash where there is none to tell. */
export function aheadInWords(along: Along, ahead: number): string {
  if (Number.isNaN(ahead)) return "–";
  const size = along === "time" ? formatHeight(Math.abs(ahead)) : inMinutes(ahead);
  const isNothing = Math.round(Math.abs(ahead)) === 0;
  return isNothing ? "level" : `${size} ${ahead > 0 ? "ahead" : "behind"}`;
}

/** The same where there is no room for words: `+0:42`, `−120 m`. */
export function aheadInSigns(along: Along, ahead: number): string {
  if (Number.isNaN(ahead)) return "–";
  const size = along === "time" ? formatHeight(Math.abs(ahead)) : inMinutes(ahead);
  if (Math.round(Math.abs(ahead)) === 0) return along === "time" ? "0 m" : "0:00";
  return `${ahead > 0 ? "+" : "−"}${size}`;
}
