"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { AthleteName, AthleteSpot } from "@/components/athletes/athlete-colour";
import { OWN_RIDES, rideAddress, ridesOfAthlete } from "@/components/rides/ride-address";
import { Quantity } from "@/components/ui/quantity";
import { MOST_COMPARED } from "@/core/compare/compared-ride";
import {
  formatClimbingRate,
  formatDayOfYear,
  formatDuration,
  formatHeartRate,
  formatPower,
  formatWattsPerKilogram,
  UNKNOWN,
} from "@/core/format";
import { type Asked, compareAddress } from "./compare-address";
import { entryOf, isEntryOf, type PersonRow } from "./people-row";
import { RideMark } from "./ride-mark";

type Column = "time" | "power" | "weight" | "vam" | "heart";

interface ColumnWords {
  name: Column;
  label: string;
  text: (row: PersonRow) => string;
  /** The first in order is the best. */
  value: (row: PersonRow) => number | null;
  isOfClimb?: true;
  isOnDeskOnly?: true;
}

const COLUMNS: readonly ColumnWords[] = [
  {
    name: "time",
    label: "Time",
    text: ({ span }) => formatDuration(span.end - span.start),
    value: ({ span }) => span.start - span.end,
    isOfClimb: true,
  },
  {
    name: "power",
    label: "Power",
    text: ({ meanPowerWatts }) => formatPower(meanPowerWatts),
    value: ({ meanPowerWatts }) => meanPowerWatts,
  },
  {
    name: "weight",
    label: "By weight",
    text: ({ wattsPerKilogram }) => formatWattsPerKilogram(wattsPerKilogram),
    value: ({ wattsPerKilogram }) => wattsPerKilogram,
  },
  {
    name: "vam",
    label: "Climbing rate",
    text: ({ climb }) => formatClimbingRate(climb?.vamMetersPerHour ?? null),
    value: ({ climb }) => climb?.vamMetersPerHour ?? null,
    isOfClimb: true,
    isOnDeskOnly: true,
  },
  {
    name: "heart",
    label: "Heart rate",
    text: ({ meanHeartRateBpm }) => formatHeartRate(meanHeartRateBpm),
    value: ({ meanHeartRateBpm }) => meanHeartRateBpm,
    isOnDeskOnly: true,
  },
];

/** Who did it how, in any order; up to four of them are laid over each other below. */
export function PeopleTable({
  caption,
  rows,
  asked,
}: {
  caption: string;
  /** The best first. */
  rows: readonly PersonRow[];
  asked: Asked;
}) {
  const router = useRouter();
  const [isGoing, go] = useTransition();
  const [order, setOrder] = useState<Column | null>(null);
  const columns = COLUMNS.filter(({ isOfClimb }) => !isOfClimb || rows.some(({ climb }) => climb));
  const [first] = columns;
  const by = columns.find(({ name }) => name === (order ?? first?.name));
  const sorted = by ? rows.toSorted((one, other) => rank(by, other) - rank(by, one)) : rows;
  const placeOf = (row: PersonRow) => asked.entries.findIndex((entry) => isEntryOf(entry, row));
  const toggle = (row: PersonRow) => {
    const without = asked.entries.filter((entry) => !isEntryOf(entry, row));
    const entries = without.length < asked.entries.length ? without : [...without, entryOf(row)];
    const address = compareAddress({ ...asked, entries, stretch: null });
    go(() => router.replace(entries.length > 0 ? address : `${address}&rides=none`, { scroll: false }));
  };
  return (
    <table className="w-full text-right tabular-nums" aria-busy={isGoing}>
      <caption className="sr-only">{caption}</caption>
      <thead className="text-small text-muted">
        <tr className="border-b border-control">
          <th scope="col" className="w-10 py-2 text-left align-bottom font-normal">
            <span className="sr-only">Laid over the others</span>
          </th>
          <th scope="col" className="py-2 text-left align-bottom font-normal">
            Athlete
          </th>
          {columns.map((column) => (
            <th
              key={column.name}
              scope="col"
              aria-sort={column === by ? "descending" : undefined}
              className={`py-1 pl-2 align-bottom font-normal ${deskOnly(column)}`}
            >
              <button
                type="button"
                onClick={() => setOrder(column.name)}
                className={`min-h-8 cursor-pointer hover:underline ${column === by ? "font-medium text-ink" : ""}`}
              >
                {column.label}
                <span aria-hidden="true" className={`ml-1 ${column === by ? "" : "hidden"}`}>
                  ↓
                </span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => {
          const place = placeOf(row);
          return (
            <tr key={row.riderId} className="border-b border-line">
              <td className="py-2 text-left align-top">
                <label className="flex min-h-8 w-10 cursor-pointer items-center">
                  <span className="sr-only">Lay {row.name} over the others</span>
                  <input
                    type="checkbox"
                    checked={place >= 0}
                    disabled={place < 0 && asked.entries.length >= MOST_COMPARED}
                    onChange={() => toggle(row)}
                    className="size-5 accent-accent"
                  />
                </label>
              </td>
              <th scope="row" className="w-full max-w-0 py-2 text-left align-top font-normal">
                <span className="flex min-h-8 items-center gap-2">
                  <AthleteSpot athleteId={row.riderId} />
                  <span className="min-w-0 truncate font-medium">
                    <AthleteName athleteId={row.riderId}>{row.name}</AthleteName>
                    {row.isViewer && <span className="font-normal text-muted"> (you)</span>}
                  </span>
                  {place >= 0 && <RideMark index={place} />}
                </span>
                <span className="block truncate text-small text-muted">
                  <Link
                    href={rideAddress(row.isViewer ? OWN_RIDES : ridesOfAthlete(row.riderId), row.rideId)}
                    prefetch={false}
                    className="underline decoration-from-font underline-offset-3 hover:decoration-2"
                  >
                    {row.title}
                  </Link>
                  , {formatDayOfYear(row.startedAt, row.offsetMinutes)}
                  {row.climb && row.climb.times > 1 && `, fastest of ${row.climb.times}`}
                </span>
                <span className="block text-small text-muted tablet:hidden">{onPhone(columns, row)}</span>
              </th>
              {columns.map((column) => (
                <td
                  key={column.name}
                  className={`py-2 pl-3 align-top leading-8 whitespace-nowrap ${deskOnly(column)} ${column === by ? "font-medium" : ""}`}
                >
                  <Quantity text={column.text(row)} />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const deskOnly = ({ isOnDeskOnly }: ColumnWords) => (isOnDeskOnly ? "hidden tablet:table-cell" : "");

/** What has no column of its own there. */
const onPhone = (columns: readonly ColumnWords[], row: PersonRow): string =>
  columns
    .filter(({ isOnDeskOnly }) => isOnDeskOnly)
    .map(({ text }) => text(row))
    .filter((text) => text !== UNKNOWN)
    .join(" · ");

/** What is not known comes last. */
const rank = ({ value }: ColumnWords, row: PersonRow): number => value(row) ?? Number.NEGATIVE_INFINITY;
