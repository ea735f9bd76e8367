"use client";

import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";

export interface ZoneBar {
  /** "Z4 Threshold" */
  label: string;
  seconds: number;
  /** "0:12:30 · 14 %" */
  told: string;
  /** Its colour among the zones, from 1. */
  colour: number;
}

/** Time in each zone as bars that carry their number, their name and their time. */
export default function ZoneBars({ bars }: { bars: readonly ZoneBar[] }) {
  // A zone without time keeps a bar that is not seen: its label hangs on it.
  const drawn = bars.map((bar) => ({
    ...bar,
    fill: bar.seconds > 0 ? `var(--color-zone-${bar.colour})` : "transparent",
  }));
  return (
    <ResponsiveContainer width="100%" height={bars.length * ROW_PIXELS}>
      <BarChart data={drawn} layout="vertical" margin={MARGIN} barCategoryGap={6} accessibilityLayer={false}>
        <XAxis type="number" hide domain={[0, "dataMax"]} />
        <YAxis
          type="category"
          dataKey="label"
          width={148}
          axisLine={false}
          tickLine={false}
          interval={0}
          tick={{ fill: "var(--color-ink)", fontSize: 13 }}
        />
        <Bar dataKey="seconds" isAnimationActive={false} radius={2} minPointSize={2}>
          <LabelList dataKey="told" position="right" fill="var(--color-muted)" fontSize={13} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

const ROW_PIXELS = 30;

/** Room at the right for what is told of the longest bar. */
const MARGIN = { top: 0, right: 108, bottom: 0, left: 0 };
