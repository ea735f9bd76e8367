import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { channelsAddress } from "@/components/rides/ride-address";
import { isExactIn, loadRideData, loadWindow, type RideData } from "@/components/rides/ride-data";
import type { ComparedRide } from "@/core/compare/compared-ride";
import type { Span } from "@/core/span";
import { baseOf } from "./base";
import { NOTHING_KNOWN, type Recording, recordingsOf, stillToCome, withPart, withRecording } from "./known-recordings";

/** The recordings of all rides, each version fetched once, and parts of them second by second where that is asked for. */
export function useRecordings(rides: readonly ComparedRide[]) {
  const [attempt, setAttempt] = useState(0);
  const [kept, setKept] = useState(NOTHING_KNOWN);
  const asked = useRef(new Set<string>());
  const now = useRef({ rides, kept });
  now.current = { rides, kept };
  const versions = rides.map(({ id, version }) => `${id} ${version}`).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches anew, and so does another version.
  useEffect(() => {
    const leaving = new AbortController();
    for (const ride of stillToCome(now.current.kept, now.current.rides)) {
      const tell = (recording: Recording) => setKept((before) => withRecording(before, ride, recording));
      if (ride.channelNames.length === 0) tell({ state: "none" });
      else
        loadRideData(channelsAddress(baseOf(ride), ride.id, ride.version), ride.pauses, leaving.signal).then(
          (data) => leaving.signal.aborted || tell({ state: "ready", data }),
          () => leaving.signal.aborted || tell({ state: "failed" }),
        );
    }
    return () => leaving.abort();
  }, [attempt, versions]);

  const retry = useCallback(() => {
    asked.current.clear();
    setKept(NOTHING_KNOWN);
    setAttempt((before) => before + 1);
  }, []);

  const wantExact = useCallback((ride: ComparedRide, data: RideData, stretch: Span) => {
    const window = {
      start: Math.max(0, stretch.start - AROUND_SECONDS),
      end: Math.min(ride.elapsedSeconds, stretch.end + AROUND_SECONDS),
    };
    const key = `${ride.id} ${ride.version} ${window.start} ${window.end}`;
    if (isExactIn(data, stretch) || asked.current.has(key)) return;
    asked.current.add(key);
    loadWindow(channelsAddress(baseOf(ride), ride.id, ride.version), window, new AbortController().signal).then(
      (part) => setKept((before) => withPart(before, ride, part)),
      // It stays as coarse as it was, and is shown so; the next look asks again.
      () => asked.current.delete(key),
    );
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rides of equal versions are the same rides.
  const known = useMemo(() => recordingsOf(kept, rides), [kept, versions]);
  const recordings = rides.map(({ id }): Recording => known.get(id) ?? { state: "loading" });
  return { known, recordings, retry, wantExact };
}

/** Where the passes of a stretch begin and end may move by some seconds once they are told second by second. */
const AROUND_SECONDS = 90;
