import Link from "next/link";
import { AthleteName, AthleteSpot } from "@/components/athletes/athlete-colour";
import { Quantity } from "@/components/ui/quantity";
import { formatDayOfYear, formatDistance, formatGradient, formatHeight } from "@/core/format";
import type { RideId, UserId } from "@/core/ids";
import type { Climb } from "@/core/ride";
import { questionAddress } from "./people-question";

/** Somebody of whose rides a climb can be chosen, or why not. */
export interface ClimberChoice {
  riderId: UserId;
  name: string;
  isViewer: boolean;
  mayCompare: boolean;
  withMap: boolean;
}

/** Chooses whose climb it is. Who cannot be chosen is there, too, and why. */
export function ChooseClimber({
  people,
  chosen,
  days,
}: {
  people: readonly ClimberChoice[];
  chosen: UserId | null;
  days: number;
}) {
  return (
    <ul className="flex flex-wrap gap-2">
      {people.map(({ riderId, name, isViewer, mayCompare, withMap }) => {
        const isOn = riderId === chosen;
        const why = mayCompare ? (withMap ? null : "shares no map") : "has not agreed";
        const words = isViewer ? `${name} (you)` : name;
        return (
          <li key={riderId}>
            {why ? (
              <span className="flex min-h-10 items-center gap-2 rounded-sheet border border-line px-3 text-muted">
                {words}, {why}
              </span>
            ) : (
              <Link
                href={questionAddress({ is: "choosing", riderId }, days)}
                prefetch={false}
                scroll={false}
                aria-current={isOn ? "true" : undefined}
                className={`flex min-h-10 items-center gap-2 rounded-sheet border px-3 ${isOn ? "border-accent bg-chosen font-medium" : "border-control bg-raised hover:bg-sunken"}`}
              >
                <AthleteSpot athleteId={riderId} />
                <AthleteName athleteId={riderId}>{words}</AthleteName>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Somebody's rides with the climbs in them. */
export function ClimbList({
  riderId,
  rides,
  days,
}: {
  riderId: UserId;
  rides: readonly {
    ride: { id: RideId; title: string; startedAt: Date; offsetMinutes: number | null };
    climbs: readonly Climb[];
  }[];
  days: number;
}) {
  return (
    <ul className="border-t border-line">
      {rides.map(({ ride, climbs }) => (
        <li
          key={ride.id}
          className="grid gap-x-6 border-b border-line py-3 tablet:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
        >
          <p className="min-w-0">
            <span className="block truncate font-medium">{ride.title}</span>
            <span className="text-small text-muted">{formatDayOfYear(ride.startedAt, ride.offsetMinutes)}</span>
          </p>
          <ul>
            {climbs.map((climb, index) => (
              <li key={climb.start}>
                <Link
                  href={questionAddress({ is: "climb", riderId, rideId: ride.id, start: climb.start }, days)}
                  prefetch={false}
                  className="flex min-h-10 flex-wrap items-center gap-x-4 rounded-small px-2 hover:bg-sunken"
                >
                  <span className="min-w-20 font-medium text-accent underline decoration-from-font underline-offset-3">
                    Climb {index + 1}
                    <span className="sr-only"> of {ride.title}</span>
                  </span>
                  <ClimbInNumbers climb={climb} />
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** How long, how steep, how high, and its category. */
export const ClimbInNumbers = ({ climb }: { climb: Climb }) => (
  <span className="flex flex-wrap gap-x-4 tabular-nums">
    <Quantity text={formatDistance(climb.lengthMeters)} />
    <Quantity text={formatGradient(climb.meanGradientPercent)} />
    <Quantity text={formatHeight(climb.ascentMeters)} />
    {climb.category && (
      <span className="text-muted">{climb.category === "HC" ? "HC" : `Category ${climb.category}`}</span>
    )}
  </span>
);
