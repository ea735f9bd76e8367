"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Cursor } from "@/components/charts/cursor";
import { distanceLabel, distanceTicks } from "@/components/charts/lanes/distance-ticks";
import { tickLabel, timeTicks } from "@/components/charts/lanes/time-ticks";
import { useWidth } from "@/components/charts/lanes/use-width";
import { zoomed } from "@/components/charts/lanes/view";
import type { Along } from "@/core/compare/laid";
import type { Span } from "@/core/span";
import type { Asked } from "./compare-address";
import { CompareToolbar, type Smoothing } from "./compare-toolbar";
import type { Shown } from "./compared";
import { DifferenceLane, QuantityLane } from "./lane";
import { PlaceSlider } from "./place-slider";
import { STEP } from "./place-words";
import { LANES } from "./quantities";
import { CompareReadOut } from "./read-out";

/** The differences and the quantities of all rides, one lane below another on one axis, with one crosshair. */
export function CompareLanes({
  shown,
  cursor,
  isSeen,
  asked,
  ask,
  possible,
}: {
  shown: Shown;
  cursor: Cursor;
  isSeen: (index: number) => boolean;
  asked: Asked;
  ask: (change: Partial<Asked>) => void;
  possible: readonly Along[];
}) {
  const { comparison, entrants } = shown;
  const { along, whole } = comparison;
  const [view, setView] = useState(whole);
  useEffect(() => setView(whole), [whole]);
  const [chosen, setChosen] = useState<Smoothing | null>(null);
  const smoothing = chosen ?? smoothingFor(shown, view);
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const ticks = useMemo(() => {
    const ticksOf = along === "time" ? timeTicks : distanceTicks;
    return ticksOf(view, Math.max(2, Math.floor(width / 80)));
  }, [along, view, width]);
  const step = STEP[along];
  const placeOf = useCallback(() => {
    const at = cursor.second();
    return at === null ? null : at * step;
  }, [cursor, step]);
  const zoom = (factor: number) => setView(zoomed(view, whole, factor, placeOf() ?? (view.start + view.end) / 2));
  const isWhole = view.start <= whole.start && view.end >= whole.end - 1;
  const lanes = LANES.filter(({ name }) => entrants.some(({ ready }) => ready.filled[name]));

  const onlyThis = () => {
    const first = comparison.rides[0];
    if (first?.is !== "compared") return;
    const [start, end] = [
      first.laid.secondAt(view.start),
      first.laid.secondAt(Math.min(view.end, first.laid.reach.end)),
    ];
    if (Number.isNaN(start + end)) return;
    ask({ stretch: { start: Math.floor(start), end: Math.ceil(end) + 1 } });
  };

  return (
    <section aria-label="Rides over each other">
      <CompareToolbar
        along={along}
        possible={possible}
        onAlong={(by) => ask({ by })}
        smoothing={smoothing}
        onSmoothing={setChosen}
        countsPauses={entrants.some(({ ready }) => ready.pauses.length > 0) ? asked.countsPauses : null}
        onPauses={(countsPauses) => ask({ countsPauses })}
        isWhole={isWhole}
        onZoom={zoom}
        onWhole={() => setView(whole)}
        onOnlyThis={onlyThis}
      />
      <CompareReadOut shown={shown} cursor={cursor} isSeen={isSeen} />
      <div className="relative select-none">
        <DifferenceLane shown={shown} isSeen={isSeen} view={view} ticks={ticks} width={width} />
        {lanes.map((lane) => (
          <QuantityLane
            key={lane.name}
            lane={lane}
            shown={shown}
            isSeen={isSeen}
            view={view}
            ticks={ticks}
            width={width}
            smoothing={smoothing}
          />
        ))}
        <div ref={plot} className="absolute inset-y-0 left-0 right-16">
          <Crosshair cursor={cursor} step={step} view={view} />
          <PlaceSlider
            shown={shown}
            cursor={cursor}
            step={step}
            view={view}
            whole={whole}
            show={setView}
            isSeen={isSeen}
            onZoom={zoom}
          />
        </div>
      </div>
      <Marks along={along} view={view} ticks={ticks} width={width} />
    </section>
  );
}

/** As on a ride's page: hours, second by second, are a solid band. */
function smoothingFor({ comparison }: Shown, view: Span): Smoothing {
  const first = comparison.rides[0];
  if (first?.is !== "compared") return 30;
  const seconds = first.laid.secondAt(Math.min(view.end, first.laid.reach.end)) - first.laid.secondAt(view.start);
  return seconds > 1800 || Number.isNaN(seconds) ? 30 : seconds > 600 ? 5 : 1;
}

function Marks({ along, view, ticks, width }: { along: Along; view: Span; ticks: readonly number[]; width: number }) {
  const label = along === "time" ? tickLabel : distanceLabel;
  const step = (ticks[1] ?? 60) - (ticks[0] ?? 0);
  return (
    <div className="mr-16">
      <svg aria-hidden="true" className="block h-5 w-full overflow-visible text-note tabular-nums">
        {ticks.map((tick) => {
          const x = ((tick - view.start) / Math.max(1, view.end - view.start)) * width;
          return (
            <text
              key={tick}
              x={x}
              y={14}
              textAnchor={x < 16 ? "start" : x > width - 16 ? "end" : "middle"}
              className="fill-muted"
            >
              {label(tick, step)}
            </text>
          );
        })}
      </svg>
    </div>
  );
}

/** Moved by transform alone: nothing is laid out anew. */
function Crosshair({ cursor, step, view }: { cursor: Cursor; step: number; view: Span }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = () => {
      const element = line.current;
      const at = cursor.second();
      const width = element?.parentElement?.clientWidth ?? 0;
      if (!element) return;
      const share = at === null ? -1 : (at * step - view.start) / (view.end - view.start);
      element.hidden = share < 0 || share > 1;
      element.style.transform = `translateX(${share * width}px)`;
    };
    move();
    addEventListener("resize", move);
    const leave = cursor.subscribe(move);
    return () => {
      leave();
      removeEventListener("resize", move);
    };
  }, [cursor, step, view]);
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      <div ref={line} hidden className="absolute inset-y-0 left-0 w-px bg-ink will-change-transform" />
    </div>
  );
}
