"use client";

import { useMemo } from "react";
import { Quantity } from "@/components/ui/quantity";
import { UNKNOWN } from "@/core/format";
import type { Lap } from "@/core/ride";
import { Figure } from "./figure";
import { bestLap, columnsFor, type LapColumn } from "./lap-columns";
import { LitRow } from "./lit-row";

/** The laps to read down; the one under the pointer or the focus lights up in the lanes and on the route. */
export function LapTable({ laps }: { laps: readonly Lap[] }) {
  const columns = useMemo(() => columnsFor(laps).map((column) => ({ ...column, best: bestLap(column, laps) })), [laps]);

  return (
    <table className="w-full text-right">
      <caption className="sr-only">The laps of this ride; the best value of a column is bold</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-control">
          <th scope="col" className="py-2 text-left align-bottom leading-6 font-normal">
            Lap
          </th>
          {columns.map(({ figure, label, isEssential, text, best }) => (
            <th key={figure} scope="col" className={`py-2 pl-3 align-bottom font-normal ${shownFrom(isEssential)}`}>
              <Figure
                name={figure}
                {...exampleOf(laps, { text, best })}
                label={`${label} of a lap`}
                className="text-right"
              >
                {label}
              </Figure>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {laps.map((lap) => (
          <LitRow key={lap.number} span={lap} name={`lap ${lap.number}`} head={lap.number}>
            {columns.map(({ figure, text, isEssential, best }) => (
              <td key={figure} className={`py-1.5 pl-3 ${shownFrom(isEssential)}`}>
                <Quantity text={text(lap)} className={best === lap.number ? "font-semibold" : ""} />
              </td>
            ))}
          </LitRow>
        ))}
      </tbody>
    </table>
  );
}

const shownFrom = (isEssential: boolean) => (isEssential ? "" : "hidden desk:table-cell");

/** A column is explained by its best lap, or the first that knows it. */
function exampleOf(laps: readonly Lap[], { text, best }: Pick<LapColumn, "text"> & { best: number | null }) {
  const known = laps.findIndex((lap) => text(lap) !== UNKNOWN);
  const index = best === null ? Math.max(known, 0) : best - 1;
  const lap = laps[index];
  return { index, text: lap ? text(lap) : null };
}
