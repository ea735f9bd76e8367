import { Quantity } from "@/components/ui/quantity";
import { formatClockTime, formatDayOfYear, formatDistance, formatDuration } from "@/core/format";
import type { RideId } from "@/core/ids";

/** A ride that can be chosen. */
export interface Pickable {
  id: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  distanceMeters: number | null;
  movingSeconds: number;
  isIndoor: boolean;
  /** Why it is worth comparing: "Same way, 96 % of it". */
  why?: string;
}

/** A ride with a box to tick. All of the row ticks it. */
export function PickRow({
  ride,
  place,
  isOff,
  onToggle,
}: {
  ride: Pickable;
  /** Among those chosen, from 0; below that it is not. */
  place: number;
  /** No more can be chosen. */
  isOff: boolean;
  onToggle: () => void;
}) {
  const isChosen = place >= 0;
  return (
    <li className="border-b border-line">
      <label
        className={`flex min-h-12 items-center gap-3 py-2 ${isChosen ? "bg-chosen" : ""} ${isOff && !isChosen ? "text-muted" : "cursor-pointer hover:bg-sunken"} -mx-2 rounded-small px-2`}
      >
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isOff && !isChosen}
          onChange={onToggle}
          className="size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0 flex-1 tablet:flex tablet:items-baseline tablet:gap-4">
          <span className="block min-w-0 font-medium wrap-anywhere tablet:flex-1">
            {ride.title}
            {ride.why && <span className="ml-2 text-small font-normal text-muted">{ride.why}</span>}
          </span>
          <span className="flex flex-wrap gap-x-4 text-small text-muted tabular-nums tablet:justify-end">
            <span>
              {formatDayOfYear(ride.startedAt, ride.offsetMinutes)},{" "}
              {formatClockTime(ride.startedAt, ride.offsetMinutes)}
              {ride.isIndoor ? " · indoors" : ""}
            </span>
            <span className="tablet:w-16 tablet:text-right">
              <Quantity text={formatDistance(ride.distanceMeters)} />
            </span>
            <span className="tablet:w-16 tablet:text-right">{formatDuration(ride.movingSeconds)}</span>
          </span>
        </span>
      </label>
    </li>
  );
}
