"use client";

import { useCallback, useEffect, useMemo } from "react";
import type { Told } from "@/components/charts/lanes/lane-source";
import { Lanes } from "@/components/charts/lanes/lanes";
import { usePins } from "@/components/talk/talk-provider";
import { distanceSoFar, wayRidden } from "@/core/distance";
import type { Ride } from "@/core/ride";
import { Figure } from "./figure";
import { laneChannels } from "./lane-channels";
import { laneSources } from "./lane-sources";
import { inWords, readingsOf } from "./readings";
import { isExactIn, type RideData } from "./ride-data";
import { useRide } from "./ride-data-provider";
import { RideTable } from "./ride-table";
import { SelectedStretch } from "./selected-stretch";
import { useViewChoices } from "./view-choices";

/** The lanes of one ride: what they are called, what they are measured in, what is told of each. */
export function RideLanes({ ride, data }: { ride: Ride; data: RideData }) {
  const { cursor, wantExact } = useRide();
  const { choices, choose } = useViewChoices();
  const { laneOrder, hiddenLanes } = choices;
  const way = useMemo(() => wayRidden(data.recorded, data.track), [data]);
  const soFar = useMemo(() => way && distanceSoFar(way), [way]);
  const channels = useMemo(() => laneChannels(ride, data, way), [ride, data, way]);
  const lanes = useMemo(() => laneSources(ride, channels, laneOrder), [ride, channels, laneOrder]);
  const readings = useMemo(() => {
    const shown = lanes.filter(({ name }) => !hiddenLanes.includes(name));
    return readingsOf(shown, { soFar, gradient: channels.gradient }, ride);
  }, [lanes, hiddenLanes, soFar, channels, ride]);
  const secondInWords = useCallback((second: number) => inWords(readings, second), [readings]);
  useExactReserve(ride, data, lanes.some(({ name }) => name === "w-balance") && !hiddenLanes.includes("w-balance"));

  return (
    <div className="min-w-0">
      <Lanes
        // What was looked at of a ride of another length, before a crop for instance, is not in this one.
        key={ride.elapsedSeconds}
        cursor={cursor}
        elapsedSeconds={ride.elapsedSeconds}
        pauses={ride.pauses}
        lapStarts={useMemo(() => ride.laps.map(({ start }) => start), [ride])}
        soFar={soFar}
        lanes={lanes}
        readings={readings}
        inWords={secondInWords}
        choices={choices}
        choose={choose}
        figureOf={explained}
        above={(zoom) => <SelectedStretch ride={ride} data={data} onZoom={zoom} />}
        onLook={wantExact}
        pins={usePins()}
      />
      <RideTable elapsedSeconds={ride.elapsedSeconds} soFar={soFar} lanes={lanes} />
    </div>
  );
}

const explained = ({ figure, label, text }: Told) => (
  <Figure name={figure} label={label} text={text}>
    <span>{text}</span>
  </Figure>
);

/**
 * What is left above the threshold rests on every second before it: where a long ride is told in buckets, it is up to 2 kJ
 * too high behind a sprint. Once the page has come to rest, the lane has all of them.
 */
function useExactReserve({ elapsedSeconds }: Ride, data: RideData, isShown: boolean) {
  const { wantExact } = useRide();
  const isWanted = isShown && !isExactIn(data, { start: 0, end: elapsedSeconds });
  useEffect(() => {
    if (!isWanted) return;
    const atRest = setTimeout(() => wantExact({ start: 0, end: elapsedSeconds }), REST_MILLISECONDS);
    return () => clearTimeout(atRest);
  }, [isWanted, wantExact, elapsedSeconds]);
}

const REST_MILLISECONDS = 3000;
