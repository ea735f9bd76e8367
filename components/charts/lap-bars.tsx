"use client";

import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";

export interface LapBar {
  number: number;
  value: number | null;
}

/** One bar a lap, as high as its power (or speed), before the mean of the ride. */
export default function LapBars({
  bars,
  mean,
  unit,
  colour,
  onPoint,
  onPress,
}: {
  bars: readonly LapBar[];
  mean: number | null;
  unit: string;
  /** A token's name: power, speed. */
  colour: string;
  /** Told which lap is pointed at; null for none. */
  onPoint: (number: number | null) => void;
  onPress: (number: number) => void;
}) {
  const numberAt = (index: number) => bars[index]?.number ?? null;
  return (
    <ResponsiveContainer width="100%" height={160}>
      <BarChart data={[...bars]} margin={MARGIN} barCategoryGap="12%" accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="number"
          tickLine={false}
          stroke="var(--color-line)"
          tick={TICK}
          minTickGap={8}
          interval="equidistantPreserveStart"
        />
        <YAxis
          width={60}
          tickLine={false}
          axisLine={false}
          tick={TICK}
          tickFormatter={(value) => marked(value, unit)}
          tickCount={4}
        />
        {mean !== null && <ReferenceLine y={mean} stroke="var(--color-faint)" strokeDasharray="3 4" />}
        <Bar
          dataKey="value"
          fill={`var(--color-${colour})`}
          isAnimationActive={false}
          radius={[2, 2, 0, 0]}
          maxBarSize={56}
          cursor="pointer"
          onMouseEnter={(_, index) => onPoint(numberAt(index))}
          onMouseLeave={() => onPoint(null)}
          onClick={(_, index) => {
            const number = numberAt(index);
            if (number !== null) onPress(number);
          }}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** On one line: Recharts breaks a text at its spaces. */
const marked = (value: number, unit: string) => `${value.toLocaleString("en-GB")}\u00a0${unit}`;

const TICK = { fill: "var(--color-muted)", fontSize: 12 };
const MARGIN = { top: 8, right: 0, bottom: 0, left: 0 };
