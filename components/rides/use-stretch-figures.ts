"use client";

import { useCallback, useEffect, useState } from "react";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import { patiently } from "./patiently";
import { isExactIn } from "./ride-data";
import { useRide } from "./ride-data-provider";
import type { StretchFigures } from "./stretch-figures";

/** Undefined while they come; null where they cannot be known. */
export type FiguresBySpan = (span: Span) => StretchFigures | null | undefined;

/** How long the seconds of a stretch are waited for after each time that they were asked for. */
const PAUSES_MS = [5_000, 10_000, 20_000, 40_000, 80_000];

/** Asks for the seconds of stretches that are not told yet, and reckons the figures of each as soon as its own are there. */
export function useStretchFigures(ride: Ride, spans: readonly Span[], isWanted: boolean): FiguresBySpan {
  const { loading, wantExact } = useRide();
  const [reckoned, setReckoned] = useState<ReadonlyMap<string, StretchFigures>>(NONE);
  const [givenUp, setGivenUp] = useState<string | null>(null);
  const data = loading.state === "ready" ? loading.data : null;
  const key = spans.map(keyOf).join(" ");

  // biome-ignore lint/correctness/useExhaustiveDependencies: equal stretches are the same stretches.
  useEffect(() => {
    if (!data || !isWanted) return;
    setGivenUp(null);
    const isThere = () => {
      const missing = spans.filter((span) => !isExactIn(data, span));
      for (const span of missing) wantExact(span);
      return missing.length === 0;
    };
    // A window that did not come is asked for some times more. Whatever comes is other data, and begins anew.
    return patiently(isThere, PAUSES_MS, () => setGivenUp(key));
  }, [data, key, isWanted, wantExact]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    if (!data || !isWanted) return;
    let isLeft = false;
    import("./stretch-figures").then(
      ({ readyToReckon, figuresOf }) => {
        if (isLeft) return;
        const exact = spans.filter((span) => isExactIn(data, span));
        if (exact.length === 0) return;
        const ready = readyToReckon(ride, data);
        setReckoned(new Map(exact.map((span) => [keyOf(span), figuresOf(ready, span, ride.known.figures)])));
      },
      // The code did not come: the cells stay grey, and the next visit asks again.
      () => null,
    );
    return () => {
      isLeft = true;
    };
  }, [data, key, isWanted, ride]);

  const isHopeless = loading.state === "failed" || ride.channelNames.length === 0 || givenUp === key;
  return useCallback(
    (span: Span) => reckoned.get(keyOf(span)) ?? (isHopeless ? null : undefined),
    [reckoned, isHopeless],
  );
}

const NONE: ReadonlyMap<string, StretchFigures> = new Map();

const keyOf = ({ start, end }: Span) => `${start}-${end}`;
