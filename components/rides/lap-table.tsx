"use client";

import { useMemo } from "react";
import { Quantity } from "@/components/ui/quantity";
import type { Lap } from "@/core/ride";
import { bestLap, columnsFor } from "./lap-columns";
import { useRide } from "./ride-data-provider";

/** The laps to read down; the one under the pointer or the focus lights up in the lanes and on the route. */
export function LapTable({ laps }: { laps: readonly Lap[] }) {
  const { cursor } = useRide();
  const columns = useMemo(() => columnsFor(laps).map((column) => ({ ...column, best: bestLap(column, laps) })), [laps]);
  const lightUp = (lap: Lap | null) => cursor.lightUp(lap && { start: lap.start, end: lap.end });

  return (
    <table className="w-full text-right">
      <caption className="sr-only">The laps of this ride; the best value of a column is bold</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-control">
          <th scope="col" className="py-2 text-left align-bottom font-normal">
            Lap
          </th>
          {columns.map(({ label, isEssential }) => (
            <th
              key={label}
              scope="col"
              className={`py-2 pl-3 align-bottom font-normal ${isEssential ? "" : "hidden desk:table-cell"}`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {laps.map((lap) => (
          <tr
            key={lap.number}
            className="border-b border-line hover:bg-sunken has-focus-visible:bg-sunken"
            onPointerEnter={() => lightUp(lap)}
            onPointerLeave={() => lightUp(null)}
          >
            <th scope="row" className="text-left font-normal">
              <button
                type="button"
                aria-label={`Show lap ${lap.number} in the lanes and on the route`}
                onFocus={() => lightUp(lap)}
                onBlur={() => lightUp(null)}
                onClick={() => cursor.moveTo(lap.start)}
                className="min-h-8 w-full min-w-8 cursor-pointer text-left tabular-nums"
              >
                {lap.number}
              </button>
            </th>
            {columns.map(({ label, text, isEssential, best }) => (
              <td key={label} className={`py-1.5 pl-3 ${isEssential ? "" : "hidden desk:table-cell"}`}>
                <Quantity text={text(lap)} className={best === lap.number ? "font-semibold" : ""} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
