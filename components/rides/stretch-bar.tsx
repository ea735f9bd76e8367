"use client";

import { useMemo } from "react";
import { Quantity } from "@/components/ui/quantity";
import { formatDuration } from "@/core/format";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import type { RideData } from "./ride-data";
import { type StretchZones, tellStretch } from "./stretch-facts";
import { readyToReckon } from "./stretch-figures";
import { shareInWords } from "./zone-rows";

/** The numbers of the selected stretch, reckoned here from what was recorded. Fetched when something is selected. */
export default function StretchBar({
  ride,
  data,
  stretch,
  isShort,
}: {
  ride: Ride;
  data: RideData;
  stretch: Span;
  /** On a phone only what is looked at first. */
  isShort: boolean;
}) {
  const ready = useMemo(() => readyToReckon(ride, data), [ride, data]);
  const { facts, zones } = useMemo(() => tellStretch(ready, stretch, ride), [ready, stretch, ride]);
  return (
    <>
      <dl className="grid grid-cols-[repeat(4,auto)] gap-x-2 gap-y-1 tablet:grid-cols-6 desk:flex desk:flex-wrap desk:gap-x-6">
        {facts.map(({ label, text }, index) => (
          <div key={label} className={isShort && index >= FIRST_ON_PHONES ? "hidden tablet:block" : ""}>
            <dt className="whitespace-nowrap text-note text-muted">{label}</dt>
            <dd className="font-medium">
              <Quantity text={text} />
            </dd>
          </div>
        ))}
      </dl>
      {zones.length > 0 && (
        <div className={`mt-2 grid gap-x-8 gap-y-2 desk:grid-cols-2 ${isShort ? "hidden tablet:grid" : ""}`}>
          {zones.map((one) => (
            <ZoneStrip key={one.of} {...one} />
          ))}
        </div>
      )}
    </>
  );
}

const FIRST_ON_PHONES = 4;

/** Time in zones as one strip, and the same in words. */
function ZoneStrip({ of, zones }: StretchZones) {
  const total = zones.reduce((sum, { seconds }) => sum + seconds, 0);
  const ridden = zones.map((zone, index) => ({ ...zone, colour: index + 1 })).filter(({ seconds }) => seconds > 0);
  return (
    <div>
      <p className="sr-only">{of} zones:</p>
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-small">
        {ridden.map(({ name, seconds, colour }) => (
          <span key={name} style={{ flexGrow: seconds, background: `var(--color-zone-${colour})` }} />
        ))}
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-3 text-note text-muted tabular-nums">
        <li aria-hidden="true">{of}</li>
        {ridden.map(({ name, seconds, colour }) => (
          <li key={name} title={formatDuration(seconds)}>
            <span
              aria-hidden="true"
              className="mr-1 inline-block size-2 rounded-small"
              style={{ background: `var(--color-zone-${colour})` }}
            />
            <span className="text-ink">{name}</span> {shareInWords(seconds, total)}
          </li>
        ))}
      </ul>
    </div>
  );
}
