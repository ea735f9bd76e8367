import type { Channel } from "@/core/channel";
import type { LaneName } from "@/core/lane";
import type { Span } from "@/core/span";
import type { Axis } from "./axis";
import { drawBands, drawLevel, drawPauses, drawRules } from "./draw-ground";
import { drawFilledLine, drawLine } from "./draw-line";
import { type Scale, turnOf } from "./scale";
import type { Sheet } from "./use-canvas";

/** What all lanes of a drawing share. */
export interface Ground {
  /** What is shown, in seconds since the start. */
  view: Span;
  pauses: readonly Span[];
  axis: Axis;
  /** Places at which the axis is marked. */
  ticks: readonly number[];
}

export interface LaneDrawing extends Ground {
  name: LaneName;
  channel: Channel;
  scale: Scale;
  mean: number | null;
  /** The lower limits of the zones above the first, in the lane's unit: the line then carries their colours. */
  lineLimits: readonly number[] | null;
  /** The same limits: the zones then stand behind the line as bands. */
  bandLimits: readonly number[] | null;
}

/** One lane on its sheet, from the back to the front: zones, pauses, marks of the axis, mean, the line itself. */
export function drawLane(sheet: Sheet, lane: LaneDrawing) {
  if (lane.bandLimits) drawBands(sheet, lane, lane.bandLimits);
  drawPauses(sheet, lane);
  drawRules(sheet, lane);
  if (lane.mean !== null) drawLevel(sheet, lane, lane.mean, sheet.palette.faint);
  const turn = turnOf(lane.name, lane.scale);
  if (turn !== null) drawLevel(sheet, lane, turn, sheet.palette.muted);
  drawFilledLine(sheet, lane);
}

/**
 * Lanes over one another, each on its own scale and in its own colour, by which alone it is known here. The first lies on
 * top of the others, and elevation below all.
 */
export function drawOverlay(sheet: Sheet, lanes: readonly LaneDrawing[]) {
  const [first] = lanes;
  if (!first) return;
  if (first.bandLimits) drawBands(sheet, first, first.bandLimits);
  drawPauses(sheet, first);
  drawRules(sheet, first);
  const fromBelow = lanes.toReversed();
  for (const lane of fromBelow.filter(isLand)) drawFilledLine(sheet, lane);
  for (const lane of fromBelow) if (!isLand(lane)) drawLine(sheet, { ...lane, lineLimits: null });
}

const isLand = ({ name }: LaneDrawing) => name === "elevation";
