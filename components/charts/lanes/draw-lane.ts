import type { Channel, ChannelName } from "@/core/channel";
import { type Columns, columnsOf } from "@/core/chart-points";
import type { Span } from "@/core/span";
import { type Axis, onAxis, shareAt, shareOf } from "./axis";
import type { Scale } from "./scale";
import type { Sheet } from "./use-canvas";

export interface LaneDrawing {
  name: ChannelName;
  channel: Channel;
  scale: Scale;
  /** What is shown, in seconds since the start. */
  view: Span;
  pauses: readonly Span[];
  axis: Axis;
  /** Places at which the axis is marked. */
  ticks: readonly number[];
  mean: number | null;
  /** The lower limits of the zones above the first, in the channel's unit: the line then carries their colours. */
  zoneLimits: readonly number[] | null;
}

/** One channel on its sheet, from the back to the front: pauses, marks of the axis, mean, the channel itself. */
export function drawLane(sheet: Sheet, lane: LaneDrawing) {
  const { context } = sheet;
  drawPauses(sheet, lane);
  drawRules(sheet, lane);
  if (lane.mean !== null) drawMean(sheet, lane, lane.mean);

  const columns = columnsOf(lane.channel, onAxis(lane.axis, lane.view), sheet.width, lane.axis.secondAt);
  const colour = lane.zoneLimits ? zoneColours(sheet, lane, lane.zoneLimits) : sheet.palette.channel[lane.name];
  context.fillStyle = colour;
  const fill = FILL[lane.name];
  if (fill) {
    context.globalAlpha = fill;
    fillBelow(sheet, lane, columns);
    context.globalAlpha = 1;
  }
  if (sheet.width > lane.view.end - lane.view.start) strokeSeconds(sheet, lane, colour);
  else fillColumns(sheet, lane, columns);
}

/** How much of the colour stands below the line. */
const FILL: Partial<Record<ChannelName, number>> = { power: 0.14, elevation: 0.35 };

const LINE_PIXELS = 1.25;

const xOf = (sheet: Sheet, { axis, view }: LaneDrawing, second: number) => shareAt(axis, view, second) * sheet.width;

function yOf(sheet: Sheet, { scale }: LaneDrawing, value: number) {
  const margin = 2 * sheet.ratio;
  return sheet.height - margin - ((value - scale.low) / (scale.high - scale.low)) * (sheet.height - 2 * margin);
}

/** Every column from its lowest to its highest value, and at least to where the column before it ended. */
function fillColumns(sheet: Sheet, lane: LaneDrawing, { low, high }: Columns) {
  const thickness = LINE_PIXELS * sheet.ratio;
  let [lowBefore, highBefore] = NO_NEIGHBOUR;
  for (let column = 0; column < low.length; column++) {
    const lowest = low[column] ?? Number.NaN;
    const highest = high[column] ?? Number.NaN;
    if (Number.isNaN(lowest)) {
      [lowBefore, highBefore] = NO_NEIGHBOUR;
      continue;
    }
    const top = yOf(sheet, lane, Math.max(lowBefore, highest));
    const bottom = yOf(sheet, lane, Math.min(highBefore, lowest));
    const height = Math.max(thickness, bottom - top);
    sheet.context.fillRect(column, (top + bottom - height) / 2, 1, height);
    [lowBefore, highBefore] = [lowest, highest];
  }
}

const NO_NEIGHBOUR: [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

function fillBelow(sheet: Sheet, lane: LaneDrawing, { low, high }: Columns) {
  for (let column = 0; column < low.length; column++) {
    const middle = ((low[column] ?? Number.NaN) + (high[column] ?? Number.NaN)) / 2;
    if (Number.isNaN(middle)) continue;
    const top = yOf(sheet, lane, middle);
    sheet.context.fillRect(column, top, 1, sheet.height - top);
  }
}

/** When there is more than a pixel to a second, from second to second; a gap lifts the pen. */
function strokeSeconds(sheet: Sheet, lane: LaneDrawing, colour: string | CanvasGradient) {
  const { context } = sheet;
  context.beginPath();
  let isDown = false;
  const last = Math.min(lane.channel.length - 1, Math.ceil(lane.view.end));
  for (let second = Math.max(0, Math.floor(lane.view.start)); second <= last; second++) {
    const value = lane.channel[second] ?? Number.NaN;
    if (Number.isNaN(value)) {
      isDown = false;
      continue;
    }
    const [x, y] = [xOf(sheet, lane, second + 0.5), yOf(sheet, lane, value)];
    if (isDown) context.lineTo(x, y);
    else context.moveTo(x, y);
    isDown = true;
  }
  context.strokeStyle = colour;
  context.lineWidth = LINE_PIXELS * sheet.ratio;
  context.lineJoin = "round";
  context.stroke();
}

function drawRules(sheet: Sheet, lane: LaneDrawing) {
  const { context, width, height } = sheet;
  const hair = Math.round(sheet.ratio);
  context.fillStyle = sheet.palette.line;
  const shown = onAxis(lane.axis, lane.view);
  for (const tick of lane.ticks) context.fillRect(Math.round(shareOf(shown, tick) * width), 0, hair, height);
  context.fillRect(0, height - hair, width, hair);
}

function drawMean(sheet: Sheet, lane: LaneDrawing, mean: number) {
  const { context, width, ratio } = sheet;
  const y = Math.round(yOf(sheet, lane, mean)) + 0.5;
  context.strokeStyle = sheet.palette.faint;
  context.lineWidth = Math.round(ratio);
  context.setLineDash([3 * ratio, 4 * ratio]);
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
  context.setLineDash([]);
}

/** A pause is hatched: time went by, and nobody rode. */
function drawPauses(sheet: Sheet, lane: LaneDrawing) {
  const { context, height, ratio } = sheet;
  context.strokeStyle = sheet.palette.line;
  context.lineWidth = ratio;
  for (const pause of lane.pauses) {
    const from = Math.max(0, xOf(sheet, lane, pause.start));
    const until = Math.min(sheet.width, xOf(sheet, lane, pause.end));
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

/** Zones as one upright gradient with hard stops, so that a line changes its colour exactly at a limit. */
function zoneColours(sheet: Sheet, lane: LaneDrawing, limits: readonly number[]): CanvasGradient {
  const [bottom, top] = [yOf(sheet, lane, lane.scale.low), yOf(sheet, lane, lane.scale.high)];
  const gradient = sheet.context.createLinearGradient(0, bottom, 0, top);
  const reach = lane.scale.high - lane.scale.low;
  const stop = (value: number) => Math.min(1, Math.max(0, (value - lane.scale.low) / reach));
  sheet.palette.zones.slice(0, limits.length + 1).forEach((colour, zone) => {
    gradient.addColorStop(stop(limits[zone - 1] ?? lane.scale.low), colour);
    gradient.addColorStop(stop(limits[zone] ?? lane.scale.high), colour);
  });
  return gradient;
}
