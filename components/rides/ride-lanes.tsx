"use client";

import { useCallback, useMemo } from "react";
import { Lanes } from "@/components/charts/lanes/lanes";
import { distanceSoFar, wayRidden } from "@/core/distance";
import { gradientOf } from "@/core/gradient";
import type { Ride } from "@/core/ride";
import { limitsOf } from "@/core/zones";
import { laneSources } from "./lane-sources";
import { powerZonesOf } from "./own-zones";
import { inWords, readingsOf } from "./readings";
import type { RideData } from "./ride-data";
import { useRide } from "./ride-data-provider";
import { RideTable } from "./ride-table";
import { SelectedStretch } from "./selected-stretch";

/** The lanes of one ride: what they are called, what they are measured in, what is told of each. */
export function RideLanes({ ride, data }: { ride: Ride; data: RideData }) {
  const { cursor, wantExact } = useRide();
  const zones = useMemo(() => powerZonesOf(ride), [ride]);
  const lanes = useMemo(() => laneSources(data, ride, zones ? { power: limitsOf(zones) } : {}), [data, ride, zones]);
  const readings = useMemo(() => {
    const { elevation, distance } = data.channels;
    return readingsOf(data, elevation && distance ? gradientOf(elevation, distance) : null, ride, zones);
  }, [data, ride, zones]);
  const soFar = useMemo(() => {
    const way = wayRidden(data.recorded, data.track);
    return way && distanceSoFar(way);
  }, [data]);
  const secondInWords = useCallback((second: number) => inWords(readings, second), [readings]);

  return (
    <div className="min-w-0">
      <Lanes
        cursor={cursor}
        elapsedSeconds={ride.elapsedSeconds}
        pauses={ride.pauses}
        soFar={soFar}
        lanes={lanes}
        readings={readings}
        inWords={secondInWords}
        above={(zoom) => <SelectedStretch ride={ride} data={data} onZoom={zoom} />}
        onLook={wantExact}
      />
      <RideTable elapsedSeconds={ride.elapsedSeconds} data={data} />
    </div>
  );
}
