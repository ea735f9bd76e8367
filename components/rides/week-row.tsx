import { Quantity } from "@/components/ui/quantity";
import { formatDays, formatDistance, formatDuration, formatHeight, formatLoad } from "@/core/format";
import { sundayOf, type Week } from "./weeks";

/** The heading of a week: its days, and what they came to. */
export function WeekRow({ week: { monday, rides, totals }, isFirst }: { week: Week; isFirst: boolean }) {
  return (
    <tr
      className={`flex flex-wrap items-baseline gap-x-4 border-b border-line pb-1 text-small desk:table-row ${isFirst ? "" : "pt-8"}`}
    >
      <th scope="rowgroup" colSpan={2} className="w-full text-left font-medium desk:w-auto desk:pt-8 desk:pb-1">
        {formatDays(monday, sundayOf(monday))}
        <span className="ml-3 font-normal text-muted">{rides.length === 1 ? "1 ride" : `${rides.length} rides`}</span>
      </th>
      <Total text={formatDistance(totals.distanceMeters)} />
      <Total text={formatDuration(totals.movingSeconds)} />
      <Total text={formatHeight(totals.ascentMeters)} />
      <td className="hidden desk:table-cell" />
      <td className="hidden desk:table-cell" />
      <Total text={formatLoad(totals.load)} isLoad />
    </tr>
  );
}

/** A load has no unit to be known by, so a phone, which has no column headings, leaves it out. */
function Total({ text, isLoad = false }: { text: string; isLoad?: boolean }) {
  return (
    <td
      className={`text-muted desk:table-cell desk:px-3 desk:pt-8 desk:pb-1 desk:text-right desk:last:pr-0 ${isLoad ? "hidden" : ""}`}
    >
      <Quantity text={text} className={isLoad ? "mr-12" : ""} />
    </td>
  );
}
