import type { Span } from "@/core/span";
import { ChannelsUnavailable, isExactIn, loadRideData, loadWindow, type RideData, withWindow } from "./ride-data";

export type Loading =
  | { state: "loading" }
  | { state: "failed"; retry: () => void }
  | { state: "ready"; data: RideData };

/** How far the channels of a ride are, and what asks for more of them. */
export interface RideLoading {
  loading: Loading;
  /**
   * Has a stretch told second by second, where it is not yet: a long ride comes as much as a page can show at once. It is
   * another function whenever the whole ride came, because everything that is looked at is then wanted anew.
   */
  wantExact: (stretch: Span) => void;
}

/**
 * Where the channels of a page's ride are kept. It lives outside React: what of the page is still to be hydrated would all
 * have to be, at once, when a context above it changed.
 */
export interface RideStore {
  now: () => RideLoading;
  subscribe: (listener: () => void) => () => void;
  set: (next: RideLoading) => void;
}

/** Of a ride of which nothing has come yet. */
export function createRideStore(): RideStore {
  let now = BEFORE_ALL;
  const listeners = new Set<() => void>();
  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      now = next;
      for (const listener of listeners) listener();
    },
  };
}

/** As the server knows it. */
export const BEFORE_ALL: RideLoading = { loading: { state: "loading" }, wantExact: () => {} };

/** A ride to be loaded. */
export interface Loaded {
  /** Of its channels; with `&from&to` behind it, of a window of them. */
  address: string;
  elapsedSeconds: number;
  pauses: readonly Span[];
}

/**
 * Loads a ride into a store. What is there stays until the new one has come.
 *
 * @returns what ends it, and all that was asked for since
 */
export function loadInto(store: RideStore, ride: Loaded, retry: () => void): () => void {
  const leaving = new AbortController();
  loadRideData(ride.address, ride.pauses, leaving.signal).then(
    (data) => {
      if (leaving.signal.aborted) return;
      store.set({ loading: { state: "ready", data }, wantExact: windowsInto(store, ride, leaving.signal) });
    },
    () => leaving.signal.aborted || store.set({ ...store.now(), loading: { state: "failed", retry } }),
  );
  return () => leaving.abort();
}

/** Windows begin and end at multiples of this, so that moving along a ride asks for each part of it once. */
const TILE_SECONDS = 900;

/** What is asked for goes beyond the stretch: what is smoothed or filled at its ends rests on what lies behind them. */
const AROUND_SECONDS = 60;

/** Seconds of another version are other moments: what is under way ends with its ride. */
function windowsInto(store: RideStore, { address, elapsedSeconds, pauses }: Loaded, leaving: AbortSignal) {
  const underWay: Span[] = [];
  let isOver = false;
  return (stretch: Span) => {
    const { loading } = store.now();
    if (leaving.aborted || isOver || loading.state !== "ready" || isExactIn(loading.data, stretch)) return;
    const window = {
      start: Math.max(0, Math.floor((stretch.start - AROUND_SECONDS) / TILE_SECONDS) * TILE_SECONDS),
      end: Math.min(elapsedSeconds, Math.ceil((stretch.end + AROUND_SECONDS) / TILE_SECONDS) * TILE_SECONDS),
    };
    if (underWay.some(({ start, end }) => start <= window.start && end >= window.end)) return;
    underWay.push(window);
    const forget = () => underWay.splice(underWay.indexOf(window), 1);
    loadWindow(address, window, leaving).then(
      (told) => {
        if (leaving.aborted) return;
        const now = store.now();
        if (now.loading.state === "ready")
          store.set({ ...now, loading: { state: "ready", data: withWindow(now.loading.data, told, pauses) } });
        forget();
      },
      // What is shown stays as coarse as it was; the next look asks again, unless there is nothing to be had.
      (error) => {
        isOver ||= error instanceof ChannelsUnavailable && error.status === 404;
        forget();
      },
    );
  };
}
