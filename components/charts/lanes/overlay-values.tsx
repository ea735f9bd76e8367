"use client";

import { useEffect, useRef } from "react";
import type { Cursor } from "../cursor";
import type { Ground } from "./draw-lane";
import type { DrawnLane } from "./lane";
import { TEXT_COLOUR } from "./lane-colours";
import { xOf, yOf } from "./place-on-sheet";
import { spread } from "./spread";

const ROOM_PIXELS = 16;

type OverlaidLane = DrawnLane & ReturnType<DrawnLane["line"]>;

/**
 * The values under the crosshair beside it, as they were recorded, each about where its line is. Written without React, as
 * the crosshair is.
 */
export function OverlayValues({
  lanes,
  ground,
  cursor,
  height,
}: {
  lanes: readonly OverlaidLane[];
  ground: Ground;
  cursor: Cursor;
  height: number;
}) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tell = () => {
      const labels = [...(box.current?.children ?? [])].filter((child) => child instanceof HTMLElement);
      const second = cursor.second();
      const { view } = ground;
      const isSeen = second !== null && second >= view.start && second < view.end;
      const width = box.current?.clientWidth ?? 0;
      const x = xOf({ width }, ground, (second ?? 0) + 0.5);
      const values = lanes.map(({ channel }) => (isSeen ? (channel[second] ?? Number.NaN) : Number.NaN));
      const told = values.flatMap((value, index) => (Number.isNaN(value) ? [] : [index]));
      const heights = spread(
        told.map((index) => yOf({ height, ratio: 1 }, lanes[index]?.scale ?? NO_SCALE, values[index] ?? 0)),
        { room: ROOM_PIXELS, from: ROOM_PIXELS / 2, to: height - ROOM_PIXELS / 2 },
      );
      const side = x > width / 2 ? "calc(-100% - 0.5rem)" : "0.5rem";
      for (const [index, label] of labels.entries()) {
        const place = told.indexOf(index);
        label.hidden = place < 0;
        if (place < 0) continue;
        label.textContent = recordedAt(lanes[index], second ?? 0);
        label.style.transform = `translate(${x}px, ${heights[place]}px) translate(${side}, -50%)`;
      }
    };
    tell();
    return cursor.subscribe(tell);
  }, [lanes, ground, cursor, height]);

  return (
    <div
      ref={box}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 overflow-hidden text-note leading-none font-medium tabular-nums"
    >
      {lanes.map(({ name }) => (
        <span
          key={name}
          hidden
          className={`absolute top-0 left-0 rounded-small bg-paper/85 px-1 py-0.5 whitespace-nowrap ${TEXT_COLOUR[name]}`}
        />
      ))}
    </div>
  );
}

/** A line may be calmed; what is told is what the line above the lanes tells, too. */
const recordedAt = (lane: OverlaidLane | undefined, second: number): string =>
  lane?.source.format(lane.source.channel()[second] ?? null) ?? "";

const NO_SCALE = { low: 0, high: 1 };
