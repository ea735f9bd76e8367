import type { ReactNode } from "react";
import { Quantity } from "@/components/ui/quantity";
import {
  formatClockTime,
  formatDay,
  formatDistance,
  formatDuration,
  formatHeartRate,
  formatHeight,
  formatLoad,
  formatPower,
  UNKNOWN,
} from "@/core/format";
import type { RideSummary } from "@/core/ride";
import { ArrivingRow } from "./arrivals";
import type { RidesBase } from "./ride-address";
import { RideLink } from "./ride-link";
import { Sparkline } from "./sparkline";

/** A ride in the list. All of the row leads to the ride. */
export function RideRow({ ride, base }: { ride: RideSummary; base: RidesBase }) {
  const load = ride.load ?? ride.heartRateLoad;
  return (
    <ArrivingRow className="relative flex flex-wrap items-baseline gap-x-4 border-b border-line py-3 hover:bg-sunken desk:table-row">
      <td className="order-2 w-full text-small text-muted desk:w-auto desk:py-2 desk:pr-4 desk:text-body desk:whitespace-nowrap">
        <time dateTime={ride.startedAt.toISOString()}>
          <span className="desk:text-ink">{formatDay(ride.startedAt, ride.offsetMinutes)}</span>{" "}
          <span className="text-small text-muted">{formatClockTime(ride.startedAt, ride.offsetMinutes)}</span>
        </time>
      </td>
      <td className="order-1 w-full desk:w-full desk:max-w-0 desk:py-2 desk:pr-4">
        <div className="flex items-center justify-between gap-4">
          <RideLink
            base={base}
            id={ride.id}
            version={ride.version}
            hasChannels={ride.sketch !== null}
            className="min-w-0 text-lead font-medium wrap-anywhere after:absolute after:inset-0 desk:truncate desk:text-body"
          >
            {ride.title}
            {ride.isPending && <span className="ml-2 text-small font-normal text-muted">more of it is coming</span>}
          </RideLink>
          <Sparkline sketch={ride.sketch} />
        </div>
      </td>
      <Value text={formatDistance(ride.distanceMeters)} />
      <Value text={formatDuration(ride.movingSeconds)} />
      <Value text={formatHeight(ride.ascentMeters)} />
      <Value text={formatPower(ride.weightedPowerWatts)} />
      <Value text={formatHeartRate(ride.meanHeartRateBpm)} />
      <Value text={formatLoad(load)} note={load !== null && ride.isLoadEstimated ? "estimated" : null} isOnDeskOnly>
        <Bar share={load === null ? null : load / LONGEST_BAR_LOAD} />
      </Value>
    </ArrivingRow>
  );
}

/** What is not known is left out of a card and a dash in the table. */
function Value({
  text,
  note = null,
  isOnDeskOnly = false,
  children,
}: {
  text: string;
  note?: string | null;
  isOnDeskOnly?: boolean;
  children?: ReactNode;
}) {
  const isLeftOut = isOnDeskOnly || text === UNKNOWN;
  return (
    <td
      className={`order-3 mt-1 desk:mt-0 desk:table-cell desk:px-3 desk:py-2 desk:text-right desk:last:pr-0 ${isLeftOut ? "hidden" : ""}`}
    >
      <span className="inline-flex items-baseline justify-end gap-2">
        {note && <span className="text-note text-muted">{note}</span>}
        <Quantity text={text} />
        {children}
      </span>
    </td>
  );
}

/** Two hours at threshold power. Harder days exist; a longer bar would make all others dots. */
const LONGEST_BAR_LOAD = 200;

/** Nothing is drawn of a load that is not known, but its place is kept. */
function Bar({ share }: { share: number | null }) {
  return (
    <svg viewBox="0 0 40 8" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-10">
      {share !== null && <rect width="40" height="8" className="fill-sunken" />}
      {share !== null && <rect width={Math.round(40 * Math.min(1, share))} height="8" className="fill-accent/70" />}
    </svg>
  );
}
