import type { Column, Readings } from "./told-activity";

/** Readings while they are still coming in; `add` pads what a point does not say. */
export interface PointTable {
  at: number[];
  columns: Map<Column, number[]>;
}

export const emptyTable = (): PointTable => ({ at: [], columns: new Map() });

/** Adds a point: a time in unix ms, and what it says. */
export function addPoint({ at, columns }: PointTable, time: number, values: ReadonlyMap<Column, number>): void {
  for (const [name, value] of values) {
    let column = columns.get(name);
    if (!column) {
      column = [];
      columns.set(name, column);
    }
    while (column.length < at.length) column.push(Number.NaN);
    column.push(value);
  }
  at.push(time);
}

/** Several tables as one, behind each other. */
export function toReadings(tables: readonly PointTable[]): Readings {
  const at = Float64Array.from(tables.flatMap((table) => table.at));
  const columns: Readings["columns"] = {};
  for (const name of new Set(tables.flatMap((table) => [...table.columns.keys()]))) {
    const column = new Float64Array(at.length).fill(Number.NaN);
    let from = 0;
    for (const table of tables) {
      column.set(table.columns.get(name) ?? [], from);
      from += table.at.length;
    }
    columns[name] = column;
  }
  return { at, columns, timers: null };
}

/** A number as XML writes it; null for what is none ("NaN", "", "12,5"). */
export function numberOf(text: string | undefined): number | null {
  const value = text === undefined || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
