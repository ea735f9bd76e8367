"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { ViewChoices } from "@/core/view-choices";

interface Chosen {
  choices: ViewChoices;
  choose: (change: Partial<ViewChoices>) => void;
}

const Context = createContext<Chosen | null>(null);

const CALM_MILLISECONDS = 400;

/** How the viewer likes to see rides, for everything within. What they choose holds at once, and is kept when they pause. */
export function ViewChoicesProvider({
  first,
  keep,
  children,
}: {
  first: ViewChoices;
  /** Remembers a change; null where nobody is signed in. */
  keep: ((change: Partial<ViewChoices>) => Promise<void>) | null;
  children: ReactNode;
}) {
  const [choices, setChoices] = useState(first);
  const unkept = useUnkept(keep);
  const choose = useCallback(
    (change: Partial<ViewChoices>) => {
      setChoices((before) => ({ ...before, ...change }));
      unkept(change);
    },
    [unkept],
  );
  const chosen = useMemo(() => ({ choices, choose }), [choices, choose]);
  return (
    <Context value={chosen}>
      <div data-zones={choices.zonePalette}>{children}</div>
    </Context>
  );
}

/** How the viewer likes to see rides, and what changes it. */
export function useViewChoices(): Chosen {
  const chosen = useContext(Context);
  if (!chosen) throw new Error("useViewChoices is for what stands within a ViewChoicesProvider");
  return chosen;
}

/** Gathers changes, and sends them when no other follows or the page is left. */
function useUnkept(keep: ((change: Partial<ViewChoices>) => Promise<void>) | null) {
  const waiting = useRef<Partial<ViewChoices> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const send = useCallback(() => {
    clearTimeout(timer.current);
    const change = waiting.current;
    waiting.current = null;
    // Where it cannot be kept it holds for this page all the same, and is chosen again another time.
    if (change && keep) keep(change).catch(() => null);
  }, [keep]);
  useEffect(() => {
    addEventListener("pagehide", send);
    return () => {
      removeEventListener("pagehide", send);
      send();
    };
  }, [send]);
  return useCallback(
    (change: Partial<ViewChoices>) => {
      waiting.current = { ...waiting.current, ...change };
      clearTimeout(timer.current);
      timer.current = setTimeout(send, CALM_MILLISECONDS);
    },
    [send],
  );
}
