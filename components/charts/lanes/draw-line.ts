import { type Columns, columnsOf } from "@/core/chart-points";
import type { LaneName } from "@/core/lane";
import { onAxis } from "./axis";
import type { LaneDrawing } from "./draw-lane";
import { xOf, yOf } from "./place-on-sheet";
import type { Sheet } from "./use-canvas";

type Line = Omit<LaneDrawing, "mean" | "bandLimits" | "pauses" | "ticks">;

/** How much of the colour stands below the line. */
const FILL: Partial<Record<LaneName, number>> = { power: 0.14, elevation: 0.35 };

const LINE_PIXELS = 1.25;

/** A lane's values, second by second where a second is wider than a pixel, else the least and the most of each pixel. */
export function drawLine(sheet: Sheet, line: Line) {
  stroke(sheet, line, columnsIn(sheet, line), colourOf(sheet, line));
}

/** The same with its colour below it, where it is a lane that stands on something. */
export function drawFilledLine(sheet: Sheet, line: Line) {
  const { context } = sheet;
  const [columns, colour, fill] = [columnsIn(sheet, line), colourOf(sheet, line), FILL[line.name]];
  if (fill) {
    context.globalAlpha = fill;
    context.fillStyle = colour;
    fillBelow(sheet, line, columns);
    context.globalAlpha = 1;
  }
  stroke(sheet, line, columns, colour);
}

const columnsIn = ({ width }: Sheet, { channel, axis, view }: Line) =>
  columnsOf(channel, onAxis(axis, view), width, axis.secondAt);

const colourOf = (sheet: Sheet, line: Line) =>
  line.lineLimits ? zoneColours(sheet, line, line.lineLimits) : sheet.palette.lane[line.name];

function stroke(sheet: Sheet, line: Line, columns: Columns, colour: string | CanvasGradient) {
  if (sheet.width > line.view.end - line.view.start) return strokeSeconds(sheet, line, colour);
  sheet.context.fillStyle = colour;
  fillColumns(sheet, line, columns);
}

/** Every column from its lowest to its highest value, and at least to where the column before it ended. */
function fillColumns(sheet: Sheet, { scale }: Line, { low, high }: Columns) {
  const thickness = LINE_PIXELS * sheet.ratio;
  let [lowBefore, highBefore] = NO_NEIGHBOUR;
  fillBetween(sheet, low.length, (column, edges) => {
    const lowest = low[column] ?? Number.NaN;
    const highest = high[column] ?? Number.NaN;
    const isGap = Number.isNaN(lowest);
    const top = yOf(sheet, scale, Math.max(lowBefore, highest));
    const bottom = yOf(sheet, scale, Math.min(highBefore, lowest));
    const height = Math.max(thickness, bottom - top);
    edges.top = (top + bottom - height) / 2;
    edges.bottom = edges.top + height;
    [lowBefore, highBefore] = isGap ? NO_NEIGHBOUR : [lowest, highest];
    return !isGap;
  });
}

const NO_NEIGHBOUR: [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

function fillBelow(sheet: Sheet, { scale }: Line, { low, high }: Columns) {
  fillBetween(sheet, low.length, (column, edges) => {
    const middle = ((low[column] ?? Number.NaN) + (high[column] ?? Number.NaN)) / 2;
    if (Number.isNaN(middle)) return false;
    edges.top = yOf(sheet, scale, middle);
    edges.bottom = sheet.height;
    return true;
  });
}

interface Edges {
  top: number;
  bottom: number;
}

/**
 * Fills each column of pixels between two edges, as one outline for every stretch without a gap: thousands of rectangles
 * take a browser twice as long.
 *
 * @param edgesOf writes the edges of a column; false where there is none
 */
function fillBetween({ context }: Sheet, columns: number, edgesOf: (column: number, edges: Edges) => boolean) {
  const edges: Edges = { top: 0, bottom: 0 };
  const bottoms = new Float64Array(columns);
  let start = -1;
  context.beginPath();
  for (let column = 0; column <= columns; column++) {
    const isThere = column < columns && edgesOf(column, edges);
    if (isThere) {
      if (start < 0) {
        start = column;
        context.moveTo(column, edges.top);
      } else context.lineTo(column, edges.top);
      context.lineTo(column + 1, edges.top);
      bottoms[column] = edges.bottom;
    } else if (start >= 0) {
      for (let back = column - 1; back >= start; back--) {
        const bottom = bottoms[back] ?? 0;
        context.lineTo(back + 1, bottom);
        context.lineTo(back, bottom);
      }
      context.closePath();
      start = -1;
    }
  }
  context.fill();
}

/** From second to second; a gap lifts the pen, and a second between two gaps is a dot. */
function strokeSeconds(sheet: Sheet, line: Line, colour: string | CanvasGradient) {
  const { context } = sheet;
  const { channel, view } = line;
  context.beginPath();
  const last = Math.min(channel.length - 1, Math.ceil(view.end));
  const isGap = (second: number) => Number.isNaN(channel[second] ?? Number.NaN);
  for (let second = Math.max(0, Math.floor(view.start)); second <= last; second++) {
    if (isGap(second)) continue;
    const [x, y] = [xOf(sheet, line, second + 0.5), yOf(sheet, line.scale, channel[second] ?? 0)];
    if (isGap(second - 1)) context.moveTo(x, y);
    context.lineTo(x, y);
  }
  context.strokeStyle = colour;
  context.lineWidth = LINE_PIXELS * sheet.ratio;
  context.lineJoin = "round";
  context.lineCap = "round";
  context.stroke();
}

/** Zones as one upright gradient with hard stops, so that a line changes its colour exactly at a limit. */
function zoneColours(sheet: Sheet, { scale }: Line, limits: readonly number[]): CanvasGradient {
  const gradient = sheet.context.createLinearGradient(
    0,
    yOf(sheet, scale, scale.low),
    0,
    yOf(sheet, scale, scale.high),
  );
  const stop = (value: number) => Math.min(1, Math.max(0, (value - scale.low) / (scale.high - scale.low)));
  sheet.palette.zones.slice(0, limits.length + 1).forEach((colour, zone) => {
    gradient.addColorStop(stop(limits[zone - 1] ?? scale.low), colour);
    gradient.addColorStop(stop(limits[zone] ?? scale.high), colour);
  });
  return gradient;
}
