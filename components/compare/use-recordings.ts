import { useCallback, useEffect, useRef, useState } from "react";
import {
  channelsAddress,
  isExactIn,
  loadRideData,
  loadWindow,
  type RideData,
  withWindow,
} from "@/components/rides/ride-data";
import type { ComparedRide } from "@/core/compare/compared-ride";
import type { Span } from "@/core/span";

/** A ride's recording on its way; "none" where its device sent numbers alone. */
export type Recording = { state: "loading" | "failed" | "none" } | { state: "ready"; data: RideData };

/** The recordings of all rides, each fetched once, and parts of them second by second where that is asked for. */
export function useRecordings(rides: readonly ComparedRide[]) {
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<ReadonlyMap<string, Recording>>(new Map());
  const asked = useRef(new Set<string>());
  const all = useRef(rides);
  all.current = rides;
  const tell = useCallback(
    (id: string, recording: Recording) => setKnown((before) => new Map([...before, [id, recording]])),
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches anew.
  useEffect(() => {
    const leaving = new AbortController();
    asked.current.clear();
    for (const ride of new Map(all.current.map((one) => [one.id, one])).values()) {
      if (ride.channelNames.length === 0) tell(ride.id, { state: "none" });
      else
        loadRideData(channelsAddress(ride.id, ride.version), ride.pauses, leaving.signal).then(
          (data) => leaving.signal.aborted || tell(ride.id, { state: "ready", data }),
          () => leaving.signal.aborted || tell(ride.id, { state: "failed" }),
        );
    }
    return () => leaving.abort();
  }, [attempt, tell]);

  const retry = useCallback(() => {
    setKnown(new Map());
    setAttempt((before) => before + 1);
  }, []);

  /** @returns whether it is there, or will not come */
  const wantExact = useCallback((ride: ComparedRide, data: RideData, stretch: Span) => {
    const window = {
      start: Math.max(0, stretch.start - AROUND_SECONDS),
      end: Math.min(ride.elapsedSeconds, stretch.end + AROUND_SECONDS),
    };
    const key = `${ride.id} ${window.start} ${window.end}`;
    if (isExactIn(data, stretch) || asked.current.has(key)) return;
    asked.current.add(key);
    loadWindow(channelsAddress(ride.id, ride.version), window, new AbortController().signal).then(
      (told) =>
        setKnown((before) => {
          const now = before.get(ride.id);
          if (now?.state !== "ready") return before;
          return new Map([...before, [ride.id, { state: "ready", data: withWindow(now.data, told, ride.pauses) }]]);
        }),
      // It stays as coarse as it was, and is shown so.
      () => setKnown((before) => new Map(before)),
    );
  }, []);

  const recordings = rides.map(({ id }): Recording => known.get(id) ?? { state: "loading" });
  return { known, recordings, retry, wantExact };
}

/** Where the passes of a stretch begin and end may move by some seconds once they are told second by second. */
const AROUND_SECONDS = 90;
