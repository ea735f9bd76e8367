"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useTransition } from "react";
import type { CommentId, RideId, UserId } from "@/core/ids";
import type { Span } from "@/core/span";
import { TALK_ID } from "./talk-place";

/** Whose ride is talked about. */
export interface TalkAbout {
  riderId: UserId;
  rideId: RideId;
}

/** Something to be done in a talk. */
export type TalkStep =
  | { does: "write"; coachIds: readonly UserId[]; text: string; stretch: Span | null; since: Date }
  | { does: "edit"; id: CommentId; text: string }
  | { does: "delete"; id: CommentId }
  | { does: "restore"; id: CommentId };

/** What came of it: null, or why nothing was done, in the viewer's words. */
export type TakeTalkStep = (about: TalkAbout, step: TalkStep) => Promise<string | null>;

export interface Talking {
  /** When the ride began on this page: the seconds of stretches are counted from then on. */
  since: Date;
  /** The stretch that the next comment is about. */
  pinned: Span | null;
  /** Has the next comment be about a stretch, and leads to where it is written. */
  pin: (stretch: Span) => void;
  unpin: () => void;
  /** The comment that the viewer took back last, and can have back; null where there is none. */
  deleted: CommentId | null;
  setDeleted: (id: CommentId | null) => void;
  isBusy: boolean;
  /** @param done is told what came of it */
  take: (step: TalkStep, done: (why: string | null) => void) => void;
}

const Context = createContext<Talking | null>(null);
const Pins = createContext<readonly Span[]>([]);

/** What can be said about the ride of this page; null where nothing can. */
export const useTalking = (): Talking | null => useContext(Context);

/** The stretches of the ride that something was said about. */
export const usePins = (): readonly Span[] => useContext(Pins);

/** For everything on a ride's page that is about what is said of it. */
export function TalkProvider({
  about: { riderId, rideId },
  since,
  pins,
  take: takeStep,
  children,
}: {
  about: TalkAbout;
  since: Date;
  pins: readonly Span[];
  /** Null where nothing can be said. */
  take: TakeTalkStep | null;
  children: ReactNode;
}) {
  const [isBusy, start] = useTransition();
  const [deleted, setDeleted] = useState<CommentId | null>(null);
  const [pinned, setPinned] = useState<Span | null>(null);
  const pin = useCallback((stretch: Span) => {
    // Another one each time: who presses again is led there again.
    setPinned({ ...stretch });
    requestAnimationFrame(() => document.getElementById(TALK_ID)?.scrollIntoView({ block: "center" }));
  }, []);
  const unpin = useCallback(() => setPinned(null), []);
  const take = useCallback(
    (step: TalkStep, done: (why: string | null) => void) =>
      start(async () => {
        const why = takeStep ? await takeStep({ riderId, rideId }, step).catch(() => NO_NETWORK) : NO_NETWORK;
        start(() => done(why));
      }),
    [riderId, rideId, takeStep],
  );
  const talking = useMemo(
    () => ({ since, pinned, pin, unpin, deleted, setDeleted, isBusy, take }),
    [since, pinned, pin, unpin, deleted, isBusy, take],
  );
  return (
    <Pins value={pins}>
      <Context value={takeStep ? talking : null}>{children}</Context>
    </Pins>
  );
}

const NO_NETWORK = "The server could not be reached, so nothing was sent. Look at your network, then try again.";
