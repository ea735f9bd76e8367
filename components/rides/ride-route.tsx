"use client";

import { useMemo } from "react";
import { RouteMap } from "@/components/charts/route/route-map";
import type { Channel, Track } from "@/core/channel";
import { smoothed } from "@/core/chart-points";
import { formatDistance, formatHeight } from "@/core/format";
import type { Ride } from "@/core/ride";
import { limitsOf, type Zone } from "@/core/zones";
import { powerZonesOf } from "./own-zones";
import type { RideData } from "./ride-data";
import { useRide } from "./ride-data-provider";

/** Where it went, in the colours of the zones of power where the rider has them. */
export function RideRoute({ ride, data, track }: { ride: Ride; data: RideData; track: Track }) {
  const { cursor } = useRide();
  const { power } = data.channels;
  const zones = useMemo(() => (power ? powerZonesOf(ride) : null), [power, ride]);
  const zoneAt = useMemo(() => (power && zones ? calmZones(power, zones) : () => 0), [power, zones]);
  return (
    <RouteMap
      track={track}
      cursor={cursor}
      zoneAt={zoneAt}
      summary={`The route of ${ride.title}: ${formatDistance(ride.distanceMeters)}, ${formatHeight(ride.ascentMeters)} of ascent`}
      legend={zones && { title: "Power", names: zones.map(({ name }) => name) }}
    />
  );
}

/** Over half a minute, because second by second a route would be confetti. */
const SMOOTHING_SECONDS = 30;

/** The zone of a second, from 1; 0 in a gap. */
function calmZones(power: Channel, zones: readonly Zone[]): (second: number) => number {
  const limits = limitsOf(zones);
  const calm = smoothed(power, SMOOTHING_SECONDS);
  return (second) => {
    const watts = calm[second] ?? Number.NaN;
    return Number.isNaN(watts) ? 0 : limits.filter((limit) => watts >= limit).length + 1;
  };
}
