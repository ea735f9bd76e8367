import type { ReactNode } from "react";
import { Moment } from "@/components/shell/moment";
import { Stat, Stats } from "@/components/ui/stat";
import { StateWord } from "@/components/ui/state-word";
import { formatClockTime, formatDate } from "@/core/format";
import type { Ride } from "@/core/ride";
import { RIDE_TYPE_NAMES } from "@/core/ride-type";
import { Figure } from "./figure";
import { detailsOf, figuresOf } from "./ride-facts";
import { RiderSays } from "./rider-says";

/** When and what it was, the numbers that count, and below them those one looks up. */
export function RideHead({
  ride,
  isOwn = false,
  arrivedAt,
  actions,
}: {
  ride: Ride;
  /** Whoever reads it rode it. */
  isOwn?: boolean;
  /** Null where nobody's business. */
  arrivedAt: Date | null;
  /** What can be done with the ride. */
  actions: ReactNode;
}) {
  return (
    <header>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="flex flex-wrap items-baseline gap-x-4 text-muted">
          <span>
            <time dateTime={ride.startedAt.toISOString()}>
              {formatDate(ride.startedAt, ride.offsetMinutes)} · {formatClockTime(ride.startedAt, ride.offsetMinutes)}
            </time>
            {kindOf(ride)}
          </span>
          {ride.sources.some(({ isIncomplete }) => isIncomplete) && (
            <StateWord tone="attention">The file is damaged or unfinished</StateWord>
          )}
        </p>
        {actions}
      </div>
      <h1 className="mt-1 mb-6 text-figure font-medium tracking-tight wrap-anywhere">{ride.title}</h1>
      <RiderSays words={ride.words} isOwn={isOwn} />
      <Stats>
        {figuresOf(ride).map(({ figure, label, value, standing }) => (
          <Stat key={figure} label={label}>
            <Figure name={figure} label={label} text={value} standing={standing} unitClassName="text-body" />
          </Stat>
        ))}
      </Stats>
      <dl className="mt-5 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-small">
        {detailsOf(ride).map(({ figure, label, value, standing }) => (
          <Detail key={figure} label={label}>
            <Figure name={figure} label={label} text={value} standing={standing}>
              {value}
            </Figure>
          </Detail>
        ))}
        {ride.device && <Detail label="Recorded by">{ride.device}</Detail>}
        {arrivedAt && (
          <Detail label="Arrived">
            <Moment at={arrivedAt} />
          </Detail>
        )}
      </dl>
      <Remarks remarks={ride.remarks} />
    </header>
  );
}

/** In the rider's word for it, else as it was recorded. */
function kindOf({ words, isIndoor }: Ride): string {
  if (words.type !== null) return ` · ${RIDE_TYPE_NAMES[words.type].toLowerCase()}`;
  return isIndoor ? " · indoors" : "";
}

const Detail = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex items-baseline gap-1.5">
    <dt className="text-muted">{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** What was noticed while the ride was read, for whoever wonders about a number. */
function Remarks({ remarks }: { remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <details className="mt-3 text-small">
      <summary className="w-fit cursor-pointer text-muted">
        {remarks.length === 1 ? "1 remark" : `${remarks.length} remarks`} on this recording
      </summary>
      <ul className="mt-1 list-disc pl-5 text-muted">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </details>
  );
}
