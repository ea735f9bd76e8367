"use client";

import { Figure } from "./figure";
import type { TableColumn } from "./stretch-columns";
import { textOf, unitOf } from "./stretch-columns";
import type { Sorting, StretchRow } from "./stretch-rows";

/** The head of a column: its name sorts by it, the unit below explains it by the example of one row. */
export function StretchHead({
  column,
  of,
  example,
  sorting,
  onSort,
}: {
  column: TableColumn;
  /** "of a lap" */
  of: string;
  example: StretchRow | null;
  sorting: Sorting;
  onSort: () => void;
}) {
  const { key, label, figure } = column;
  const direction = sorting?.key === key ? sorting.direction : null;
  const value = example?.values[key] ?? null;
  const unit = unitOf(column) || "?";
  return (
    <th
      scope="col"
      abbr={label}
      aria-sort={direction ?? "none"}
      className="border-b border-control pb-1 pl-4 align-bottom font-normal"
    >
      <button
        type="button"
        onClick={onSort}
        className={`min-h-6 cursor-pointer rounded-small text-right hover:text-ink ${isLong(label) ? "min-w-22" : ""} ${direction ? "font-medium text-ink" : ""}`}
      >
        <Arrow direction={direction} />
        {label}
      </button>
      <span className="block leading-none">
        <Figure
          name={figure}
          index={example?.index ?? 0}
          label={value === null ? `${label} ${of}, ${unit}` : `${label} ${of}`}
          text={value === null ? null : withUnit(textOf(column, value), unit)}
          className="min-w-6 text-right text-note underline"
        >
          {unit}
        </Figure>
      </span>
    </th>
  );
}

/** What is read out holds what is seen, of a time, too: `0:12:40 h:m:s`. */
const withUnit = (text: string, unit: string) => (text.includes(unit) ? text : `${text} ${unit}`);

/** Where there is little room it stands on two lines, and never on three. */
const isLong = (label: string) => label.split(" ").length > 2;

/** Which way it is sorted; said by aria-sort to those who do not see it. */
export const Arrow = ({ direction }: { direction: "ascending" | "descending" | null }) =>
  direction && (
    <span aria-hidden="true" className="mr-1">
      {direction === "descending" ? "↓" : "↑"}
    </span>
  );
