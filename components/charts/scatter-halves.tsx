"use client";

import { ticks } from "d3-array";
import { CartesianGrid, ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from "recharts";

export const HALVES_HEIGHT = 320;

export interface Dot {
  x: number;
  y: number;
}

/** One half of a ride: its dots, and the line through them. */
export interface HalfDrawing {
  name: string;
  dots: readonly Dot[];
  line: readonly [from: Dot, to: Dot];
}

/** The dots of two halves, told apart by shape as well as by tone, each with its line. */
export default function ScatterHalves({
  halves: [first, second],
  axes,
}: {
  halves: readonly [HalfDrawing, HalfDrawing];
  axes: { x: string; y: string };
}) {
  const all = [first, second].flatMap(({ dots, line }) => [...dots, ...line]);
  const across = rounded(all.map(({ x }) => x));
  const up = rounded(all.map(({ y }) => y));
  return (
    <div className="relative" style={{ height: HALVES_HEIGHT }}>
      <ul className="absolute top-0 right-2 z-10 flex gap-4 text-note">
        <li className="flex items-center gap-1.5">
          <svg width="26" height="12" aria-hidden="true">
            <line x2="26" y1="6" y2="6" stroke={FIRST} strokeWidth="1.5" strokeDasharray="4 3" />
            <circle cx="13" cy="6" r="3.5" fill="var(--color-paper)" stroke={FIRST} strokeWidth="1.5" />
          </svg>
          {first.name}
        </li>
        <li className="flex items-center gap-1.5">
          <svg width="26" height="12" aria-hidden="true">
            <line x2="26" y1="6" y2="6" stroke={SECOND} strokeWidth="2" />
            <path d={triangle(13, 6)} fill={SECOND} />
          </svg>
          {second.name}
        </li>
      </ul>
      <ResponsiveContainer width="100%" height={HALVES_HEIGHT}>
        <ScatterChart margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--color-line)" />
          <XAxis
            dataKey="x"
            type="number"
            {...across}
            tickLine={false}
            stroke="var(--color-control)"
            tick={TICK}
            height={BOTTOM}
          />
          <YAxis dataKey="y" type="number" {...up} width={LEFT} axisLine={false} tickLine={false} tick={TICK} />
          <Scatter data={[...first.dots]} isAnimationActive={false} shape={Ring} />
          <Scatter data={[...second.dots]} isAnimationActive={false} shape={Triangle} />
          <ReferenceLine
            segment={[...first.line]}
            stroke={FIRST}
            strokeWidth={1.5}
            strokeDasharray="6 4"
            ifOverflow="hidden"
          />
          <ReferenceLine segment={[...second.line]} stroke={SECOND} strokeWidth={2} ifOverflow="hidden" />
        </ScatterChart>
      </ResponsiveContainer>
      <span className="absolute top-0 left-0 text-note text-muted">{axes.y}</span>
      <span className="absolute right-2 bottom-0 text-note text-muted">{axes.x}</span>
    </div>
  );
}

interface Place {
  cx?: number | undefined;
  cy?: number | undefined;
}

const Ring = ({ cx = 0, cy = 0 }: Place) => (
  <circle cx={cx} cy={cy} r={3.5} fill="var(--color-paper)" fillOpacity={0.6} stroke={FIRST} strokeWidth={1.25} />
);

const Triangle = ({ cx = 0, cy = 0 }: Place) => <path d={triangle(cx, cy)} fill={SECOND} fillOpacity={0.75} />;

const triangle = (x: number, y: number) => `M${x} ${y - 4.5}l4 7h-8z`;

/** An axis that begins and ends at round values about all that is shown. */
function rounded(values: readonly number[]) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [one = 0, next = 1] = ticks(least, Math.max(most, least + 1), 5);
  const step = next - one;
  const from = Math.max(0, Math.floor(least / step) * step);
  const to = Math.max(Math.ceil(most / step) * step, from + step);
  return { domain: [from, to], ticks: ticks(from, to, 6) };
}

const FIRST = "var(--color-muted)";
const SECOND = "var(--color-heart-rate)";
const LEFT = 40;
/** Of the axis, and of its name below it. */
const BOTTOM = 26;
const NAME = 18;
const MARGIN = { top: 22, right: 8, bottom: NAME, left: 0 };
const TICK = { fill: "var(--color-muted)", fontSize: 12 };
