"use client";

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from "react";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { CurveLine } from "./curve-figure";
import { CurveLabels } from "./curve-labels";
import { type CurveScale, curveScale, nearestDuration } from "./curve-scale";
import { STROKES } from "./curve-strokes";

export const CURVE_HEIGHT = 264;

const LEFT = 44;
const RIGHT = 84;
const TOP = 10;
const BOTTOM = 26;
const PLOT_HEIGHT = CURVE_HEIGHT - TOP - BOTTOM;

/** Bests over all durations, the first line's in its colour. Along that line one can go by pointer, finger or keyboard. */
export default function CurveLines({
  name,
  lines,
  colour,
  isFromZero,
  stops,
  inWords,
  onLook,
  onSelect,
}: {
  /** "Duration on the power curve" */
  name: string;
  lines: readonly CurveLine[];
  /** A token's name. */
  colour: string;
  isFromZero: boolean;
  /** Durations that a larger step goes to, in s. */
  stops: readonly number[];
  /** What is best at a point of the first line. */
  inWords: (index: number) => string;
  onLook: (index: number | null) => void;
  onSelect: (index: number) => void;
}) {
  const scale = useMemo(() => curveScale(lines, { isFromZero }), [lines, isFromZero]);
  const [own] = lines;
  // Where somebody was stays, so that a pointer that leaves does not throw the keyboard back.
  const [at, setAt] = useState(0);
  const [isLooking, setIsLooking] = useState(false);
  if (own === undefined) return null;
  const look = (next: number) => {
    setAt(next);
    setIsLooking(true);
    onLook(next);
  };
  const lookAway = () => {
    setIsLooking(false);
    onLook(null);
  };
  return (
    <div>
      <p className="min-h-10 text-small text-muted tabular-nums tablet:min-h-5" aria-hidden="true">
        {isLooking ? inWords(at) : "Point at the curve, or use the arrow keys; press to see where it was ridden."}
      </p>
      <div className="relative" style={{ height: CURVE_HEIGHT }}>
        <div aria-hidden="true">
          <Picture lines={lines} scale={scale} colour={colour} />
          <CurveLabels lines={lines} colour={colour} yOf={(value) => TOP + PLOT_HEIGHT * (1 - scale.up(value))} />
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={own.seconds.length - 1}
          aria-valuenow={at}
          aria-valuetext={inWords(at)}
          className="absolute touch-pan-y cursor-pointer rounded-small"
          style={{ left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM }}
          onPointerMove={(event) => look(indexAt(event, own, scale))}
          onPointerLeave={lookAway}
          onFocus={() => look(at)}
          onBlur={lookAway}
          onClick={(event) => {
            const next = indexAt(event, own, scale);
            look(next);
            onSelect(next);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === " ") onSelect(at);
            const next = steppedBy(event, at, own.seconds, stops);
            if (next !== null) look(next);
            if (next !== null || event.key === " ") event.preventDefault();
          }}
        >
          {isLooking && (
            <Marker colour={colour} across={scale.across(own.seconds[at] ?? 1)} up={scale.up(own.values[at] ?? 0)} />
          )}
        </div>
      </div>
    </div>
  );
}

function Picture({ lines, scale, colour }: { lines: readonly CurveLine[]; scale: CurveScale; colour: string }) {
  const rows = useMemo(() => rowsOf(lines), [lines]);
  return (
    <ResponsiveContainer width="100%" height={CURVE_HEIGHT}>
      <LineChart data={rows} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="seconds"
          type="number"
          scale="log"
          domain={[1, scale.longest]}
          allowDataOverflow
          ticks={scale.durations.map(({ seconds }) => seconds)}
          tickFormatter={(seconds) => scale.durations.find((one) => one.seconds === seconds)?.label ?? ""}
          minTickGap={6}
          interval="preserveStart"
          height={BOTTOM}
          tickLine={false}
          stroke="var(--color-control)"
          tick={TICK}
        />
        <YAxis
          width={LEFT}
          domain={[scale.bottom, scale.top]}
          ticks={scale.values}
          axisLine={false}
          tickLine={false}
          tick={TICK}
        />
        {lines
          .map((line, index) => (
            <Line
              key={line.name}
              dataKey={String(index)}
              stroke={index === 0 ? `var(--color-${colour})` : STROKES[line.look].stroke}
              strokeWidth={STROKES[line.look].width}
              strokeDasharray={STROKES[line.look].dash}
              strokeLinejoin="round"
              dot={false}
              activeDot={false}
              connectNulls
              isAnimationActive={false}
            />
          ))
          // What is drawn last lies on top.
          .reverse()}
      </LineChart>
    </ResponsiveContainer>
  );
}

function Marker({ across, up, colour }: { across: number; up: number; colour: string }) {
  return (
    <>
      <span className="absolute inset-y-0 w-px bg-control" style={{ left: `${100 * across}%` }} />
      <span
        className="absolute size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-paper"
        style={{ left: `${100 * across}%`, bottom: `${100 * up}%`, background: `var(--color-${colour})` }}
      />
    </>
  );
}

/** One row for each duration, with the value of every line that knows it. */
function rowsOf(lines: readonly CurveLine[]): Record<string, number>[] {
  const rows = new Map<number, Record<string, number>>();
  for (const [line, { seconds, values }] of lines.entries()) {
    for (const [index, duration] of seconds.entries()) {
      const row = rows.get(duration) ?? { seconds: duration };
      row[line] = values[index] ?? 0;
      rows.set(duration, row);
    }
  }
  return [...rows.values()].sort((one, other) => (one.seconds ?? 0) - (other.seconds ?? 0));
}

function indexAt(
  { currentTarget, clientX }: Pick<PointerEvent<HTMLElement>, "currentTarget" | "clientX">,
  { seconds }: CurveLine,
  scale: CurveScale,
): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return nearestDuration(seconds, scale.durationAt(Math.min(1, Math.max(0, (clientX - left) / width))));
}

/** Where a key leads to, or null when it leads nowhere. */
function steppedBy(
  { key }: KeyboardEvent,
  index: number,
  seconds: readonly number[],
  stops: readonly number[],
): number | null {
  const last = seconds.length - 1;
  const now = seconds[index] ?? 1;
  const stopAt = (stop: number | undefined, otherwise: number) =>
    stop === undefined ? otherwise : Math.max(seconds.indexOf(stop), 0);
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(index + 1, last);
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(index - 1, 0);
    case "PageUp":
      return stopAt(
        stops.find((stop) => stop > now),
        last,
      );
    case "PageDown":
      return stopAt(
        stops.findLast((stop) => stop < now),
        0,
      );
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

const MARGIN = { top: TOP, right: RIGHT, bottom: 0, left: 0 };
const TICK = { fill: "var(--color-muted)", fontSize: 12 };
