"use client";

import { useDeferredValue } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { Ride } from "@/core/ride";
import type { StreetMap } from "@/core/street-map";
import { laneNamesOf } from "./lane-channels";
import { useRide } from "./ride-data-provider";
import { RideLanes } from "./ride-lanes";
import { RideRoute } from "./ride-route";
import { useViewChoices } from "./view-choices";

/** The ride as a picture: route and lanes side by side; indoors the lanes have all the room. */
export function RideView({ ride, streetMap = null }: { ride: Ride; streetMap?: StreetMap | null }) {
  const { loading } = useRide();
  const { hiddenLanes } = useViewChoices().choices;
  const lanes = laneNamesOf(ride);
  // The lanes first: the map is drawn behind them, in steps that leave room for a hand.
  const mapped = useDeferredValue(loading.state === "ready" ? loading.data : null);
  const hasRoute = !ride.isIndoor && ride.channelNames.includes("position");
  if (lanes.length === 0 && !hasRoute) {
    return <p className="mt-10 text-muted">The device sent the numbers of this ride, and no recording to draw.</p>;
  }

  return (
    <div
      className={`mt-8 grid grid-cols-1 gap-8 ${hasRoute ? "desk:grid-cols-[minmax(0,38fr)_minmax(0,62fr)] desk:has-data-large-route:grid-cols-1" : ""}`}
    >
      {loading.state === "failed" && (
        <div className="col-span-full">
          <Notice tone="broken" title="The recording could not be fetched">
            <p className="mb-3">Nothing is lost. Look at your network, then try again.</p>
            <Button onClick={loading.retry}>Try again</Button>
          </Notice>
        </div>
      )}
      {loading.state === "loading" && (
        <Loading laneCount={lanes.filter((name) => !hiddenLanes.includes(name)).length} hasRoute={hasRoute} />
      )}
      {loading.state === "ready" && (
        <>
          {hasRoute && loading.data.track && (
            <div className="min-w-0 desk:not-has-data-large-route:sticky desk:top-[calc(1.5rem+var(--head,0px))] desk:self-start has-data-large-route:w-full">
              {mapped?.track ? (
                <RideRoute ride={ride} data={mapped} track={mapped.track} streetMap={streetMap} />
              ) : (
                <MapToCome />
              )}
            </div>
          )}
          <RideLanes ride={ride} data={loading.data} />
        </>
      )}
    </div>
  );
}

const MapToCome = () => <Skeleton className="h-[336px] desk:h-[413px]" />;

/** As large as what comes, so that nothing jumps when it does. */
function Loading({ laneCount, hasRoute }: { laneCount: number; hasRoute: boolean }) {
  return (
    <>
      <p className="sr-only" role="status">
        The recording is coming.
      </p>
      {hasRoute && <MapToCome />}
      <div>
        <Skeleton className="mb-2 h-40" />
        {Array.from({ length: laneCount }, (_, lane) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells one grey bar from another.
          <Skeleton key={lane} className="mt-2 h-[88px]" />
        ))}
      </div>
    </>
  );
}
