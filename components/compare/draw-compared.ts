import type { Scale } from "@/components/charts/lanes/scale";
import type { Sheet } from "@/components/charts/lanes/use-canvas";
import type { Span } from "@/core/span";
import { DASHES, shapePath } from "./ride-mark";

/** A ride's line in a lane: a value for each column of CSS pixels, NaN for a gap. */
export interface ComparedLine {
  /** The ride's place in the comparison, which gives colour, dash and shape. */
  index: number;
  values: Float32Array;
}

export interface ComparedDrawing {
  lines: readonly ComparedLine[];
  scale: Scale;
  view: Span;
  ticks: readonly number[];
  /** A line across at this value; null for none. */
  base: number | null;
  /** The land is an area in grey, and no line. */
  isLand: boolean;
}

/** Rides over each other on one sheet, the first on top. */
export function drawCompared(sheet: Sheet, drawing: ComparedDrawing): void {
  drawRules(sheet, drawing);
  const colours = getComputedStyle(sheet.context.canvas);
  if (drawing.isLand) {
    drawLand(sheet, drawing, colours.getPropertyValue("--color-elevation").trim());
    return;
  }
  for (const line of drawing.lines.toReversed()) {
    const colour = colours.getPropertyValue(`--color-ride-${line.index + 1}`).trim();
    drawLine(sheet, drawing, line, colour);
    drawShapes(sheet, drawing, line, colour, colours.getPropertyValue("--color-paper").trim());
  }
}

const LINE_PIXELS = 1.6;
const SHAPE_EVERY_PIXELS = 150;

function yOf({ height, ratio }: Sheet, { scale }: ComparedDrawing, value: number): number {
  const margin = 5 * ratio;
  return height - margin - ((value - scale.low) / (scale.high - scale.low)) * (height - 2 * margin);
}

function drawRules(sheet: Sheet, drawing: ComparedDrawing): void {
  const { context, width, height, ratio, palette } = sheet;
  const hair = Math.round(ratio);
  const { start, end } = drawing.view;
  context.fillStyle = palette.line;
  for (const tick of drawing.ticks)
    context.fillRect(Math.round(((tick - start) / (end - start)) * width), 0, hair, height);
  context.fillRect(0, height - hair, width, hair);
  if (drawing.base === null) return;
  context.fillStyle = palette.faint;
  context.fillRect(0, Math.round(yOf(sheet, drawing, drawing.base)), width, hair);
}

function drawLine(sheet: Sheet, drawing: ComparedDrawing, { index, values }: ComparedLine, colour: string): void {
  const { context, width, ratio } = sheet;
  const step = width / Math.max(1, values.length);
  context.beginPath();
  let isDown = false;
  values.forEach((value, column) => {
    if (Number.isNaN(value)) {
      isDown = false;
      return;
    }
    const [x, y] = [(column + 0.5) * step, yOf(sheet, drawing, value)];
    if (isDown) context.lineTo(x, y);
    else context.moveTo(x, y);
    isDown = true;
  });
  context.strokeStyle = colour;
  context.lineWidth = LINE_PIXELS * ratio;
  context.lineJoin = "round";
  context.setLineDash((DASHES[index] ?? []).map((length) => length * ratio));
  context.stroke();
  context.setLineDash([]);
}

/** Now and then, and those of each ride elsewhere. */
function drawShapes(
  sheet: Sheet,
  drawing: ComparedDrawing,
  { index, values }: ComparedLine,
  colour: string,
  paper: string,
): void {
  const { context, width, ratio } = sheet;
  const step = width / Math.max(1, values.length);
  const shape = new Path2D(shapePath(index, 3.4 * ratio));
  for (let column = 20 + index * 36; column < values.length; column += SHAPE_EVERY_PIXELS) {
    const value = values[column] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    context.save();
    context.translate((column + 0.5) * step, yOf(sheet, drawing, value));
    context.fillStyle = colour;
    context.strokeStyle = paper;
    context.lineWidth = 1.2 * ratio;
    context.fill(shape);
    context.stroke(shape);
    context.restore();
  }
}

function drawLand(sheet: Sheet, drawing: ComparedDrawing, colour: string): void {
  const { context, width, height } = sheet;
  const values = drawing.lines[0]?.values ?? new Float32Array();
  const step = width / Math.max(1, values.length);
  context.fillStyle = colour;
  context.globalAlpha = 0.35;
  values.forEach((value, column) => {
    if (Number.isNaN(value)) return;
    const top = yOf(sheet, drawing, value);
    context.fillRect(column * step, top, step + 0.5, height - top);
  });
  context.globalAlpha = 1;
}
