"use client";

import { useMemo } from "react";
import { RouteMap } from "@/components/charts/route/route-map";
import type { Track } from "@/core/channel";
import { smoothed } from "@/core/chart-points";
import { formatDistance, formatHeight } from "@/core/format";
import type { Ride } from "@/core/ride";
import { limitsOf, powerZones } from "@/core/zones";
import type { RideData } from "./ride-data";
import { useRide } from "./ride-data-provider";

/** Where it went, in the colours of the zones of power where the rider has them. */
export function RideRoute({ ride, data, track }: { ride: Ride; data: RideData; track: Track }) {
  const { cursor } = useRide();
  const zoneAt = useZoneAt(data, ride.figures.ftpWatts);
  return (
    <RouteMap
      track={track}
      cursor={cursor}
      zoneAt={zoneAt}
      summary={`The route of ${ride.title}: ${formatDistance(ride.distanceMeters)}, ${formatHeight(ride.ascentMeters)} of ascent`}
    />
  );
}

/** Over half a minute, because second by second a route would be confetti. */
const SMOOTHING_SECONDS = 30;

function useZoneAt({ channels: { power } }: RideData, ftpWatts: number | null): (second: number) => number {
  return useMemo(() => {
    if (!power || ftpWatts === null) return () => 0;
    const limits = limitsOf(powerZones(ftpWatts));
    const calm = smoothed(power, SMOOTHING_SECONDS);
    return (second) => {
      const watts = calm[second] ?? Number.NaN;
      return Number.isNaN(watts) ? 0 : limits.filter((limit) => watts >= limit).length + 1;
    };
  }, [power, ftpWatts]);
}
