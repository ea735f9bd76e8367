import type { Span } from "@/core/span";
import { type StretchColumn, type TableColumn, textOf } from "./stretch-columns";
import type { StretchFigures } from "./stretch-figures";

/** A row of a table of stretches. */
export interface StretchRow {
  key: string;
  span: Span;
  /** "lap 3" */
  name: string;
  /** What stands at its head: "3", or what its rider calls it. */
  head: string;
  /** Beside it: "sprint". */
  note: string | null;
  /** By key of the column; what is missing is still being reckoned. */
  values: Readonly<Record<string, number | null>>;
  /** Of what it is an example, where a column's figure is explained by one of its rows; null where by none. */
  index: number | null;
}

/** By what a table is sorted; null is the order of the ride. */
export type Sorting = { key: string; direction: "descending" | "ascending" } | null;

/** Sorts by where the rows stand in the ride. */
export const ORDER = "order";

/** What another press on a head does: the most first, then the least, then the order of the ride. */
export function nextSorting(now: Sorting, key: string): Sorting {
  if (now?.key !== key) return { key, direction: "descending" };
  return now.direction === "descending" ? { key, direction: "ascending" } : null;
}

/** The rows in the order that somebody asks for. What is not known stands last; equal rows stay in the order of the ride. */
export function sortRows(rows: readonly StretchRow[], sorting: Sorting): StretchRow[] {
  if (sorting === null) return [...rows];
  const { key, direction } = sorting;
  const sign = direction === "ascending" ? 1 : -1;
  if (key === ORDER) return rows.toSorted((one, other) => sign * (one.span.start - other.span.start));
  return rows.toSorted((one, other) => {
    const [a, b] = [one.values[key] ?? null, other.values[key] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
}

/** The row that is best in a column; null where none is, several read the same, or not all is known yet. */
export function bestRow(rows: readonly StretchRow[], column: TableColumn): string | null {
  const { key, isRanked } = column;
  if (!isRanked || rows.length < 2 || rows.some(({ values }) => values[key] === undefined)) return null;
  let best: StretchRow | null = null;
  for (const row of rows) if ((row.values[key] ?? 0) > (best?.values[key] ?? 0)) best = row;
  const reads = (row: StretchRow) => textOf(column, row.values[key]);
  return best && rows.every((row) => row === best || reads(row) !== reads(best)) ? best.key : null;
}

/** How long the bar of each row is, 0 to 1 of the longest. */
export function barShares(rows: readonly StretchRow[], key: string): number[] {
  const values = rows.map(({ values }) => Math.max(0, values[key] ?? 0));
  const most = Math.max(0, ...values);
  return values.map((value) => (most === 0 ? 0 : value / most));
}

/** The columns that somebody chose, or else the usual ones, of those about which something is known. */
export const shownColumns = (known: readonly TableColumn[], chosen: readonly string[] | null): TableColumn[] =>
  known.filter(({ key, isUsual }) => (chosen ? chosen.includes(key) : isUsual));

/** What was reckoned of a stretch, as the values of its row; nothing while it is not. */
export const valuesFrom = (
  columns: Readonly<Record<string, StretchColumn>>,
  figures: StretchFigures | null | undefined,
): Record<string, number | null> =>
  figures === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(columns).flatMap(([key, { of }]) => (of ? [[key, figures?.[of] ?? null]] : [])),
      );
