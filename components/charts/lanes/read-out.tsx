"use client";

import { useSyncExternalStore } from "react";
import type { Cursor } from "../cursor";

/** One value of the line above the lanes. */
export interface Reading {
  label: string;
  /** Its colour, as a class. */
  className: string;
  /** What it was in a second: "288 W". */
  at: (second: number) => string;
  /** What it was over the whole ride, where that says something. */
  overall: string;
}

/** Everything that was measured in the second under the crosshair, always in the same place; else the ride's means. */
export function ReadOut({ cursor, readings }: { cursor: Cursor; readings: readonly Reading[] }) {
  const second = useSyncExternalStore(cursor.subscribe, cursor.second, () => null);
  return (
    <dl className="sticky top-0 z-10 -mx-1 grid grid-cols-4 gap-x-1 gap-y-1 border-b border-line bg-paper px-1 py-2 tablet:grid-cols-[repeat(auto-fit,minmax(4.25rem,1fr))]">
      {readings.map(({ label, className, at, overall }) => (
        <div key={label}>
          <dt className="text-note text-muted">{label}</dt>
          <dd className={`whitespace-nowrap font-medium ${className}`}>{second === null ? overall : at(second)}</dd>
        </div>
      ))}
    </dl>
  );
}
