"use client";

import { useState } from "react";
import { Quantity } from "@/components/ui/quantity";
import { quarters, type Ridden, riddenIn, type Section, sectionsBetween } from "@/core/compare/sections";
import { formatDistance, formatDuration, formatHeartRate, formatPower, formatSpeed } from "@/core/format";
import { Tool } from "./compare-toolbar";
import type { Shown } from "./compared";
import { aheadInSigns } from "./place-words";
import { RideMark } from "./ride-mark";

type Kind = "Climbs" | "Laps" | "Quarters";

/** How each ride rode each climb, lap or quarter of the way. */
export function SectionTable({ shown }: { shown: Shown }) {
  const kinds = kindsOf(shown);
  const [chosen, setChosen] = useState<Kind | null>(null);
  const kind = kinds.find((one) => one === chosen) ?? kinds[0] ?? "Quarters";
  const { comparison, entrants, names } = shown;
  const { along, whole } = comparison;
  const sections: Section[] = [...sectionsOf(shown, kind), { name: "All of it", ...whole }];
  return (
    <>
      {kinds.length > 1 && (
        <fieldset className="mb-3 flex items-center gap-1 text-small">
          <legend className="float-left mr-2 text-muted">In</legend>
          {kinds.map((one) => (
            <Tool key={one} isOneOfMany isOn={one === kind} onPress={() => setChosen(one)}>
              {one}
            </Tool>
          ))}
        </fieldset>
      )}
      <table className="w-full text-right">
        <caption className="sr-only">The rides in each section</caption>
        <thead className="text-small text-muted">
          <tr className="border-b border-control">
            <th scope="col" className="py-2 text-left align-bottom font-normal">
              Ride
            </th>
            <Head>{along === "time" ? "Distance" : "Time"}</Head>
            <Head>Ahead</Head>
            <Head>Power</Head>
            <Head isOnDeskOnly>Heart rate</Head>
            <Head isOnDeskOnly>Speed</Head>
          </tr>
        </thead>
        {sections.map((section) => {
          const ridden = riddenIn(comparison, entrants, section);
          const best = bestOf(ridden, along === "time");
          return (
            <tbody key={section.name} className="border-b border-line">
              <tr>
                <th scope="rowgroup" colSpan={6} className="pt-3 pb-1 text-left font-medium">
                  {section.name}
                  <span className="ml-2 text-small font-normal text-muted tabular-nums">
                    {lengthOf(shown, section)}
                  </span>
                </th>
              </tr>
              {ridden.map((one, index) => (
                <tr key={names[index]} className="tabular-nums">
                  <th scope="row" className="w-full max-w-0 py-1 text-left font-normal">
                    <span className="flex items-center gap-2">
                      <RideMark index={index} />
                      <span className="min-w-0 truncate">{shown.shortNames[index]}</span>
                    </span>
                  </th>
                  <Value isBest={best.first === index}>
                    {along === "time"
                      ? formatDistance(one?.numbers.distanceMeters ?? null)
                      : formatDuration(one?.seconds ?? null)}
                  </Value>
                  <Value>{index === 0 ? "" : aheadInSigns(along, one?.ahead ?? Number.NaN)}</Value>
                  <Value isBest={best.power === index}>{formatPower(one?.numbers.meanPowerWatts ?? null)}</Value>
                  <Value isOnDeskOnly>{formatHeartRate(one?.numbers.meanHeartRateBpm ?? null)}</Value>
                  <Value isOnDeskOnly isBest={best.speed === index}>
                    {formatSpeed(one?.numbers.meanSpeedMps ?? null)}
                  </Value>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </>
  );
}

function kindsOf({ rides }: Shown): Kind[] {
  const first = rides[0];
  return [
    ...((first?.climbs.length ?? 0) > 0 ? ["Climbs" as const] : []),
    ...((first?.laps.length ?? 0) > 1 ? ["Laps" as const] : []),
    "Quarters",
  ];
}

function sectionsOf({ comparison, rides, stretch }: Shown, kind: Kind): Section[] {
  const first = rides[0];
  if (kind === "Quarters" || !first) return quarters(comparison);
  const [spans, name] = kind === "Climbs" ? [first.climbs, "Climb"] : [first.laps, "Lap"];
  const within = spans
    .map(({ start, end }, index) => ({ name: `${name} ${index + 1}`, start, end }))
    .filter(({ start, end }) => stretch === null || (start >= stretch.start && end <= stretch.end));
  return sectionsBetween(comparison, within);
}

function lengthOf({ comparison: { along } }: Shown, { start, end }: Section): string {
  return along === "time" ? formatDuration(end - start) : formatDistance(end - start);
}

/** Where in a column the best value stands; null where there is nothing to compare. */
function bestOf(ridden: readonly Ridden[], isByTime: boolean) {
  const best = (value: (one: NonNullable<Ridden>) => number | null) => {
    const values = ridden.map((one) => one && value(one));
    const known = values.filter((one) => one !== null);
    const most = Math.max(...known);
    return known.length < 2 || Math.min(...known) === most ? null : values.indexOf(most);
  };
  return {
    first: best(({ seconds, numbers }) => (isByTime ? numbers.distanceMeters : -Math.round(seconds))),
    power: best(({ numbers }) => numbers.meanPowerWatts && Math.round(numbers.meanPowerWatts)),
    speed: best(({ numbers }) => numbers.meanSpeedMps),
  };
}

const deskOnly = (isOnDeskOnly: boolean) => (isOnDeskOnly ? "hidden tablet:table-cell" : "");

const Head = ({ children, isOnDeskOnly = false }: { children: string; isOnDeskOnly?: boolean }) => (
  <th scope="col" className={`py-2 pl-3 align-bottom font-normal ${deskOnly(isOnDeskOnly)}`}>
    {children}
  </th>
);

const Value = ({
  children,
  isBest = false,
  isOnDeskOnly = false,
}: {
  children: string;
  isBest?: boolean;
  isOnDeskOnly?: boolean;
}) => (
  <td className={`py-1 pl-3 whitespace-nowrap ${deskOnly(isOnDeskOnly)} ${isBest ? "font-semibold" : ""}`}>
    {isBest && (
      <>
        <span aria-hidden="true" className="mr-1 text-good">
          ✓
        </span>
        <span className="sr-only">best: </span>
      </>
    )}
    <Quantity text={children} />
  </td>
);
