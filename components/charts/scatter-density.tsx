"use client";

import { ticks } from "d3-array";
import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts";

export const DENSITY_HEIGHT = 320;

/** A bin of a density: where it begins on both axes, and how full it is compared with the fullest. */
export interface DensityBin {
  x: number;
  y: number;
  /** Above 0, up to 1. */
  share: number;
}

export interface DensityDrawing {
  bins: readonly DensityBin[];
  /** How wide and how high a bin is. */
  size: { x: number; y: number };
  /** Where the quadrants meet. */
  split: { x: number; y: number };
  axes: { x: string; y: string };
  /** Points of a line of equal power. */
  line: readonly { x: number; y: number }[];
  /** From above left, as one reads: what stands in each corner. */
  corners: readonly [string, string, string, string];
}

/** Where the seconds of a ride lie on two axes, the more the stronger, cut into four quadrants. */
export default function ScatterDensity({ bins, size, split, axes, line, corners }: DensityDrawing) {
  // The quadrants have room for their names, however little there is in them.
  const end = {
    x: Math.max(split.x * 1.4, ...bins.map(({ x }) => x + size.x)),
    y: Math.max(split.y * 1.6, ...bins.map(({ y }) => y + size.y)),
  };
  const begin = Math.max(0, Math.min(split.x * 0.6, ...bins.map(({ x }) => x)));
  const middles = bins.map((bin) => ({ ...bin, x: bin.x + size.x / 2, y: bin.y + size.y / 2 }));
  return (
    <div className="relative" style={{ height: DENSITY_HEIGHT }}>
      <ResponsiveContainer width="100%" height={DENSITY_HEIGHT}>
        <ScatterChart margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--color-line)" />
          <XAxis
            dataKey="x"
            type="number"
            domain={[begin, end.x]}
            ticks={ticks(begin, end.x, 6)}
            allowDataOverflow
            tickLine={false}
            stroke="var(--color-control)"
            tick={TICK}
            height={BOTTOM}
          />
          <YAxis
            dataKey="y"
            type="number"
            domain={[0, end.y]}
            ticks={ticks(0, end.y, 6)}
            allowDataOverflow
            width={LEFT}
            axisLine={false}
            tickLine={false}
            tick={TICK}
          />
          <Scatter
            data={middles}
            isAnimationActive={false}
            shape={<Bin wide={size.x / (end.x - begin)} high={size.y / end.y} />}
          />
          <Scatter
            data={line.filter(({ x, y }) => x >= begin && x <= end.x && y <= end.y)}
            isAnimationActive={false}
            line={{ stroke: "var(--color-ink)", strokeWidth: 1.25 }}
            lineJointType="monotoneX"
            shape={Nothing}
          />
          <ReferenceLine x={split.x} stroke="var(--color-control)" strokeDasharray="5 4" />
          <ReferenceLine y={split.y} stroke="var(--color-control)" strokeDasharray="5 4" />
        </ScatterChart>
      </ResponsiveContainer>
      <span className="absolute top-0 left-0 text-note text-muted">{axes.y}</span>
      <span className="absolute right-2 bottom-0 text-note text-muted">{axes.x}</span>
      <div
        className="pointer-events-none absolute text-small font-medium tabular-nums"
        style={{ left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM + NAME }}
      >
        {corners.map((corner, index) => (
          <span key={corner} className={`absolute rounded-small bg-paper/85 px-1.5 py-0.5 ${CORNERS[index]}`}>
            {corner}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A bin is drawn as large as it is; the eye tells faint ones apart better when they are not as faint as they are rare. */
function Bin({
  wide,
  high,
  cx = 0,
  cy = 0,
  payload,
}: {
  wide: number;
  high: number;
  cx?: number;
  cy?: number;
  payload?: DensityBin;
}) {
  const plot = usePlotArea();
  if (!plot || !payload) return null;
  const [width, height] = [wide * plot.width, high * plot.height];
  return (
    <rect
      x={cx - width / 2 + 0.5}
      y={cy - height / 2 + 0.5}
      width={Math.max(width - 1, 1)}
      height={Math.max(height - 1, 1)}
      rx={1}
      fill="var(--color-power)"
      fillOpacity={0.06 + 0.94 * Math.sqrt(payload.share)}
    />
  );
}

const Nothing = () => <g />;

const LEFT = 40;
const RIGHT = 8;
const TOP = 22;
/** Of the axis, and of its name below it. */
const BOTTOM = 26;
const NAME = 18;
const CORNERS = ["top-1 left-1", "top-1 right-1", "bottom-1 left-1", "right-1 bottom-1"];
const MARGIN = { top: TOP, right: RIGHT, bottom: NAME, left: 0 };
const TICK = { fill: "var(--color-muted)", fontSize: 12 };
