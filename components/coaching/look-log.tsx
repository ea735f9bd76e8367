"use client";

import Link from "next/link";
import { useSyncExternalStore } from "react";
import type { CoachLookKind } from "@/core/coaching";
import { lookInWords } from "@/core/coaching-words";
import { formatClockTime, formatDate } from "@/core/format";
import { localDay } from "@/core/local-day";

interface Look {
  coachId: string;
  coach: string;
  at: Date;
  what: CoachLookKind | "roster";
  ride: { id: string; title: string | null } | null;
}

/** What coaches opened, by the days of whoever looks, the newest first. */
export function LookLog({ looks }: { looks: readonly Look[] }) {
  // The server does not know the browser's clock, and takes UTC's.
  const isHere = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const offsetAt = (moment: Date) => (isHere ? -moment.getTimezoneOffset() : 0);
  const days = Map.groupBy(looks, ({ at }) => localDay(at, offsetAt(at)));
  return (
    <div className="flex flex-col gap-8">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className="mb-1 font-medium">
            {formatDate(new Date(`${day}T00:00:00Z`), 0)}
          </h3>
          <ol className="border-t border-line">
            {ofDay.map((look) => (
              <li
                key={`${look.at.getTime()} ${look.coachId} ${look.what} ${look.ride?.id}`}
                className="flex gap-4 border-b border-line py-2"
              >
                <time dateTime={look.at.toISOString()} className="w-11 shrink-0 text-muted">
                  {formatClockTime(look.at, offsetAt(look.at))}
                </time>
                <p className="min-w-0 wrap-anywhere">
                  {look.coach} <Opened look={look} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Opened({ look: { what, ride } }: { look: Look }) {
  const words = lookInWords(what, ride?.title ?? null);
  if (!ride?.title) return <span className="text-muted">{words}</span>;
  const [before, after] = words.split(`“${ride.title}”`);
  return (
    <span className="text-muted">
      {before}
      <Link
        href={`/rides/${ride.id}`}
        className="text-ink underline decoration-line underline-offset-3 hover:decoration-2"
      >
        {ride.title}
      </Link>
      {after}
    </span>
  );
}

const neverChanges = () => () => {};
