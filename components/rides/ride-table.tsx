"use client";

import { useState } from "react";
import { formatDistance, formatDuration } from "@/core/format";
import { LANE_FORMAT, LANE_LABEL, LANE_NAMES } from "./lane-sources";
import type { RideData } from "./ride-data";
import { intervalsOf, meanIn } from "./ride-intervals";

/** The lanes in figures, stretch by stretch, for those who would rather read than look. Made when it is opened. */
export function RideTable({ elapsedSeconds, data }: { elapsedSeconds: number; data: RideData }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="mt-2 text-small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted">Show as table</summary>
      {isOpen && <Means elapsedSeconds={elapsedSeconds} data={data} />}
    </details>
  );
}

function Means({ elapsedSeconds, data: { channels } }: { elapsedSeconds: number; data: RideData }) {
  const { distance } = channels;
  const lanes = LANE_NAMES.flatMap((name) => {
    const channel = channels[name];
    return channel ? [{ name, channel }] : [];
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="mt-2 overflow-x-auto" aria-label="The recording as a table" tabIndex={0}>
      <table className="w-full text-right whitespace-nowrap">
        <caption className="pb-2 text-left text-muted">The mean of each stretch; pauses add nothing.</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              From
            </th>
            {distance && (
              <th scope="col" className="pl-3 font-normal">
                At
              </th>
            )}
            {lanes.map(({ name }) => (
              <th key={name} scope="col" className="pl-3 font-normal">
                {LANE_LABEL[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {intervalsOf(elapsedSeconds).map((interval) => (
            <tr key={interval.start} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {formatDuration(interval.start)}
              </th>
              {distance && <td className="pl-3">{formatDistance(distance[interval.start] ?? null)}</td>}
              {lanes.map(({ name, channel }) => (
                <td key={name} className="pl-3">
                  {LANE_FORMAT[name](meanIn(channel, interval))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
