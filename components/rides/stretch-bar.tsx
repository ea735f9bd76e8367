"use client";

import { useMemo } from "react";
import { Quantity } from "@/components/ui/quantity";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import type { RideData } from "./ride-data";
import { readyToReckon, stretchFacts } from "./stretch-facts";

/** The numbers of the selected stretch, reckoned here from what was recorded. Fetched when something is selected. */
export default function StretchBar({ ride, data, stretch }: { ride: Ride; data: RideData; stretch: Span }) {
  const ready = useMemo(() => readyToReckon(ride, data), [ride, data]);
  const facts = useMemo(() => stretchFacts(ready, stretch, ride.known.figures), [ready, stretch, ride]);
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(5.75rem,1fr))] gap-x-3 gap-y-1">
      {facts.map(({ label, text }) => (
        <div key={label}>
          <dt className="whitespace-nowrap text-note text-muted">{label}</dt>
          <dd className="font-medium">
            <Quantity text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
