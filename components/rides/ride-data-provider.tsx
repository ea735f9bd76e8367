"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { type Cursor, createCursor } from "@/components/charts/cursor";
import type { Span } from "@/core/span";
import { ChannelsUnavailable, isExactIn, loadRideData, loadWindow, type RideData, withWindow } from "./ride-data";
import { withStretch } from "./stretch-address";

export type Loading =
  | { state: "loading" }
  | { state: "failed"; retry: () => void }
  | { state: "ready"; data: RideData };

interface RideContext {
  cursor: Cursor;
  loading: Loading;
  /** Has a stretch told second by second, where it is not yet: a long ride comes as much as a page can show at once. */
  wantExact: (stretch: Span) => void;
}

const Context = createContext<RideContext | null>(null);

/** What all parts of a ride's page share: its channels, fetched as far as they can be seen, and where somebody is looking. */
export function RideDataProvider({
  address,
  elapsedSeconds,
  pauses,
  stretch,
  children,
}: {
  /** Of its channels; with `&from&to` behind it, of a window of them. */
  address: string;
  elapsedSeconds: number;
  pauses: readonly Span[];
  /** What the page's address asks for. */
  stretch: Span | null;
  children: ReactNode;
}) {
  const [asked] = useState(stretch);
  const cursor = useMemo(() => createCursor(elapsedSeconds, asked), [elapsedSeconds, asked]);
  useStretchInAddress(cursor);
  const { loading, wantExact } = useRideData(address, pauses, elapsedSeconds);
  const context = useMemo(() => ({ cursor, loading, wantExact }), [cursor, loading, wantExact]);
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

function useRideData(address: string, pauses: readonly Span[], elapsedSeconds: number) {
  const [attempt, setAttempt] = useState(0);
  const [loading, setLoading] = useState<Loading>({ state: "loading" });
  const retry = useCallback(() => {
    setLoading({ state: "loading" });
    setAttempt((before) => before + 1);
  }, []);
  const pausesKey = JSON.stringify(pauses);
  const [loads, setLoads] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another fetch; equal pauses are not.
  useEffect(() => {
    const leaving = new AbortController();
    loadRideData(address, pauses, leaving.signal).then(
      (data) => {
        setLoading({ state: "ready", data });
        setLoads((before) => before + 1);
      },
      () => leaving.signal.aborted || setLoading({ state: "failed", retry }),
    );
    return () => leaving.abort();
  }, [address, pausesKey, attempt, retry]);

  return { loading, wantExact: useWindows({ address, pauses, elapsedSeconds, loads }, loading, setLoading) };
}

/** Windows begin and end at multiples of this, so that moving along a ride asks for each part of it once. */
const TILE_SECONDS = 900;

/** What is asked for goes beyond the stretch: what is smoothed or filled at its ends rests on what lies behind them. */
const AROUND_SECONDS = 60;

function useWindows(
  {
    address,
    pauses,
    elapsedSeconds,
    loads,
  }: {
    address: string;
    pauses: readonly Span[];
    elapsedSeconds: number;
    /** How often the whole ride came: behind each of them everything that is looked at is wanted anew. */
    loads: number;
  },
  loading: Loading,
  setLoading: (change: (before: Loading) => Loading) => void,
) {
  const underWay = useRef<{ windows: Span[]; leaving: AbortController; isOver: boolean } | null>(null);
  const known = useRef({ loading, pauses });
  known.current = { loading, pauses };
  // Seconds of another version are other moments.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was under way ends with its address.
  useEffect(
    () => () => {
      underWay.current?.leaving.abort();
      underWay.current = null;
    },
    [address, loads],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another whole ride is another wish for its parts.
  return useCallback(
    (stretch: Span) => {
      const now = known.current.loading;
      if (now.state !== "ready" || isExactIn(now.data, stretch)) return;
      const window = {
        start: Math.max(0, Math.floor((stretch.start - AROUND_SECONDS) / TILE_SECONDS) * TILE_SECONDS),
        end: Math.min(elapsedSeconds, Math.ceil((stretch.end + AROUND_SECONDS) / TILE_SECONDS) * TILE_SECONDS),
      };
      underWay.current ??= { windows: [], leaving: new AbortController(), isOver: false };
      const mine = underWay.current;
      const { windows, leaving } = mine;
      if (mine.isOver || windows.some(({ start, end }) => start <= window.start && end >= window.end)) return;
      windows.push(window);
      const forget = () => windows.splice(windows.indexOf(window), 1);
      loadWindow(address, window, leaving.signal).then(
        (told) => {
          if (leaving.signal.aborted) return;
          setLoading((before) =>
            before.state === "ready"
              ? { state: "ready", data: withWindow(before.data, told, known.current.pauses) }
              : before,
          );
          forget();
        },
        // What is shown stays as coarse as it was; the next look asks again, unless there is nothing to be had.
        (error) => {
          mine.isOver ||= error instanceof ChannelsUnavailable && error.status === 404;
          forget();
        },
      );
    },
    [address, elapsedSeconds, loads, setLoading],
  );
}
