"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Span } from "@/core/span";
import type { ViewChoices } from "@/core/view-choices";
import type { Cursor } from "../cursor";
import { distanceAxis, onAxis, TIME_AXIS } from "./axis";
import { AxisMarks } from "./axis-marks";
import { Crosshair } from "./crosshair";
import { distanceTicks } from "./distance-ticks";
import { Lane } from "./lane";
import { LaneCaption, LaneOptions } from "./lane-caption";
import type { LaneSource, Told } from "./lane-source";
import { LanesMenu } from "./lanes-menu";
import { Overlay } from "./overlay";
import { PauseNames } from "./pause-names";
import { Pins } from "./pins";
import { Range } from "./range";
import { type Reading, ReadOut } from "./read-out";
import { ShownPart } from "./shown-part";
import { Slider } from "./slider";
import { type Smoothing, smoothingFor } from "./smoothing";
import { timeTicks } from "./time-ticks";
import { Toolbar } from "./toolbar";
import { useDrawnLanes } from "./use-drawn-lanes";
import { useGestures } from "./use-gestures";
import { useWheel } from "./use-wheel";
import { useWidth } from "./use-width";
import { viewOf, zoomedAlong } from "./view";
import { WheelHint } from "./wheel-hint";

/** The channels of a ride one above another on one axis of time or of distance, with one crosshair through all of them. */
export function Lanes({
  cursor,
  elapsedSeconds,
  pauses,
  lapStarts,
  soFar,
  lanes,
  readings,
  inWords,
  choices,
  choose,
  figureOf,
  above,
  onLook,
  pins = [],
}: {
  cursor: Cursor;
  elapsedSeconds: number;
  pauses: readonly Span[];
  /** Ascending. */
  lapStarts: readonly number[];
  /** Metres up to each second; null where nobody knows. */
  soFar: Float64Array | null;
  /** All that the ride can show, as the viewer ordered them. */
  lanes: readonly LaneSource[];
  readings: readonly Reading[];
  inWords: (second: number) => string;
  choices: ViewChoices;
  choose: (change: Partial<ViewChoices>) => void;
  /** A number as something that explains itself. */
  figureOf: (told: Told) => ReactNode;
  /** What stands between the tools and the lanes; it can show a stretch as large as the lanes are wide. */
  above: (zoom: (stretch: Span) => void) => ReactNode;
  /** Told what is looked at so near that its seconds can be told apart. */
  onLook: (stretch: Span) => void;
  /** Stretches that something was said about. */
  pins?: readonly Span[];
}) {
  const whole = useMemo(() => ({ start: 0, end: Math.max(1, elapsedSeconds) }), [elapsedSeconds]);
  const [view, setView] = useState<Span>(whole);
  const show = useCallback((next: Span) => setView((now) => (isSame(now, next) ? now : next)), []);
  const byDistance = useMemo(() => soFar && distanceAxis(soFar), [soFar]);
  const axis = choices.axis === "distance" && byDistance ? byDistance : TIME_AXIS;
  const [chosen, setChosen] = useState<Smoothing | null>(null);
  const smoothing = chosen ?? smoothingFor(view);
  const drawn = useDrawnLanes(lanes, choices, smoothing);

  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const ground = useMemo(() => {
    const ticksOf = axis.kind === "distance" ? distanceTicks : timeTicks;
    const ticks = ticksOf(onAxis(axis, view), Math.max(2, Math.floor(width / 72)));
    return { axis, view, pauses, ticks };
  }, [axis, view, pauses, width]);
  useLookNear(view, width, onLook);

  const onStep = (second: number) => onLook({ start: second, end: second + 1 });
  const gestures = useGestures(plot, { cursor, axis, view, whole, lapStarts, show, onStep });
  const isHinting = useWheel(plot, (factor, share) => {
    const { start, end } = onAxis(axis, view);
    show(zoomedAlong(axis, view, whole, factor, axis.secondAt(start + share * (end - start))));
  });
  const middle = () => cursor.second() ?? (view.start + view.end) / 2;
  const profile = lanes.find(({ name }) => name === "elevation") ?? drawn[0]?.source ?? lanes[0];
  const names = <PauseNames ground={ground} width={width} />;

  return (
    <div>
      <Toolbar
        smoothing={smoothing}
        onSmoothing={setChosen}
        axis={byDistance && axis.kind}
        onAxis={(kind) => choose({ axis: kind })}
      >
        <LanesMenu lanes={lanes} choices={choices} choose={choose} />
      </Toolbar>
      {above((stretch) => show(viewOf(stretch, whole)))}
      <ReadOut cursor={cursor} readings={readings} figureOf={figureOf}>
        <ShownPart
          view={view}
          isWhole={isSame(view, whole)}
          onZoom={(factor) => show(zoomedAlong(axis, view, whole, factor, middle()))}
          onWhole={() => {
            show(whole);
            // The button goes; whoever pressed it by keyboard goes on in the lanes.
            plot.current?.querySelector<HTMLElement>("[role=slider]")?.focus({ preventScroll: true });
          }}
        />
      </ReadOut>
      <div className="relative select-none">
        {drawn.length === 0 && <p className="py-10 text-muted">All lanes of this ride are hidden.</p>}
        {choices.isOverlaid && drawn.length > 0 ? (
          <Overlay lanes={drawn} ground={ground} palette={choices.zonePalette} cursor={cursor}>
            {names}
          </Overlay>
        ) : (
          drawn.map((lane, index) => (
            <Lane
              key={lane.name}
              lane={lane}
              ground={ground}
              palette={choices.zonePalette}
              caption={
                <LaneCaption source={lane.source} figureOf={figureOf}>
                  <LaneOptions source={lane.source} choices={choices} choose={choose} />
                </LaneCaption>
              }
            >
              {index === 0 && names}
            </Lane>
          ))
        )}
        <div ref={plot} className="absolute inset-y-0 left-0 right-16">
          <Crosshair cursor={cursor} axis={axis} view={view} width={width} />
          <Slider cursor={cursor} elapsedSeconds={elapsedSeconds} inWords={inWords} {...gestures} />
          {isHinting && <WheelHint />}
        </div>
      </div>
      <div className="relative mr-16">
        {pins.length > 0 && <Pins pins={pins} cursor={cursor} axis={axis} view={view} width={width} />}
        <AxisMarks axis={axis} view={view} ticks={ground.ticks} width={width} />
        {profile && <Range source={profile} axis={axis} view={view} whole={whole} show={show} />}
      </div>
    </div>
  );
}

/** Of fewer every second is seen as part of a column's least and most. */
const SECONDS_IN_A_PIXEL = 4;

/** Who is on the way looks at nothing yet. */
const REST_MILLISECONDS = 150;

function useLookNear(view: Span, width: number, onLook: (stretch: Span) => void) {
  useEffect(() => {
    if (width === 0 || view.end - view.start > width * SECONDS_IN_A_PIXEL) return;
    const soon = setTimeout(() => onLook(view), REST_MILLISECONDS);
    return () => clearTimeout(soon);
  }, [view, width, onLook]);
}

const isSame = (one: Span, other: Span) => one.start === other.start && one.end === other.end;
