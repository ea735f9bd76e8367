"use client";

import { useCallback, useMemo, useState } from "react";
import { createCursor } from "@/components/charts/cursor";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import type { ComparedRide } from "@/core/compare/compared-ride";
import { type Comparison, compare, possibleAlong } from "@/core/compare/comparison";
import type { Along } from "@/core/compare/laid";
import type { Entrant, Part } from "@/core/compare/parts";
import type { Span } from "@/core/span";
import type { Asked } from "./compare-address";
import { CompareLanes } from "./compare-lanes";
import { CompareMap } from "./compare-map";
import { CompareTable } from "./compare-table";
import { Legend } from "./legend";
import { namesOf, shortNamesOf } from "./names";
import { Outcome } from "./outcome";
import { STEP } from "./place-words";
import { ALONG_WORDS, MISSING_ALONG, MISSING_ALONG_OF_PEOPLE } from "./reasons";
import { SectionTable } from "./section-table";

/** What all parts of a comparison show. */
export interface Shown {
  rides: readonly ComparedRide[];
  names: readonly string[];
  /** Where room is short. */
  shortNames: readonly string[];
  entrants: readonly Entrant[];
  comparison: Comparison;
  stretch: Span | null;
}

/** Rides laid over each other: the outcome, who is who, lanes and map, section by section. */
export function Compared({
  asked,
  ask,
  rides,
  entrants,
  parts,
  stretch,
  bucketSeconds,
}: {
  asked: Asked;
  ask: (change: Partial<Asked>) => void;
  rides: readonly ComparedRide[];
  entrants: readonly Entrant[];
  parts: readonly Part[];
  stretch: Span | null;
  /** How many seconds a value stands for. */
  bucketSeconds: number;
}) {
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [names, shortNames] = useMemo(() => {
    const passes = asked.entries.map(({ pass }) => pass);
    return [namesOf(rides, passes), shortNamesOf(rides, passes)];
  }, [rides, asked.entries]);
  const possible = useMemo(() => possibleAlong(entrants), [entrants]);
  const along = useMemo(() => alongOf(asked, possible, entrants, parts), [asked, possible, entrants, parts]);
  const comparison = useMemo(
    () => compare(entrants, parts, along, asked.countsPauses),
    [entrants, parts, along, asked.countsPauses],
  );
  const cursor = useMemo(
    () => createCursor(Math.floor((comparison?.whole.end ?? 0) / STEP[along]) + 1),
    [comparison, along],
  );
  const isSeen = useCallback(
    (index: number) => !hidden.has(index) && comparison?.rides[index]?.is === "compared",
    [hidden, comparison],
  );
  if (comparison === null)
    return <Notice tone="attention" title="The first of these rides recorded nothing to compare." />;

  const shown: Shown = { rides, names, shortNames, entrants, comparison, stretch };
  const toggle = (index: number) =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  const compared = comparison.rides.filter(({ is }) => is === "compared").length;
  const missing = rides.some(({ rider }) => rider) ? MISSING_ALONG_OF_PEOPLE : MISSING_ALONG;
  const hasMap = entrants.some(({ track }) => track !== null);
  return (
    <>
      <Outcome shown={shown} />
      <Legend asked={asked} shown={shown} parts={parts} hidden={hidden} onToggle={toggle} />
      {compared < 2 ? (
        <div className="mt-8">
          <Notice tone="attention" title="There is nothing to lay over each other here">
            {stretch
              ? "None of the other rides went over this stretch. The whole rides can still be compared."
              : "The other rides did not go this way. By time or by distance they can still be compared."}
          </Notice>
        </div>
      ) : null}
      <div className={`mt-8 grid grid-cols-1 gap-8 ${hasMap ? "desk:grid-cols-[minmax(0,30fr)_minmax(0,70fr)]" : ""}`}>
        {hasMap && (
          <div className="desk:sticky desk:top-6 desk:self-start">
            <CompareMap shown={shown} parts={parts} cursor={cursor} isSeen={isSeen} />
          </div>
        )}
        <div>
          <CompareLanes shown={shown} cursor={cursor} isSeen={isSeen} asked={asked} ask={ask} possible={possible} />
          <p className="mt-2 text-small text-muted">
            {ALONG_WORDS[along]} {possible.includes("position") ? "" : missing.position}{" "}
            {possible.includes("distance") ? "" : missing.distance}
            {bucketSeconds > 1 && ` Rides as long as these are compared in steps of ${bucketSeconds} s.`}
          </p>
          <CompareTable shown={shown} isSeen={isSeen} />
        </div>
      </div>
      <Section title="Section by section" aside="The best of each section is marked">
        <SectionTable shown={shown} />
      </Section>
    </>
  );
}

/** What was asked for where that is possible; else by position where most of the way is shared, else by distance. */
function alongOf(
  asked: Asked,
  possible: readonly Along[],
  entrants: readonly Entrant[],
  parts: readonly Part[],
): Along {
  if (asked.by && possible.includes(asked.by)) return asked.by;
  if (possible.includes("position")) {
    const tried = compare(entrants, parts, "position", true);
    const shares = tried?.rides.slice(1).map((ride) => (ride.is === "compared" ? ride.share : 0)) ?? [];
    if (shares.length > 0 && Math.min(...shares) >= MOST_OF_THE_WAY) return "position";
  }
  return possible.includes("distance") ? "distance" : "time";
}

const MOST_OF_THE_WAY = 0.5;
