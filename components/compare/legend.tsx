"use client";

import Link from "next/link";
import { AthleteName } from "@/components/athletes/athlete-colour";
import { rideAddress } from "@/components/rides/ride-address";
import { Button, ButtonLink } from "@/components/ui/button";
import { Quantity } from "@/components/ui/quantity";
import { MOST_COMPARED } from "@/core/compare/compared-ride";
import type { Part } from "@/core/compare/parts";
import {
  formatDayAndTime,
  formatDistance,
  formatDuration,
  formatHeartRate,
  formatHeight,
  formatPower,
} from "@/core/format";
import { stretchNumbers, stretchOf } from "@/core/stretch";
import { baseOf } from "./base";
import { type Asked, compareAddress, type Entry } from "./compare-address";
import type { Shown } from "./compared";
import { REASONS, REASONS_OF_PEOPLE } from "./reasons";
import { markName, RideMark } from "./ride-mark";

/** Who is who: each ride with its mark, its numbers, and what can be done with it. */
export function Legend({
  asked,
  shown,
  parts,
  hidden,
  onToggle,
}: {
  asked: Asked;
  shown: Shown;
  parts: readonly Part[];
  hidden: ReadonlySet<number>;
  onToggle: (index: number) => void;
}) {
  const { rides, names, comparison, stretch } = shown;
  return (
    <section aria-label="Compared rides" className="rounded-sheet border border-line bg-raised">
      <ul>
        {rides.map((ride, index) => {
          const compared = comparison.rides[index];
          const part = parts[index];
          const isHidden = hidden.has(index);
          return (
            <li
              key={`${ride.id} ${asked.entries[index]?.pass}`}
              className="grid grid-cols-1 gap-x-6 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 tablet:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_14rem] tablet:items-center"
            >
              <div className="flex min-w-0 items-start gap-3">
                <span className="pt-1.5">
                  <RideMark index={index} />
                </span>
                <div className="min-w-0">
                  {ride.rider && (
                    <p className="font-medium">
                      <AthleteName athleteId={ride.rider.id}>{ride.rider.name}</AthleteName>
                    </p>
                  )}
                  <Link
                    href={rideAddress(baseOf(ride), ride.id)}
                    className={`wrap-anywhere hover:underline ${ride.rider ? "text-small" : "font-medium"}`}
                  >
                    {ride.title}
                  </Link>
                  <p className="text-small text-muted">
                    <time dateTime={ride.startedAt.toISOString()}>
                      {formatDayAndTime(ride.startedAt, ride.offsetMinutes)}
                    </time>
                    {index === 0 ? " · the others are held against it" : ""}
                    <span className="sr-only">, marked by a {markName(index)}</span>
                  </p>
                </div>
              </div>
              {compared?.is === "compared" || !compared ? (
                <Numbers shown={shown} index={index} />
              ) : (
                <p className="text-small text-attention">{(ride.rider ? REASONS_OF_PEOPLE : REASONS)[compared.is]}</p>
              )}
              <div className="flex flex-wrap gap-x-4 tablet:justify-end">
                {compared?.is === "compared" && (
                  <Button
                    look="bare"
                    className={SMALL}
                    aria-label={`${isHidden ? "Show" : "Hide"} ${names[index]}`}
                    onClick={() => onToggle(index)}
                  >
                    {isHidden ? "Show" : "Hide"}
                  </Button>
                )}
                {index > 0 && (
                  <ButtonLink
                    look="bare"
                    className={SMALL}
                    aria-label={`Make first: ${names[index]}`}
                    href={compareAddress(withFirst(asked, index, part))}
                  >
                    Make first
                  </ButtonLink>
                )}
                {rides.length > 2 && (
                  <ButtonLink
                    look="bare"
                    className={SMALL}
                    aria-label={`Take away ${names[index]}`}
                    href={compareAddress(without(asked, index, parts[index === 0 ? 1 : 0]))}
                  >
                    Take away
                  </ButtonLink>
                )}
              </div>
              {part?.is === "found" && index > 0 && (part.passes.length > 1 || part.isBlind) && (
                <div className="tablet:col-span-3 tablet:pl-10">
                  {part.isBlind ? (
                    <p className="text-small text-muted">
                      Nobody knows where it was: the same seconds of it are compared, not the same place.
                    </p>
                  ) : (
                    <Passes asked={asked} index={index} passes={part.passes} name={names[index] ?? ""} />
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap gap-x-5 border-t border-line px-4 py-1">
        {rides.length < MOST_COMPARED && !asked.page && (
          <ButtonLink look="bare" className={SMALL} href={compareAddress({ ...asked, isPicking: true })}>
            Add a ride
          </ButtonLink>
        )}
        {stretch && (
          <ButtonLink look="bare" className={SMALL} href={compareAddress(wholeRides(asked))}>
            Compare the whole rides
          </ButtonLink>
        )}
        {stretch && (
          <p className="py-2 text-small text-muted">
            A stretch of {names[0]}: {formatDuration(stretch.start)} to {formatDuration(stretch.end)}
          </p>
        )}
      </div>
    </section>
  );
}

const SMALL = "min-h-8 py-1 text-small";

/** Of what is compared: time, distance, ascent, power, heart rate. */
function Numbers({ shown: { comparison, entrants }, index }: { shown: Shown; index: number }) {
  const [ride, entrant] = [comparison.rides[index], entrants[index]];
  if (ride?.is !== "compared" || !entrant) return null;
  const { span } = ride.laid;
  const numbers = stretchNumbers(stretchOf(entrant.ready, span));
  const all = [
    ["Time", formatDuration(ride.laid.clock(span.end))],
    ["Distance", formatDistance(numbers.distanceMeters)],
    ["Ascent", formatHeight(numbers.ascentMeters)],
    ["Power", formatPower(numbers.meanPowerWatts)],
    ["Heart rate", formatHeartRate(numbers.meanHeartRateBpm)],
  ] as const;
  return (
    <dl className="grid grid-cols-3 gap-x-4 gap-y-1 tablet:grid-cols-5">
      {all.map(([label, text]) => (
        <div key={label}>
          <dt className="text-note text-muted">{label}</dt>
          <dd>
            <Quantity text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Passes({
  asked,
  index,
  passes,
  name,
}: {
  asked: Asked;
  index: number;
  passes: readonly { start: number; end: number }[];
  name: string;
}) {
  const current = Math.min(asked.entries[index]?.pass ?? 0, passes.length - 1);
  return (
    <nav aria-label={`Passes of ${name}`} className="flex flex-wrap items-center gap-x-3 text-small text-muted">
      It went over this stretch {passes.length} times:
      {passes.map(({ start, end }, pass) => (
        <Link
          key={start}
          href={compareAddress({ ...asked, entries: replaced(asked.entries, index, pass) })}
          aria-current={pass === current ? "true" : undefined}
          className={`min-h-8 rounded-small px-2 py-1.5 tabular-nums ${pass === current ? "bg-chosen font-medium text-accent" : "underline underline-offset-3"}`}
        >
          {pass + 1}. in {formatDuration(end - start)}
        </Link>
      ))}
    </nav>
  );
}

const replaced = (entries: readonly Entry[], index: number, pass: number): Entry[] =>
  entries.map((entry, at) => (at === index ? { ...entry, pass } : entry));

/** The stretch is one of the first ride: of another one it is where that went over it. */
const stretchIn = (asked: Asked, part: Part | undefined) => asked.stretch && (part?.is === "found" ? part.span : null);

function withFirst(asked: Asked, index: number, part: Part | undefined): Asked {
  const chosen = asked.entries[index];
  if (!chosen) return asked;
  const others = asked.entries.filter((_, at) => at !== index);
  return { ...asked, entries: [chosen, ...others], stretch: stretchIn(asked, part) };
}

/** @param next the part of the ride that becomes the first one, where the first one goes */
function without(asked: Asked, index: number, next: Part | undefined): Asked {
  const entries = asked.entries.filter((_, at) => at !== index);
  return { ...asked, entries, stretch: index === 0 ? stretchIn(asked, next) : asked.stretch };
}

const wholeRides = (asked: Asked): Asked => {
  const entries = asked.entries.filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index);
  return { ...asked, entries: entries.map(({ id, riderId }) => ({ id, pass: 0, riderId })), stretch: null, by: null };
};
