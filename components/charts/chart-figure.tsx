"use client";

import { type ReactNode, useId, useState } from "react";
import { WhenNear } from "./when-near";

/** What a chart shows, as a table. Its rows are made when it is opened. */
export interface ChartTable {
  /** The first one heads the rows. */
  columns: readonly string[];
  rowsOf: () => readonly { key: string; cells: readonly ReactNode[] }[];
}

/** The frame of a summary chart: what it is, a sentence with the numbers that matter, the drawing, and the same as a table. */
export function ChartFigure({
  title,
  summary,
  note,
  controls,
  meanwhile,
  table,
  children,
}: {
  title: ReactNode;
  summary: string;
  /** How to read it, in small print below the drawing. */
  note?: ReactNode;
  /** What is chosen of how it is drawn. */
  controls?: ReactNode;
  /** As high as the drawing, until that is near and has come. */
  meanwhile: ReactNode;
  table: ChartTable;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <figure aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`} className="min-w-0">
      <figcaption className="mb-3">
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <h3 id={`${id}-title`} className="font-medium">
            {title}
          </h3>
          {controls}
        </div>
        <p id={`${id}-summary`} className="max-w-[44rem] text-small text-muted">
          {summary}
        </p>
      </figcaption>
      <WhenNear meanwhile={meanwhile}>{children}</WhenNear>
      {note && <p className="mt-2 max-w-[44rem] text-note text-muted">{note}</p>}
      <AsTable labelledBy={`${id}-title`} table={table} />
    </figure>
  );
}

function AsTable({ labelledBy, table: { columns, rowsOf } }: { labelledBy: string; table: ChartTable }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="mt-2 text-small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer py-0.5 text-muted hover:text-ink">Show as table</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section aria-labelledby={labelledBy} tabIndex={0} className="mt-2 max-h-96 overflow-auto">
          <table aria-labelledby={labelledBy} className="w-full text-right whitespace-nowrap">
            <thead className="text-muted">
              <tr>
                {columns.map((column, index) => (
                  <th
                    key={column}
                    scope="col"
                    className={`py-1 align-bottom font-normal ${index === 0 ? "pr-3 text-left" : "pl-3"}`}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf().map(({ key, cells: [head, ...cells] }) => (
                <tr key={key} className="border-t border-line">
                  <th scope="row" className="min-w-24 py-1 pr-3 text-left font-normal whitespace-normal">
                    {head}
                  </th>
                  {cells.map((cell, index) => (
                    <td key={columns[index + 1]} className="py-1 pl-3">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
