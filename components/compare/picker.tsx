"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, Suspense, use, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { MOST_COMPARED } from "@/core/compare/compared-ride";
import { formatDuration } from "@/core/format";
import type { RideId } from "@/core/ids";
import { type Asked, compareAddress, type Entry, isSameEntry } from "./compare-address";
import { type Pickable, PickRow } from "./pick-row";
import { PickSearch } from "./pick-search";
import { RideMark } from "./ride-mark";
import { type Searched, withSearch } from "./searched";

/** Chooses two to four rides: those that went the same way first, then all, by title and date. */
export function Picker({
  asked,
  chosenRides,
  likely,
  rides,
  searched,
  more,
}: {
  asked: Asked;
  /** The rides of the address, in its order. */
  chosenRides: readonly Pickable[];
  /** Those that are worth comparing with the first one; they take a moment. */
  likely: Promise<readonly Pickable[]>;
  rides: readonly Pickable[];
  searched: Searched;
  /** Leads to older ones; null when these are all. */
  more: ReactNode;
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly Entry[]>(asked.entries);
  const [known, setKnown] = useState<ReadonlyMap<RideId, Pickable>>(new Map(chosenRides.map((one) => [one.id, one])));
  // A stretch is one of the first ride: with another first ride it means nothing.
  const withEntries = (entries: readonly Entry[], isPicking: boolean): Asked => {
    const isSameFirst = entries[0] !== undefined && entries[0].id === asked.entries[0]?.id;
    return { ...asked, entries: [...entries], stretch: isSameFirst ? asked.stretch : null, isPicking };
  };
  const picking = (entries: readonly Entry[], search = searched) =>
    withSearch(compareAddress(withEntries(entries, true)), search);

  const choose = (next: readonly Entry[]) => {
    setChosen(next);
    // What is worth comparing depends on the first one.
    if (next[0]?.id !== chosen[0]?.id) router.replace(picking(next), { scroll: false });
  };
  const toggle = (ride: Pickable) => {
    const isChosen = chosen.some(({ id }) => id === ride.id);
    setKnown(new Map([...known, [ride.id, ride]]));
    choose(isChosen ? chosen.filter(({ id }) => id !== ride.id) : [...chosen, { id: ride.id, pass: 0 }]);
  };
  const first = chosen[0] && known.get(chosen[0].id);
  const row = (ride: Pickable) => (
    <PickRow
      key={ride.id}
      ride={ride}
      place={chosen.findIndex(({ id }) => id === ride.id)}
      isOff={chosen.length >= MOST_COMPARED}
      onToggle={() => toggle(ride)}
    />
  );
  return (
    <>
      <div className="sticky top-0 z-10 -mx-4 border-b border-line bg-paper px-4 py-3 tablet:-mx-8 tablet:px-8">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <ol aria-label="Chosen rides" className="flex min-w-0 flex-wrap gap-2">
            {chosen.map((entry, index) => (
              <li
                key={`${entry.id} ${entry.pass}`}
                className="flex max-w-full items-center gap-2 rounded-sheet border border-line bg-raised pl-2 text-small"
              >
                <RideMark index={index} />
                <span className="truncate">{known.get(entry.id)?.title ?? "A ride"}</span>
                <button
                  type="button"
                  aria-label={`Take away ${known.get(entry.id)?.title ?? "this ride"}`}
                  onClick={() => choose(chosen.filter((other) => !isSameEntry(other, entry)))}
                  className="min-h-8 min-w-8 cursor-pointer rounded-sheet text-muted hover:bg-sunken"
                >
                  ×
                </button>
              </li>
            ))}
            {chosen.length === 0 && <li className="py-1 text-muted">Choose two rides, or up to four.</li>}
          </ol>
          {chosen.length >= 2 ? (
            <ButtonLink look="primary" href={compareAddress(withEntries(chosen, false))}>
              Compare {WORDS[chosen.length]} rides
            </ButtonLink>
          ) : (
            <Button look="primary" disabled>
              Compare
            </Button>
          )}
        </div>
        {first && asked.stretch && first.id === asked.entries[0]?.id && (
          <p className="mt-2 text-small text-muted">
            Of {first.title} the stretch from {formatDuration(asked.stretch.start)} to{" "}
            {formatDuration(asked.stretch.end)}; on the others it is looked for by where it was.
          </p>
        )}
        <p role="status" className="sr-only">
          {chosen.length} of {MOST_COMPARED} rides chosen
        </p>
      </div>
      {first && (
        <Section title="Worth comparing" aside={`The same way as ${first.title}, or up one of its climbs`}>
          <Suspense
            key={first.id}
            fallback={
              <>
                <p role="status" className="sr-only">
                  Rides that went the same way are being looked for.
                </p>
                <Skeleton className="h-12" />
                <Skeleton className="mt-2 h-12" />
              </>
            }
          >
            <Likely likely={likely} row={row} />
          </Suspense>
        </Section>
      )}
      <Section title="Your rides">
        <PickSearch
          searched={searched}
          onSearch={(search) => router.replace(picking(chosen, search), { scroll: false })}
        />
        {rides.length === 0 ? (
          <p className="py-6 text-muted">No ride of yours is called that, or was ridden then.</p>
        ) : (
          <ul>{rides.map(row)}</ul>
        )}
        {more}
      </Section>
    </>
  );
}

const WORDS: Record<number, string> = { 2: "two", 3: "three", 4: "four" };

function Likely({ likely, row }: { likely: Promise<readonly Pickable[]>; row: (ride: Pickable) => ReactNode }) {
  const rides = use(likely);
  if (rides.length === 0)
    return (
      <p className="text-muted">No other ride of yours went this way or up one of these climbs. Any ride will do.</p>
    );
  return <ul>{rides.map(row)}</ul>;
}
