"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { isExactIn } from "@/components/rides/ride-data";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { ComparedRide } from "@/core/compare/compared-ride";
import { type Entrant, partsOf } from "@/core/compare/parts";
import { type Asked, compareAddress } from "./compare-address";
import { Compared } from "./compared";
import { emptyEntrant, toEntrant } from "./entrants";
import { useRecordings } from "./use-recordings";

/** Rides laid over each other, as soon as their recordings are there. */
export function CompareView({ asked: first, rides }: { asked: Asked; rides: readonly ComparedRide[] }) {
  const [asked, setAsked] = useState(first);
  useEffect(() => setAsked(first), [first]);
  const ask = useCallback((change: Partial<Asked>) => {
    setAsked((before) => {
      const next = { ...before, ...change };
      // The browser would hold a change of an address in the middle of drawing against us.
      queueMicrotask(() => history.replaceState(null, "", compareAddress(next)));
      return next;
    });
  }, []);

  const { known, recordings, retry, wantExact } = useRecordings(rides);
  const isLoading = recordings.some(({ state }) => state === "loading");
  const hasFailed = recordings.some(({ state }) => state === "failed");

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known changes with every recording that comes.
  const entrants = useMemo<Entrant[] | null>(() => {
    if (isLoading || hasFailed) return null;
    const made = new Map<string, Entrant>();
    for (const [index, ride] of rides.entries()) {
      const recording = recordings[index];
      if (made.has(ride.id)) continue;
      made.set(ride.id, recording?.state === "ready" ? toEntrant(ride, recording.data) : emptyEntrant(ride));
    }
    return rides.flatMap(({ id }) => made.get(id) ?? []);
  }, [known, rides, isLoading, hasFailed]);

  const stretch = useMemo(() => {
    const whole = rides[0]?.elapsedSeconds ?? 0;
    if (!asked.stretch || asked.stretch.start >= whole) return null;
    return { start: asked.stretch.start, end: Math.min(whole, asked.stretch.end) };
  }, [asked.stretch, rides]);
  const parts = useMemo(
    () =>
      entrants &&
      partsOf(
        entrants,
        stretch,
        asked.entries.map(({ pass }) => pass),
        asked.entries.map(({ own }) => own ?? null),
      ),
    [entrants, stretch, asked.entries],
  );
  // Of people the same is compared, and not all that they rode that day.
  const part = stretch ?? asked.entries[0]?.own ?? null;
  useEffect(() => {
    if (part === null || parts === null) return;
    for (const [index, ride] of rides.entries()) {
      const [found, recording] = [parts[index], known.get(ride.id)];
      if (found?.is === "found" && recording?.state === "ready" && !isExactIn(recording.data, found.span))
        wantExact(ride, recording.data, found.span);
    }
  }, [part, parts, rides, known, wantExact]);

  if (hasFailed)
    return (
      <Notice tone="broken" title="Not all of the recordings could be fetched">
        <p className="mb-3">Nothing is lost. Look at your network, then try again.</p>
        <Button onClick={retry}>Try again</Button>
      </Notice>
    );
  if (entrants === null || parts === null) return <Loading />;
  const bucketSeconds = Math.max(...recordings.map((one) => (one.state === "ready" ? one.data.bucketSeconds : 1)));
  return (
    <Compared
      asked={asked}
      ask={ask}
      rides={rides}
      entrants={entrants}
      parts={parts}
      stretch={part}
      bucketSeconds={part === null ? bucketSeconds : 1}
    />
  );
}

/** As large as what comes, so that nothing jumps when it does. */
const Loading = () => (
  <>
    <p className="sr-only" role="status">
      The recordings are coming.
    </p>
    <Skeleton className="h-7 w-2/3" />
    <Skeleton className="mt-4 h-28" />
    <div className="mt-8 grid gap-8 desk:grid-cols-[minmax(0,30fr)_minmax(0,70fr)]">
      <Skeleton className="h-72" />
      <Skeleton className="h-[520px]" />
    </div>
  </>
);
