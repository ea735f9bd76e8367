"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type Cursor, createCursor } from "@/components/charts/cursor";
import type { Span } from "@/core/span";
import { channelsAddress, loadRideData, type RideData } from "./ride-data";
import { withStretch } from "./stretch-address";

export type Loading =
  | { state: "loading" }
  | { state: "failed"; retry: () => void }
  | { state: "ready"; data: RideData };

interface RideContext {
  cursor: Cursor;
  loading: Loading;
}

const Context = createContext<RideContext | null>(null);

/** What all parts of a ride's page share: its channels, fetched once, and where somebody is looking. */
export function RideDataProvider({
  rideId,
  version,
  elapsedSeconds,
  pauses,
  stretch,
  children,
}: {
  rideId: string;
  version: number;
  elapsedSeconds: number;
  pauses: readonly Span[];
  /** What the address asks for. */
  stretch: Span | null;
  children: ReactNode;
}) {
  const [asked] = useState(stretch);
  const cursor = useMemo(() => createCursor(elapsedSeconds, asked), [elapsedSeconds, asked]);
  useStretchInAddress(cursor);
  const loading = useRideData(channelsAddress(rideId, version), pauses);
  const context = useMemo(() => ({ cursor, loading }), [cursor, loading]);
  return <Context value={context}>{children}</Context>;
}

export function useRide(): RideContext {
  const context = useContext(Context);
  if (!context) throw new Error("useRide is for what stands within a RideDataProvider");
  return context;
}

/** So that a link shows the same stretch. A browser takes so many changes of an address in a minute, and not more. */
function useStretchInAddress(cursor: Cursor) {
  useEffect(() => {
    let told = cursor.selection();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      if (cursor.selection() === told) return;
      told = cursor.selection();
      clearTimeout(soon);
      soon = setTimeout(() => history.replaceState(null, "", withStretch(location.href, told)), CALM_MILLISECONDS);
    };
    const leave = cursor.subscribe(tell);
    return () => {
      clearTimeout(soon);
      leave();
    };
  }, [cursor]);
}

const CALM_MILLISECONDS = 250;

function useRideData(address: string, pauses: readonly Span[]): Loading {
  const [attempt, setAttempt] = useState(0);
  const [loading, setLoading] = useState<Loading>({ state: "loading" });
  const retry = useCallback(() => {
    setLoading({ state: "loading" });
    setAttempt((before) => before + 1);
  }, []);
  const pausesKey = JSON.stringify(pauses);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another fetch; equal pauses are not.
  useEffect(() => {
    const leaving = new AbortController();
    loadRideData(address, pauses, leaving.signal).then(
      (data) => setLoading({ state: "ready", data }),
      () => leaving.signal.aborted || setLoading({ state: "failed", retry }),
    );
    return () => leaving.abort();
  }, [address, pausesKey, attempt, retry]);

  return loading;
}
