import type { ZoneLine } from "./figures-zones";

/** The zones that are valid now: their name, and from where to where they reach. */
export function ZoneTable({ title, lines, percents }: { title: string; lines: ZoneLine[]; percents: string[] | null }) {
  return (
    <table className="mt-3 w-full text-left">
      <caption className="sr-only">{title}</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-1 font-normal">
            Zone
          </th>
          {percents && (
            <th scope="col" className="py-1 pl-4 text-right font-normal">
              Of the threshold
            </th>
          )}
          <th scope="col" className="py-1 pl-4 text-right font-normal">
            Range
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, label, range }, index) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="py-1.5 font-normal">
              <svg viewBox="0 0 8 8" className="mr-2 inline size-2.5" aria-hidden="true">
                <rect width="8" height="8" rx="1" fill={`var(--color-zone-${Math.min(7, index + 1)})`} />
              </svg>
              {name} {label}
            </th>
            {percents && <td className="py-1.5 pl-4 text-right text-muted tabular-nums">{percents[index]}</td>}
            <td className="py-1.5 pl-4 text-right tabular-nums">{range}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
