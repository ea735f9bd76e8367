"use client";

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { CommentOnStretch } from "@/components/talk/comment-on-stretch";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDuration } from "@/core/format";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import { isExactIn, type RideData } from "./ride-data";
import { useCursor, useRide } from "./ride-data-provider";
import { SaveEffort } from "./save-effort";
import { STRETCH_ID } from "./stretch-place";
import { useRoomBelow } from "./use-room-below";

const StretchBar = lazy(() => import("./stretch-bar"));

/**
 * How to select a stretch of the ride, and the one that was selected with its numbers. They lie over the foot of the window,
 * so that nothing moves when they come, and they are read wherever on the page something was selected.
 */
export function SelectedStretch({
  ride,
  data,
  onZoom,
}: {
  ride: Ride;
  data: RideData;
  onZoom: (stretch: Span) => void;
}) {
  const cursor = useCursor();
  const stretch = useSyncExternalStore(cursor.subscribe, cursor.selection, cursor.selection);
  return (
    <>
      <p id={STRETCH_ID} className="mt-1 scroll-mt-4 text-small text-muted">
        <span className="pointer-coarse:hidden">Draw across the lanes to select a stretch.</span>
        <span className="hidden pointer-coarse:inline">Press long on the lanes, then draw, to select a stretch.</span>
      </p>
      <section aria-label="Selected stretch" className={stretch ? OVER_THE_FOOT : ""}>
        <p role="status" className="sr-only">
          {stretch ? `Selected ${inWords(stretch)}` : ""}
        </p>
        {stretch && <Stretch ride={ride} data={data} stretch={stretch} onZoom={onZoom} />}
      </section>
    </>
  );
}

/** Above the bar of places on a phone, beside their rail on a desk, where the page has them. */
const OVER_THE_FOOT =
  "fixed right-0 bottom-(--foot,0px) left-(--rail,0px) z-10 border-t border-control bg-chosen text-small";

function Stretch({
  ride,
  data,
  stretch,
  onZoom,
}: {
  ride: Ride;
  data: RideData;
  stretch: Span;
  onZoom: (stretch: Span) => void;
}) {
  const { cursor, wantExact } = useRide();
  const [isShort, setIsShort] = useState(true);
  const isExact = isExactIn(data, stretch);
  useEffect(() => {
    if (!isExact) wantExact(stretch);
  }, [stretch, isExact, wantExact]);
  const room = useRoomBelow();
  const clear = () => cursor.select(null);
  return (
    <div ref={room} className="mx-auto max-h-[45dvh] max-w-[1280px] overflow-y-auto px-4 py-2 tablet:px-8">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-6">
        <p className="font-medium tabular-nums">{inWords(stretch)}</p>
        <div className="flex gap-5">
          <Button
            look="bare"
            className={`${SMALL} tablet:hidden`}
            aria-expanded={!isShort}
            onClick={() => setIsShort(!isShort)}
          >
            {isShort ? "More" : "Less"}
          </Button>
          <SaveEffort ride={ride} stretch={stretch} className={SMALL} />
          <CommentOnStretch stretch={stretch} className={SMALL} />
          <Button
            look="bare"
            className={SMALL}
            onClick={() => {
              onZoom(stretch);
              document.getElementById(STRETCH_ID)?.scrollIntoView({ block: "nearest" });
            }}
          >
            Zoom to it
          </Button>
          <Button look="bare" className={SMALL} onClick={clear} onKeyDown={({ key }) => key === "Escape" && clear()}>
            Clear
          </Button>
        </div>
      </div>
      <Suspense fallback={<Coming />}>
        {isExact ? <StretchBar ride={ride} data={data} stretch={stretch} isShort={isShort} /> : <Coming />}
      </Suspense>
    </div>
  );
}

const Coming = () => <Skeleton className="h-10 desk:h-20" />;

const SMALL = "min-h-8 py-1 text-small";

const inWords = ({ start, end }: Span) => `${formatDuration(start)} to ${formatDuration(end)}`;
