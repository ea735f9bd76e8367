"use client";

import { useState } from "react";
import type { LaneSource } from "@/components/charts/lanes/lane-source";
import { formatDistance, formatDuration } from "@/core/format";
import { intervalsOf, meanIn } from "./ride-intervals";

interface Tabled {
  elapsedSeconds: number;
  /** Metres up to each second; null where nobody knows. */
  soFar: Float64Array | null;
  lanes: readonly LaneSource[];
}

/** The lanes in figures, stretch by stretch, for those who would rather read than look. Made when it is opened. */
export function RideTable(tabled: Tabled) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="mt-2 text-small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted">Show as table</summary>
      {isOpen && <Means {...tabled} />}
    </details>
  );
}

function Means({ elapsedSeconds, soFar, lanes }: Tabled) {
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
            {soFar && (
              <th scope="col" className="pl-3 font-normal">
                At
              </th>
            )}
            {lanes.map(({ name, label }) => (
              <th key={name} scope="col" className="pl-3 font-normal">
                {label}
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
              {soFar && <td className="pl-3">{formatDistance(soFar[interval.start] ?? null)}</td>}
              {lanes.map(({ name, format, channel }) => (
                <td key={name} className="pl-3">
                  {format(meanIn(channel(), interval))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
