"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Cursor } from "@/components/charts/cursor";
import { useWidth } from "@/components/charts/lanes/use-width";
import type { Track } from "@/core/channel";
import type { Part } from "@/core/compare/parts";
import { LONGEST_HOLE_SECONDS } from "@/core/holes";
import { placeRoute, scaleBar, simplifyRoute } from "@/core/route";
import type { Shown } from "./compared";
import { STEP } from "./place-words";
import { DASHES, RIDE_STROKE, RideShape } from "./ride-mark";

const MARGIN = 24;

/** Where the rides went, one over another, and where each of them was at the crosshair. Nothing leaves the house. */
export function CompareMap({
  shown,
  parts,
  cursor,
  isSeen,
}: {
  shown: Shown;
  parts: readonly Part[];
  cursor: Cursor;
  isSeen: (index: number) => boolean;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const height = Math.round(Math.min(Math.max(240, width * 0.9), 420));
  const { entrants, names, comparison } = shown;
  const together = useMemo(() => inOneTrack(entrants, parts), [entrants, parts]);
  const placed = useMemo(
    () => placeRoute(together.track, { width, height, margin: MARGIN }),
    [together, width, height],
  );
  const paths = useMemo(() => {
    const runs = simplifyRoute(placed, 0.5);
    return together.offsets.map(({ from, until }) =>
      runs
        .filter((run) => (run[0] ?? -1) >= from && (run[0] ?? -1) < until)
        .map((run) => `M${run.map((at) => `${round(placed.x[at])} ${round(placed.y[at])}`).join("L")}`)
        .join(""),
    );
  }, [placed, together]);
  const dots = useRef<(SVGGElement | null)[]>([]);
  const bar = scaleBar(placed.metersPerPixel, width / 3);

  useEffect(() => {
    const move = () => {
      const at = cursor.second();
      for (const [index, ride] of comparison.rides.entries()) {
        const offset = together.offsets[index];
        const second =
          at === null || ride.is !== "compared"
            ? Number.NaN
            : Math.round(ride.laid.secondAt(at * STEP[comparison.along]));
        const joint = (offset?.from ?? 0) + second - (offset?.start ?? 0);
        const [x, y] = [placed.x[joint] ?? Number.NaN, placed.y[joint] ?? Number.NaN];
        const isKnown = offset !== undefined && joint < offset.until && !Number.isNaN(x + y) && isSeen(index);
        dots.current[index]?.setAttribute("visibility", isKnown ? "visible" : "hidden");
        if (isKnown) dots.current[index]?.setAttribute("transform", `translate(${x} ${y})`);
      }
    };
    move();
    return cursor.subscribe(move);
  }, [cursor, comparison, together, placed, isSeen]);

  const drawn = names.filter((_, index) => paths[index]);
  return (
    <figure aria-label="Where the rides went">
      <div ref={frame} className="overflow-hidden rounded-sheet border border-line bg-raised">
        <svg role="img" aria-label={`The ways of ${drawn.join(", ")}`} width={width} height={height} className="block">
          <g fill="none" strokeLinejoin="round">
            {paths
              .map((path, index) => ({ path, index }))
              .toReversed()
              .filter(({ path, index }) => path && isSeen(index))
              .map(({ path, index }) => (
                <path
                  key={names[index]}
                  d={path}
                  className={RIDE_STROKE[index]}
                  strokeWidth={2 + index * 1.3}
                  strokeOpacity={index === 0 ? 1 : 0.85}
                  strokeDasharray={DASHES[index]?.map((one) => one * 1.5).join(" ") || undefined}
                />
              ))}
          </g>
          {bar.pixels > 0 && (
            <g transform={`translate(12 ${height - 12})`} className="fill-none stroke-muted" strokeWidth="1.5">
              <path d={`M0 -5V0H${bar.pixels}V-5`} />
              <text x="6" y="-5" className="fill-muted stroke-raised text-note [paint-order:stroke]" strokeWidth="4">
                {bar.meters >= 1000 ? `${bar.meters / 1000} km` : `${bar.meters} m`}
              </text>
            </g>
          )}
          {names.map((name, index) => (
            <g
              key={name}
              ref={(element) => {
                dots.current[index] = element;
              }}
              visibility="hidden"
            >
              <RideShape index={index} size={6} />
            </g>
          ))}
        </svg>
      </div>
      <figcaption className="mt-2 text-note text-muted">
        The ways of all rides, north up. Point at the lanes to see where each of them was.
      </figcaption>
    </figure>
  );
}

const round = (value = 0) => Math.round(value * 10) / 10;

/** The tracks one behind another with a hole between them, so that they are laid into one box. */
function inOneTrack(entrants: Shown["entrants"], parts: readonly Part[]) {
  const latitude: number[] = [];
  const longitude: number[] = [];
  const offsets = entrants.map(({ track }, index) => {
    const part = parts[index];
    const from = latitude.length;
    if (!track || part?.is !== "found") return { from, until: from, start: 0 };
    for (let second = part.span.start; second < part.span.end; second++) {
      latitude.push(track.latitude[second] ?? Number.NaN);
      longitude.push(track.longitude[second] ?? Number.NaN);
    }
    const until = latitude.length;
    for (let hole = 0; hole <= LONGEST_HOLE_SECONDS + 1; hole++) {
      latitude.push(Number.NaN);
      longitude.push(Number.NaN);
    }
    return { from, until, start: part.span.start };
  });
  const track: Track = { latitude: Float64Array.from(latitude), longitude: Float64Array.from(longitude) };
  return { track, offsets };
}
