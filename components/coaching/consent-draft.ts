import { useState, useSyncExternalStore } from "react";
import type { Consent } from "@/core/coaching";
import { firstDayOf, lastDayOf, offsetOfFirstDay, offsetOfLastDay } from "@/core/consent-days";
import { startOfDay } from "@/core/local-day";

/** What is chosen and not yet sent. Days are those of the browser's calendar. */
export interface ConsentDraft {
  /** As it would be kept; a day that is not chosen yet is as if there were none. */
  consent: Consent;
  since: DayChoice;
  until: DayChoice;
  change: (change: Partial<Consent>) => void;
}

/** A day, or none. */
export interface DayChoice {
  hasDay: boolean;
  /** As `YYYY-MM-DD`, or "". */
  day: string;
  /** Of the clock by which it was chosen, in minutes east of UTC. */
  offset: number;
  choose: (hasDay: boolean, day: string) => void;
}

const DAY_MS = 86_400_000;

/** @param first what is chosen at first */
export function useConsentDraft(first: Consent): ConsentDraft {
  const [consent, setConsent] = useState(first);
  const since = useDay(first.since && { day: firstDayOf(first.since), offset: offsetOfFirstDay(first.since) });
  const until = useDay(first.until && { day: lastDayOf(first.until), offset: offsetOfLastDay(first.until) });
  const toDate = ({ hasDay, day, offset }: DayChoice, plusMs: number) => {
    const start = hasDay ? startOfDay(day, offset) : Number.NaN;
    return Number.isNaN(start) ? null : new Date(start + plusMs);
  };
  return {
    consent: { ...consent, since: toDate(since, 0), until: toDate(until, DAY_MS - 1000) },
    since,
    until,
    change: (change) => setConsent((before) => ({ ...before, ...change })),
  };
}

/** @param first null for no day */
function useDay(first: { day: string; offset: number } | null): DayChoice {
  // The server does not know the browser's clock, and takes UTC's.
  const isHere = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [{ hasDay, day }, setChosen] = useState({ hasDay: first !== null, day: first?.day ?? "" });
  const noon = new Date(`${day}T12:00`);
  const offset = isHere && !Number.isNaN(noon.getTime()) ? -noon.getTimezoneOffset() : 0;
  return {
    ...{ hasDay, day },
    // A day that stays is that of the clock by which it was chosen, wherever the athlete is now.
    offset: day === first?.day ? first.offset : offset,
    choose: (hasDay, day) => setChosen({ hasDay, day }),
  };
}

const neverChanges = () => () => {};
