"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useTransition } from "react";
import type { EffortId, RideId } from "@/core/ids";
import type { Span } from "@/core/span";

/** A stretch to mark as an effort, or to say of that it is none. */
export interface EffortWish extends Span {
  name: string | null;
  replaces: Span | null;
  isHidden: boolean;
}

/** Something to do with the efforts of a ride. */
export type EffortStep =
  | { does: "add"; effort: EffortWish }
  | { does: "change"; id: EffortId; name: string | null; span: Span | null; isHidden: boolean | null }
  | { does: "remove"; id: EffortId };

/** What came of it: null, or why nothing was done, in the rider's words. */
export type TakeEffortStep = (rideId: string, startedAt: Date, step: EffortStep) => Promise<string | null>;

/** What was done last, and what takes it back: a step, or that the effort found there is one again. */
export interface Done {
  words: string;
  undo: EffortStep | { does: "show"; found: Span } | null;
}

export interface Editing {
  isBusy: boolean;
  done: Done | null;
  trouble: string | null;
  /** Does it, and says so. */
  take: (step: EffortStep, done: Done) => void;
  forget: () => void;
}

const Context = createContext<Editing | null>(null);

/** What a rider may do with the efforts of a ride; null where nothing may be changed. */
export const useEffortEditing = (): Editing | null => useContext(Context);

/** For everything within it that marks, names or hides efforts. */
export function EffortEditing({
  rideId,
  startedAt,
  take: takeStep,
  children,
}: {
  rideId: RideId;
  /** From when on the seconds of this page are counted. */
  startedAt: Date;
  /** Null where nothing may be changed. */
  take: TakeEffortStep | null;
  children: ReactNode;
}) {
  const [isBusy, start] = useTransition();
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const take = useCallback(
    (step: EffortStep, next: Done) =>
      start(async () => {
        const why = takeStep ? await takeStep(rideId, startedAt, step).catch(() => NO_NETWORK) : null;
        setTrouble(why);
        setDone(why === null ? next : null);
      }),
    [rideId, startedAt, takeStep],
  );
  const forget = useCallback(() => {
    setDone(null);
    setTrouble(null);
  }, []);
  const editing = useMemo(() => ({ isBusy, done, trouble, take, forget }), [isBusy, done, trouble, take, forget]);
  return <Context value={takeStep ? editing : null}>{children}</Context>;
}

const NO_NETWORK = "The server could not be reached, so nothing was done. Look at your network, then try again.";
