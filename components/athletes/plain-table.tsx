import type { ReactNode } from "react";

/** A small table of words and numbers: the first column heads its rows, numbers stand at the right. */
export function PlainTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full max-w-[44rem]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-small text-muted">
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`py-2 font-normal ${index === 0 ? "text-left" : "pl-4 text-right"}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [head, ...cells] }) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="py-2 text-left font-normal">
                {head}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className="py-2 pl-4 text-right tabular-nums">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
