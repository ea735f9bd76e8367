"use client";

import { useSyncExternalStore } from "react";
import type { Cursor } from "@/components/charts/cursor";
import { formatHeartRate, formatPower, formatSpeed } from "@/core/format";
import { stretchNumbers, stretchOf } from "@/core/stretch";
import { meanBetween } from "./columns";
import type { Shown } from "./compared";
import { aheadInSigns, aheadInWords, placeInWords, STEP } from "./place-words";
import { RideMark } from "./ride-mark";

interface Told {
  ahead: number;
  power: number | null;
  heartRate: number | null;
  speed: number | null;
}

/** What every ride did at the place under the crosshair, always at the same spot; else over all of it. */
export function CompareReadOut({
  shown,
  cursor,
  isSeen,
}: {
  shown: Shown;
  cursor: Cursor;
  isSeen: (index: number) => boolean;
}) {
  const at = useSyncExternalStore(cursor.subscribe, cursor.second, () => null);
  const { along, rides } = shown.comparison;
  const place = at === null ? null : at * STEP[along];
  return (
    <table className="sticky top-0 z-10 mb-1 w-full table-fixed border-b border-line bg-paper text-small">
      <caption className="sr-only">The rides at the crosshair</caption>
      <thead className="text-note text-muted">
        <tr>
          <th scope="col" className="py-1 text-left font-normal">
            {place === null ? "Over all of it" : `At ${placeInWords(along, place)}`}
          </th>
          <th scope="col" className="w-[4.5rem] text-right font-normal">
            Ahead
          </th>
          <th scope="col" className="w-[3.75rem] text-right font-normal">
            Power
          </th>
          <th scope="col" className="w-[4.5rem] text-right font-normal">
            Heart rate
          </th>
          <th scope="col" className="hidden w-24 text-right font-normal tablet:table-cell">
            Speed
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {rides.map((_, index) => {
          if (!isSeen(index)) return null;
          const told = place === null ? overall(shown, index) : toldAt(shown, index, place);
          return (
            <tr key={shown.names[index]}>
              <th scope="row" className="py-0.5 text-left font-normal">
                <span className="flex items-center gap-2">
                  <RideMark index={index} />
                  <span className="min-w-0 truncate">{shown.shortNames[index]}</span>
                </span>
              </th>
              <td className="text-right font-medium">{index === 0 ? "" : aheadInSigns(along, told.ahead)}</td>
              <td className="text-right">{formatPower(told.power)}</td>
              <td className="text-right">{formatHeartRate(told.heartRate)}</td>
              <td className="hidden text-right tablet:table-cell">{formatSpeed(told.speed)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A place in words, for those who hear it. */
export function inWords(shown: Shown, place: number, isSeen: (index: number) => boolean): string {
  const { along, rides } = shown.comparison;
  const told = rides.flatMap((_, index) => {
    if (!isSeen(index)) return [];
    const { ahead, power, heartRate } = toldAt(shown, index, place);
    const all = [index > 0 && aheadInWords(along, ahead), formatPower(power), formatHeartRate(heartRate)];
    return [`${shown.names[index]} ${all.filter((one) => one && one !== "–").join(" ")}`];
  });
  return `${placeInWords(along, place)}: ${told.join(", ")}`;
}

/** Values jump from second to second: they are those of the five seconds around the place. */
const AROUND_SECONDS = 2;

export function toldAt({ comparison, entrants }: Shown, index: number, place: number): Told {
  const [ride, entrant] = [comparison.rides[index], entrants[index]];
  if (ride?.is !== "compared" || !entrant) return NOTHING;
  const second = Math.round(ride.laid.secondAt(place));
  if (Number.isNaN(second)) return NOTHING;
  const { power, "heart-rate": heartRate, speed } = entrant.ready.filled;
  const mean = (channel: Float32Array | undefined) =>
    channel ? orNull(meanBetween(channel, second - AROUND_SECONDS, second + AROUND_SECONDS + 1)) : null;
  return { ahead: ride.aheadAt(place), power: mean(power), heartRate: mean(heartRate), speed: mean(speed) };
}

const NOTHING: Told = { ahead: Number.NaN, power: null, heartRate: null, speed: null };

function overall({ comparison, entrants }: Shown, index: number): Told {
  const [first, ride, entrant] = [comparison.rides[0], comparison.rides[index], entrants[index]];
  if (first?.is !== "compared" || ride?.is !== "compared" || !entrant) return NOTHING;
  const numbers = stretchNumbers(stretchOf(entrant.ready, ride.laid.span));
  return {
    ahead: ride.aheadAt(Math.min(first.laid.reach.end, ride.laid.reach.end)),
    power: numbers.meanPowerWatts,
    heartRate: numbers.meanHeartRateBpm,
    speed: numbers.meanSpeedMps,
  };
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);
