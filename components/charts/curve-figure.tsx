"use client";

import { type ReactNode, useId, useMemo, useRef } from "react";
import { curveScale } from "./curve-scale";
import { useWidth } from "./lanes/use-width";

const HEIGHT = 180;
const LEFT = 40;
const RIGHT = 24;
const TOP = 10;
const BOTTOM = 22;

/** The best over every duration, on a logarithmic axis of time. What it says is told by `summary`, and by a table beside. */
export function CurveFigure({
  title,
  summary,
  unit,
  seconds,
  values,
}: {
  title: ReactNode;
  summary: string;
  unit: string;
  seconds: readonly number[];
  values: readonly number[];
}) {
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const width = useWidth(sheet);
  const plot = { width: Math.max(width - LEFT - RIGHT, 1), height: HEIGHT };
  const scale = useMemo(
    () => curveScale({ seconds, values }, { width: plot.width, height: plot.height }),
    [seconds, values, plot.width, plot.height],
  );
  const line = seconds.map((duration, index) => `${round(scale.x(duration))} ${round(scale.y(values[index] ?? 0))}`);
  return (
    <figure aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`}>
      <figcaption>
        <h3 id={`${id}-title`} className="font-medium">
          {title}
        </h3>
        <p id={`${id}-summary`} className="mb-2 text-small text-muted">
          {summary}
        </p>
      </figcaption>
      <div ref={sheet} aria-hidden="true">
        <svg width="100%" height={HEIGHT + TOP + BOTTOM} className="block fill-muted text-note tabular-nums">
          <title>{summary}</title>
          <g transform={`translate(${LEFT} ${TOP})`}>
            {scale.values.map(({ label, at }) => (
              <g key={label}>
                <line x2={plot.width} y1={at} y2={at} className="stroke-line" />
                <text x={-8} y={at} dy="0.32em" textAnchor="end">
                  {label}
                </text>
              </g>
            ))}
            {scale.durations.map(({ label, at }) => (
              <text key={label} x={at} y={HEIGHT + 16} textAnchor={at === 0 ? "start" : "middle"}>
                {label}
              </text>
            ))}
            <polyline
              points={line.join(",")}
              className="fill-none stroke-power"
              strokeWidth="1.75"
              strokeLinejoin="round"
            />
            <text x={plot.width} y={-1} textAnchor="end">
              {unit}
            </text>
          </g>
        </svg>
      </div>
    </figure>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
