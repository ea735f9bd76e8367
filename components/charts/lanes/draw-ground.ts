import { onAxis, shareOf } from "./axis";
import type { Ground } from "./draw-lane";
import { xOf, yOf } from "./place-on-sheet";
import type { Scale } from "./scale";
import type { Sheet } from "./use-canvas";

/** A pause is hatched: time went by, and nobody rode. */
export function drawPauses(sheet: Sheet, ground: Ground) {
  const { context, height, ratio } = sheet;
  context.strokeStyle = sheet.palette.line;
  context.lineWidth = ratio;
  for (const pause of ground.pauses) {
    const from = Math.max(0, xOf(sheet, ground, pause.start));
    const until = Math.min(sheet.width, xOf(sheet, ground, pause.end));
    if (until <= from) continue;
    context.save();
    context.beginPath();
    context.rect(from, 0, until - from, height);
    context.clip();
    context.beginPath();
    for (let x = from - height; x < until; x += 6 * ratio) {
      context.moveTo(x, height);
      context.lineTo(x + height, 0);
    }
    context.stroke();
    context.restore();
  }
}

/** The marks of the axis as hairlines, and the ground a lane stands on. */
export function drawRules(sheet: Sheet, { axis, view, ticks }: Ground) {
  const { context, width, height } = sheet;
  const hair = Math.round(sheet.ratio);
  context.fillStyle = sheet.palette.line;
  const shown = onAxis(axis, view);
  for (const tick of ticks) context.fillRect(Math.round(shareOf(shown, tick) * width), 0, hair, height);
  context.fillRect(0, height - hair, width, hair);
}

/** A value that holds all along, dashed. */
export function drawLevel(sheet: Sheet, { scale }: { scale: Scale }, value: number, colour: string) {
  const { context, width, ratio } = sheet;
  const y = Math.round(yOf(sheet, scale, value)) + 0.5;
  context.strokeStyle = colour;
  context.lineWidth = Math.round(ratio);
  context.setLineDash([3 * ratio, 4 * ratio]);
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
  context.setLineDash([]);
}

/** How much of a zone's colour stands behind a line, which must still be made out in front of it. */
const BAND_ALPHA = 0.13;

/** Zones as bands behind a lane. */
export function drawBands(sheet: Sheet, { scale }: { scale: Scale }, limits: readonly number[]) {
  const { context, width, palette } = sheet;
  context.globalAlpha = BAND_ALPHA;
  palette.zones.slice(0, limits.length + 1).forEach((colour, zone) => {
    const top = yOf(sheet, scale, Math.min(scale.high, limits[zone] ?? scale.high));
    const bottom = yOf(sheet, scale, Math.max(scale.low, limits[zone - 1] ?? scale.low));
    if (bottom <= top) return;
    context.fillStyle = colour;
    context.fillRect(0, top, width, bottom - top);
  });
  context.globalAlpha = 1;
}
