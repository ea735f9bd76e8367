"use client";

import { useEffect, useState } from "react";
import { formatDistance, formatDuration } from "@/core/format";
import type { Span } from "@/core/span";
import { CropLane } from "./crop-lane";
import { loadRideData, type RideData } from "./ride-data";

/** What of the whole recording is loaded, and whether it could be. */
export type Loading = { state: "loading" } | { state: "failed" } | { state: "loaded"; data: RideData };

/** Loads a whole recording, once. */
export function useWholeRide(address: string | null): Loading {
  const [loading, setLoading] = useState<Loading>({ state: "loading" });
  useEffect(() => {
    if (address === null) return;
    const over = new AbortController();
    loadRideData(address, [], over.signal).then(
      (data) => setLoading({ state: "loaded", data }),
      () => over.signal.aborted || setLoading({ state: "failed" }),
    );
    return () => over.abort();
  }, [address]);
  return loading;
}

/** The whole recording: the land and the speed, and the power below. */
export function CropPicture({ loading }: { loading: Loading }) {
  if (loading.state === "loading") return <p className="p-3 text-small text-muted">Loading the recording …</p>;
  if (loading.state === "failed") {
    return (
      <p className="p-3 text-small text-muted">
        The recording could not be drawn just now. The handles and the times work all the same.
      </p>
    );
  }
  const { elevation, speed, power } = loading.data.channels;
  return (
    <div className="flex h-full flex-col">
      <div className="relative flex-[3]">
        {elevation && <CropLane channel={elevation} className="fill-elevation/35" isFilled />}
        {speed && <CropLane channel={speed} className="fill-none stroke-speed" />}
      </div>
      {power && (
        <div className="relative flex-[2] border-t border-line">
          <CropLane channel={power} className="fill-none stroke-power" />
        </div>
      )}
    </div>
  );
}

/** Which line is which. */
export function CropLegend({ loading }: { loading: Loading }) {
  if (loading.state !== "loaded") return null;
  const { elevation, speed, power } = loading.data.channels;
  const entries = [
    [speed, "Speed", "bg-speed h-0.5"],
    [elevation, "Elevation", "bg-elevation/35 h-2.5"],
    [power, "Power", "bg-power h-0.5"],
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-4 text-small text-muted">
      {entries.map(
        ([channel, word, look]) =>
          channel && (
            <span key={word} className="inline-flex items-center gap-1.5">
              <span aria-hidden="true" className={`w-4 ${look}`} />
              {word}
            </span>
          ),
      )}
    </p>
  );
}

/** "1:20:48 of 1:24:00 remain, 38.2 km" */
export function remainsInWords({ start, end }: Span, elapsedSeconds: number, loading: Loading): string {
  const words = `${formatDuration(end - start)} of ${formatDuration(elapsedSeconds)} remain`;
  const distance = loading.state === "loaded" ? loading.data.channels.distance : undefined;
  const known = distance?.subarray(start, end).filter((meters) => !Number.isNaN(meters));
  const [first, last] = [known?.[0], known?.at(-1)];
  return first === undefined || last === undefined ? words : `${words}, ${formatDistance(last - first)}`;
}
