import { Arrivals } from "./arrivals";
import { OWN_RIDES, type RidesBase } from "./ride-address";
import { RideRow } from "./ride-row";
import { WeekRow } from "./week-row";
import type { Week } from "./weeks";

/** Rides week by week: a table to read down on a desk, cards on a phone. */
export function RideList({
  weeks,
  base = OWN_RIDES,
  caption = "Your rides, newest first, week by week",
}: {
  weeks: readonly Week[];
  base?: RidesBase;
  caption?: string;
}) {
  return (
    <Arrivals>
      <table className="block w-full text-left desk:table">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only desk:not-sr-only desk:table-header-group">
          <tr className="text-small text-muted">
            <Head isText>Date</Head>
            <Head isText>Ride</Head>
            <Head>Distance</Head>
            <Head>Moving time</Head>
            <Head>Ascent</Head>
            <Head>Weighted power</Head>
            <Head>Heart rate</Head>
            <Head isLoad>Load</Head>
          </tr>
        </thead>
        {weeks.map((week, index) => (
          <tbody key={week.monday} className="block desk:table-row-group">
            <WeekRow week={week} isFirst={index === 0} />
            {week.rides.map((ride) => (
              <RideRow key={ride.id} ride={ride} base={base} />
            ))}
          </tbody>
        ))}
      </table>
    </Arrivals>
  );
}

/** The word for load stands above the number, not above its bar. */
function Head({ isText = false, isLoad = false, children }: { isText?: boolean; isLoad?: boolean; children: string }) {
  return (
    <th
      scope="col"
      className={`border-b border-line py-2 align-bottom font-normal ${isText ? "pr-4" : "px-3 text-right last:pr-0"}`}
    >
      <span className={isLoad ? "mr-12" : ""}>{children}</span>
    </th>
  );
}
