"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/core/format";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import { isExactIn, type RideData } from "./ride-data";
import { useRide } from "./ride-data-provider";
import { STRETCH_ID } from "./stretch-place";

const StretchBar = lazy(() => import("./stretch-bar"));

/** Above the lanes: the stretch that was selected with its numbers, and until then how to select one. */
export function SelectedStretch({
  ride,
  data,
  onZoom,
}: {
  ride: Ride;
  data: RideData;
  onZoom: (stretch: Span) => void;
}) {
  const { cursor, wantExact } = useRide();
  const stretch = useSyncExternalStore(cursor.subscribe, cursor.selection, cursor.selection);
  const isExact = stretch !== null && isExactIn(data, stretch);
  useEffect(() => {
    if (stretch && !isExact) wantExact(stretch);
  }, [stretch, isExact, wantExact]);
  const clear = () => cursor.select(null);
  return (
    <section
      id={STRETCH_ID}
      aria-label="Selected stretch"
      className={`mt-1 scroll-mt-4 rounded-small text-small ${stretch ? "bg-chosen px-3 py-2" : ""}`}
    >
      <p role="status" className="sr-only">
        {stretch ? `Selected ${inWords(stretch)}` : ""}
      </p>
      {stretch ? (
        <>
          <div className="mb-1 flex flex-wrap items-center justify-between gap-x-6">
            <p className="font-medium tabular-nums">{inWords(stretch)}</p>
            <div className="flex gap-5">
              <Button look="bare" className={SMALL} onClick={() => onZoom(stretch)}>
                Zoom to it
              </Button>
              <Button
                look="bare"
                className={SMALL}
                onClick={clear}
                onKeyDown={({ key }) => key === "Escape" && clear()}
              >
                Clear
              </Button>
            </div>
          </div>
          <Suspense fallback={<div className="h-20" />}>
            {isExact ? <StretchBar ride={ride} data={data} stretch={stretch} /> : <div className="h-20" />}
          </Suspense>
        </>
      ) : (
        <p className="text-muted">
          <span className="pointer-coarse:hidden">Draw across the lanes to select a stretch.</span>
          <span className="hidden pointer-coarse:inline">Press long on the lanes, then draw, to select a stretch.</span>
        </p>
      )}
    </section>
  );
}

const SMALL = "min-h-8 py-1 text-small";

const inWords = ({ start, end }: Span) => `${formatDuration(start)} to ${formatDuration(end)}`;
