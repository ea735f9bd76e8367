"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { type Cursor, createCursor } from "@/components/charts/cursor";
import type { Span } from "@/core/span";
import { BEFORE_ALL, createRideStore, type Loaded, loadInto, type RideLoading, type RideStore } from "./ride-loading";
import { withStretch } from "./stretch-address";

/** The same for as long as the ride is as long as it was. */
interface RideContext {
  cursor: Cursor;
  store: RideStore;
}

const Context = createContext<RideContext | null>(null);

/** What all parts of a ride's page share: its channels, fetched as far as they can be seen, and where somebody is looking. */
export function RideDataProvider({
  stretch,
  children,
  ...ride
}: Loaded & {
  /** What the page's address asks for. */
  stretch: Span | null;
  children: ReactNode;
}) {
  const [asked] = useState(stretch);
  const cursor = useMemo(() => createCursor(ride.elapsedSeconds, asked), [ride.elapsedSeconds, asked]);
  useStretchInAddress(cursor);
  const store = useRideStore(ride);
  const context = useMemo(() => ({ cursor, store }), [cursor, store]);
  return <Context value={context}>{children}</Context>;
}

function useRideContext(): RideContext {
  const context = useContext(Context);
  if (!context) throw new Error("A ride's parts stand within a RideDataProvider");
  return context;
}

/** Where somebody is looking, for what does not draw the channels. */
export const useCursor = (): Cursor => useRideContext().cursor;

/** The channels of the ride, as far as they have come, and where somebody is looking. */
export function useRide(): RideLoading & { cursor: Cursor } {
  const { cursor, store } = useRideContext();
  const { loading, wantExact } = useSyncExternalStore(store.subscribe, store.now, () => BEFORE_ALL);
  return { cursor, loading, wantExact };
}

/**
 * So that a link shows the same stretch. A browser takes so many changes of an address in a minute, and not more.
 *
 * The router is not told: it would take the change for a navigation, which lets go of whatever is under way, and with an action
 * or a refresh among that it loads the page anew. It writes the address that it knows after each refresh, so ours is written
 * again then.
 */
function useStretchInAddress(cursor: Cursor) {
  useEffect(() => {
    let told = cursor.selection();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      if (cursor.selection() === told) return;
      told = cursor.selection();
      clearTimeout(soon);
      soon = setTimeout(() => writeStretch(told), CALM_MILLISECONDS);
    };
    const leave = cursor.subscribe(tell);
    return () => {
      clearTimeout(soon);
      leave();
    };
  }, [cursor]);
  // Without dependencies: after each refresh.
  useEffect(() => writeStretch(cursor.selection()));
}

/** With the state that is there, which the router knows by a mark of its own. */
function writeStretch(selection: Span | null): void {
  const address = withStretch(location.href, selection);
  if (address !== location.href) history.replaceState(history.state, "", address);
}

const CALM_MILLISECONDS = 250;

function useRideStore({ address, pauses, elapsedSeconds }: Loaded): RideStore {
  const [store] = useState(createRideStore);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    store.set(BEFORE_ALL);
    setAttempt((before) => before + 1);
  }, [store]);
  const pausesKey = JSON.stringify(pauses);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another fetch; equal pauses are not.
  useEffect(
    () => loadInto(store, { address, pauses, elapsedSeconds }, retry),
    [store, address, pausesKey, elapsedSeconds, attempt, retry],
  );
  return store;
}
