"use client";

import { type ReactNode, useMemo, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { LitRow } from "./lit-row";
import { inParts, type TableColumn, textOf } from "./stretch-columns";
import { Arrow, StretchHead } from "./stretch-head";
import { barShares, bestRow, nextSorting, ORDER, type Sorting, type StretchRow, sortRows } from "./stretch-rows";

/**
 * Stretches of a ride to read down: sorted by any column, the best of each marked, and the row under the pointer or the
 * focus lit up in the lanes and on the route. Where it is wider than its place it scrolls by itself, and keeps its names.
 */
export function StretchTable({
  caption,
  head,
  of,
  columns,
  rows,
  bars,
  beside,
}: {
  caption: string;
  /** What a row is: "Lap". */
  head: string;
  /** What a figure is of, where it is explained: "of a lap". */
  of: string;
  columns: readonly TableColumn[];
  rows: readonly StretchRow[];
  /** What the bars compare; null for none. */
  bars: "power" | "speed" | null;
  /** Something to press in the head of a row. */
  beside?: (row: StretchRow) => ReactNode;
}) {
  const [sorting, setSorting] = useState<Sorting>(null);
  const sorted = useMemo(() => sortRows(rows, sorting), [rows, sorting]);
  const bests = useMemo(() => new Map(columns.map((column) => [column.key, bestRow(rows, column)])), [columns, rows]);
  const shares = useMemo(() => {
    const all = bars ? barShares(rows, bars) : [];
    return new Map(rows.map(({ key }, index) => [key, all[index] ?? 0]));
  }, [rows, bars]);
  const byOrder = sorting?.key === ORDER ? sorting.direction : null;
  const sortBy = (key: string) => setSorting((now) => nextSorting(now, key));

  return (
    <>
      <div className="relative -mx-4 overflow-x-auto px-4 tablet:mx-0 tablet:px-0">
        <table className="w-full border-separate border-spacing-0 text-right [&_tbody_:is(td,th)]:border-b [&_tbody_:is(td,th)]:border-line">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-small text-muted">
            <tr>
              <th
                scope="col"
                aria-sort={byOrder ?? "none"}
                className={`border-b border-control bg-paper pb-1 text-left align-bottom font-normal ${STICKY}`}
              >
                <button
                  type="button"
                  onClick={() => sortBy(ORDER)}
                  className={`min-h-6 cursor-pointer rounded-small hover:text-ink ${byOrder ? "font-medium text-ink" : ""}`}
                >
                  <Arrow direction={byOrder} />
                  {head}
                </button>
                <span className="block min-h-6" />
              </th>
              {columns.map((column) => (
                <StretchHead
                  key={column.key}
                  column={column}
                  of={of}
                  example={exampleOf(rows, column, bests.get(column.key) ?? null)}
                  sorting={sorting}
                  onSort={() => sortBy(column.key)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <LitRow
                key={row.key}
                span={row.span}
                name={row.note ? `${row.name} ${row.note}` : row.name}
                head={<RowHead row={row} bars={bars} share={shares.get(row.key) ?? 0} />}
                beside={beside?.(row)}
                headClassName={STICKY}
              >
                {columns.map((column) => (
                  <td key={column.key} className="py-1 pl-4 whitespace-nowrap tabular-nums">
                    <Cell column={column} value={row.values[column.key]} isBest={bests.get(column.key) === row.key} />
                  </td>
                ))}
              </LitRow>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-note text-muted">
        {captionOf({ bars, isMarked: [...bests.values()].some((best) => best !== null) })}
      </p>
    </>
  );
}

/** Its names stay while it is scrolled sideways. */
const STICKY = "sticky left-0 z-1";

function RowHead({ row: { head, note }, bars, share }: { row: StretchRow; bars: string | null; share: number }) {
  return (
    <span className="flex flex-col gap-1 py-1 pr-2 tablet:flex-row tablet:items-center tablet:gap-3">
      <span className="min-w-6">
        <span className="inline-block max-w-32 truncate align-bottom tablet:max-w-56">{head}</span>
        {note && (
          <>
            {" "}
            <span className="ml-0.5 text-note text-muted">{note}</span>
          </>
        )}
      </span>
      {bars && (
        <span
          aria-hidden="true"
          className="block h-1 w-16 shrink-0 rounded-small bg-sunken tablet:ml-auto tablet:h-2 tablet:w-28"
        >
          <span
            className="block h-full rounded-small"
            style={{ width: `${Math.round(100 * share)}%`, background: `var(--color-${bars})` }}
          />
        </span>
      )}
    </span>
  );
}

/** The number alone: its unit stands in the head. */
function Cell({ column, value, isBest }: { column: TableColumn; value: number | null | undefined; isBest: boolean }) {
  if (value === undefined)
    return (
      <>
        <span className="sr-only">being reckoned</span>
        <Skeleton className="ml-auto h-3 w-10" />
      </>
    );
  const { number } = inParts(textOf(column, value));
  return isBest ? (
    <strong className="font-semibold">
      <span className="sr-only">best </span>
      <span aria-hidden="true" className="mr-1 text-[0.7em]">
        ▲
      </span>
      {number}
    </strong>
  ) : (
    number
  );
}

/** A column is explained by its best row, or the first that knows it. */
function exampleOf(rows: readonly StretchRow[], { key }: TableColumn, best: string | null): StretchRow | null {
  const known = (row: StretchRow) => row.index !== null && (row.values[key] ?? null) !== null;
  return rows.find((row) => row.key === best && known(row)) ?? rows.find(known) ?? null;
}

function captionOf({ bars, isMarked }: { bars: string | null; isMarked: boolean }): string {
  return [
    "Press a name to see that stretch, a head to sort by it, the unit below to read what it is.",
    isMarked ? "▲ is the best of its column." : "",
    bars ? `The bars compare mean ${bars}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
