"use client";

import { ticks } from "d3-array";
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, usePlotArea, XAxis, YAxis } from "recharts";
import { timeAxis } from "./time-axis";

export const HISTOGRAM_HEIGHT = 232;

export interface HistogramBar {
  /** Where it begins, in the channel's unit. */
  from: number;
  to: number;
  seconds: number;
  /** Its colour among the zones, from 1; null where no zones are known. */
  zone: number | null;
  /** "Z2" over the highest bar of each zone, else empty. */
  mark: string;
}

/** How long each value was held: a bar for each bin, side by side along an axis of values. */
export default function HistogramBars({
  bars,
  unit,
  colour,
}: {
  bars: readonly HistogramBar[];
  unit: string;
  /** A token's name, where no zones are known. */
  colour: string;
}) {
  const from = bars[0]?.from ?? 0;
  const to = bars.at(-1)?.to ?? 1;
  const time = timeAxis(Math.max(...bars.map(({ seconds }) => seconds)));
  const drawn = bars.map((bar) => ({
    ...bar,
    middle: (bar.from + bar.to) / 2,
    fill: `var(--color-${bar.zone === null ? colour : `zone-${bar.zone}`})`,
  }));
  return (
    <ResponsiveContainer width="100%" height={HISTOGRAM_HEIGHT}>
      <BarChart data={drawn} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="middle"
          type="number"
          domain={[from, to]}
          ticks={ticks(from, to, 8)}
          tickFormatter={(value) => `${value}`}
          unit={`\u00a0${unit}`}
          minTickGap={10}
          interval="preserveStart"
          tickLine={false}
          stroke="var(--color-control)"
          tick={TICK}
        />
        <YAxis
          width={56}
          domain={[0, time.top]}
          ticks={time.ticks}
          tickFormatter={time.label}
          axisLine={false}
          tickLine={false}
          tick={TICK}
        />
        <Bar dataKey="seconds" isAnimationActive={false} shape={<Bin count={bars.length} />}>
          <LabelList dataKey="mark" position="top" fill="var(--color-ink)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** As wide as its bin: along an axis of values Recharts would guess a width. */
function Bin({
  count,
  x = 0,
  y = 0,
  width = 0,
  height = 0,
  fill = "",
}: {
  count: number;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fill?: string;
}) {
  const plot = usePlotArea();
  if (!plot || height <= 0) return null;
  const wide = plot.width / count;
  const gap = Math.min(1, wide / 6);
  // Ten seconds among hours are still seen.
  const high = Math.max(height, 1);
  return (
    <rect x={x + width / 2 - wide / 2 + gap / 2} y={y + height - high} width={wide - gap} height={high} fill={fill} />
  );
}

const TICK = { fill: "var(--color-muted)", fontSize: 12 };
const MARGIN = { top: 18, right: 12, bottom: 0, left: 0 };
