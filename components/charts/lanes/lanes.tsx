"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Channel, ChannelName } from "@/core/channel";
import { smoothed } from "@/core/chart-points";
import type { Span } from "@/core/span";
import type { Cursor } from "../cursor";
import { distanceAxis, onAxis, TIME_AXIS } from "./axis";
import { AxisMarks } from "./axis-marks";
import { Crosshair } from "./crosshair";
import { distanceTicks } from "./distance-ticks";
import { Lane } from "./lane";
import { PauseNames } from "./pause-names";
import { type Reading, ReadOut } from "./read-out";
import { useRememberedAxis } from "./remembered-axis";
import { Slider } from "./slider";
import { isJumpy, type Smoothing, smoothingFor } from "./smoothing";
import { timeTicks } from "./time-ticks";
import { Toolbar } from "./toolbar";
import { useGestures } from "./use-gestures";
import { useWidth } from "./use-width";
import { viewOf, zoomedAlong } from "./view";

export interface LaneSource {
  name: ChannelName;
  label: string;
  facts: string;
  channel: Channel;
  mean: number | null;
  zoneLimits: readonly number[] | null;
  format: (value: number) => string;
}

/** The channels of a ride one above another on one axis of time or of distance, with one crosshair through all of them. */
export function Lanes({
  cursor,
  elapsedSeconds,
  pauses,
  soFar,
  lanes,
  readings,
  inWords,
  above,
  onLook,
}: {
  cursor: Cursor;
  elapsedSeconds: number;
  pauses: readonly Span[];
  /** Metres up to each second; null where nobody knows. */
  soFar: Float64Array | null;
  lanes: readonly LaneSource[];
  readings: readonly Reading[];
  inWords: (second: number) => string;
  /** What stands between the tools and the lanes; it can show a stretch as large as the lanes are wide. */
  above: (zoom: (stretch: Span) => void) => ReactNode;
  /** Told what is looked at so near that its seconds can be told apart. */
  onLook: (stretch: Span) => void;
}) {
  const whole = useMemo(() => ({ start: 0, end: Math.max(1, elapsedSeconds) }), [elapsedSeconds]);
  const [view, setView] = useState<Span>(whole);
  const [kind, setKind] = useRememberedAxis();
  const byDistance = useMemo(() => soFar && distanceAxis(soFar), [soFar]);
  const axis = kind === "distance" && byDistance ? byDistance : TIME_AXIS;
  const [chosen, setChosen] = useState<Smoothing | null>(null);
  const smoothing = chosen ?? smoothingFor(view);
  const [isInZones, setIsInZones] = useState(false);
  const hasZones = lanes.some(({ zoneLimits }) => zoneLimits !== null);

  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const ticks = useMemo(() => {
    const ticksOf = axis.kind === "distance" ? distanceTicks : timeTicks;
    return ticksOf(onAxis(axis, view), Math.max(2, Math.floor(width / 72)));
  }, [axis, view, width]);
  useEffect(() => {
    if (width > 0 && view.end - view.start <= width * SECONDS_IN_A_PIXEL) onLook(view);
  }, [view, width, onLook]);
  const show = useCallback((next: Span) => setView((now) => (isSame(now, next) ? now : next)), []);
  const gestures = useGestures(plot, { cursor, axis, view, whole, show });
  const drawn = useMemo(
    () =>
      lanes.map(({ channel, zoneLimits, ...lane }) => ({
        ...lane,
        channel: calmed(lane.name, channel, smoothing),
        zoneLimits: isInZones ? zoneLimits : null,
      })),
    [lanes, smoothing, isInZones],
  );
  const middle = () => cursor.second() ?? (view.start + view.end) / 2;

  return (
    <div>
      <Toolbar
        smoothing={smoothing}
        onSmoothing={setChosen}
        axis={byDistance && axis.kind}
        onAxis={setKind}
        isInZones={hasZones ? isInZones : null}
        onZones={setIsInZones}
        onZoom={(factor) => show(zoomedAlong(axis, view, whole, factor, middle()))}
        onWhole={() => show(whole)}
        isWhole={isSame(view, whole)}
      />
      {above((stretch) => show(viewOf(stretch, whole)))}
      <ReadOut cursor={cursor} readings={readings} />
      <div className="relative select-none">
        {drawn.map((lane) => (
          <Lane key={lane.name} {...lane} axis={axis} view={view} pauses={pauses} ticks={ticks} />
        ))}
        <div ref={plot} className="absolute inset-y-0 left-0 right-16">
          <PauseNames axis={axis} view={view} pauses={pauses} width={width} />
          <Crosshair cursor={cursor} axis={axis} view={view} plot={plot} />
          <Slider cursor={cursor} elapsedSeconds={elapsedSeconds} inWords={inWords} {...gestures} />
        </div>
      </div>
      <div className="mr-16">
        <AxisMarks axis={axis} view={view} ticks={ticks} width={width} />
      </div>
    </div>
  );
}

/** Of fewer every second is seen as part of a column's least and most. */
const SECONDS_IN_A_PIXEL = 4;

const isSame = (one: Span, other: Span) => one.start === other.start && one.end === other.end;

const calmed = (name: ChannelName, channel: Channel, smoothing: Smoothing) =>
  smoothing > 1 && isJumpy(name) ? smoothed(channel, smoothing) : channel;
