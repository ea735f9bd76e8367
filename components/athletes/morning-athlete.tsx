"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { AthleteName, AthleteSpot } from "./athlete-colour";
import type { MorningGroup, MorningLine } from "./morning-lines";
import { LINE } from "./use-line-keys";

/** An athlete of the morning list with the reasons to look at them. */
export function MorningAthlete({
  group: { athleteId, name, groupName, lines },
  done,
  later,
}: {
  group: MorningGroup;
  /** Null where nothing can be changed. */
  done: ((line: MorningLine) => void) | null;
  later: ((line: MorningLine, pressed: HTMLElement) => void) | null;
}) {
  return (
    <li className="border-t border-line py-4 desk:grid desk:grid-cols-[13rem_minmax(0,1fr)] desk:gap-x-6">
      <h3 className="flex min-w-0 items-baseline gap-2 pb-1 desk:pt-2.5">
        <AthleteSpot athleteId={athleteId} />
        <span className="min-w-0">
          <Link
            href={`/athletes/${athleteId}`}
            className="font-medium wrap-anywhere underline-offset-3 hover:underline"
          >
            <AthleteName athleteId={athleteId}>{name}</AthleteName>
          </Link>
          {groupName && (
            <span className="ml-2 text-small font-normal text-muted desk:ml-0 desk:block">{groupName}</span>
          )}
        </span>
      </h3>
      <ul>
        {lines.map((line, index) => (
          <li
            key={line.key}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-small py-1 focus-within:bg-sunken desk:-mx-3 desk:flex-nowrap desk:px-3"
          >
            <p
              className={`w-full min-w-0 wrap-anywhere desk:flex-1 ${index === 0 ? "text-lead font-medium" : "text-muted"}`}
            >
              {line.reason}
            </p>
            <Link
              href={line.href}
              {...{ [LINE]: line.key }}
              className="shrink-0 py-2 text-accent underline decoration-from-font underline-offset-3 hover:decoration-2 desk:w-40"
            >
              {line.label}
              <span className="sr-only">
                : {name}, {line.reason}
              </span>
            </Link>
            <span className="ml-auto flex shrink-0 gap-2 desk:ml-0">
              {done && (
                <Button className="min-h-9 py-1" onClick={() => done(line)}>
                  Done<span className="sr-only">: {`${name}, ${line.reason}`}</span>
                </Button>
              )}
              {later && (
                <Button
                  className="min-h-9 py-1"
                  aria-haspopup="dialog"
                  onClick={({ currentTarget }) => later(line, currentTarget)}
                >
                  Later<span className="sr-only">: {`${name}, ${line.reason}`}</span>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
