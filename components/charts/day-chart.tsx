"use client";

import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { formatDayOfYear } from "@/core/format";

export const DAY_CHART_HEIGHT = 200;

/** One line, or one part of each bar. */
export interface DaySeries {
  label: string;
  /** A token's name. */
  colour: string;
}

/** Values day by day: lines, or bars whose parts stand on each other. */
export default function DayChart({
  kind,
  unit,
  series,
  days,
}: {
  kind: "line" | "bars";
  unit: string;
  series: readonly DaySeries[];
  /** Every day, `YYYY-MM-DD`, oldest first; null where nothing is known. */
  days: readonly { day: string; values: readonly (number | null)[] }[];
}) {
  const rows = days.map(({ day, values }) => ({ day, ...Object.fromEntries(values.entries()) }));
  const known = days.filter(({ values }) => values.some((value) => value !== null)).length;
  return (
    <ResponsiveContainer width="100%" height={DAY_CHART_HEIGHT}>
      <ComposedChart
        data={rows}
        margin={MARGIN}
        barCategoryGap={days.length > 120 ? 0 : "15%"}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="day"
          tickFormatter={shortDay}
          minTickGap={28}
          interval="preserveStartEnd"
          tickLine={false}
          stroke="var(--color-control)"
          tick={TICK}
        />
        <YAxis
          width={72}
          domain={kind === "line" ? ["auto", "auto"] : [0, "auto"]}
          allowDecimals={unit !== ""}
          tickFormatter={(value) => marked(value, unit)}
          tickCount={4}
          axisLine={false}
          tickLine={false}
          tick={TICK}
        />
        {series.map(({ label, colour }, index) =>
          kind === "line" ? (
            <Line
              key={label}
              dataKey={String(index)}
              stroke={`var(--color-${colour})`}
              strokeWidth={2}
              strokeLinejoin="round"
              dot={known <= MOST_DOTS && { r: 2.5, fill: `var(--color-${colour})`, strokeWidth: 0 }}
              activeDot={false}
              connectNulls
              isAnimationActive={false}
            />
          ) : (
            <Bar
              key={label}
              dataKey={String(index)}
              stackId="day"
              fill={`var(--color-${colour})`}
              isAnimationActive={false}
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** More would be a caterpillar. */
const MOST_DOTS = 60;

/** `20 Nov` */
const shortDay = (day: string) => formatDayOfYear(new Date(`${day}T00:00:00Z`), 0).replace(/ \d{4}$/, "");

/** On one line: Recharts breaks a text at its spaces. */
const marked = (value: number, unit: string) =>
  `${Number(value.toFixed(1)).toLocaleString("en-GB")}${unit ? `\u00a0${unit}` : ""}`;

const TICK = { fill: "var(--color-muted)", fontSize: 12 };
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
