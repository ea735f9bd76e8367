import { useState, useSyncExternalStore } from "react";
import type { Consent } from "@/core/coaching";
import { localDay, startOfDay } from "@/core/local-day";

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
  /** Of the browser's clock on that day, in minutes east of UTC. */
  offset: number;
  choose: (hasDay: boolean, day: string) => void;
}

const DAY_MS = 86_400_000;

/** @param first what is chosen at first */
export function useConsentDraft(first: Consent): ConsentDraft {
  const [consent, setConsent] = useState(first);
  const since = useDay(first.since);
  const until = useDay(first.until);
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

function useDay(first: Date | null): DayChoice {
  // The server does not know the browser's clock, and takes UTC's.
  const isHere = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const offsetAt = (moment: Date) => (isHere ? -moment.getTimezoneOffset() : 0);
  const [chosen, setChosen] = useState<{ hasDay: boolean; day: string } | null>(null);
  const { hasDay, day } = chosen ?? {
    hasDay: first !== null,
    day: first === null ? "" : localDay(first, offsetAt(first)),
  };
  const noon = new Date(`${day}T12:00`);
  return {
    hasDay,
    day,
    offset: Number.isNaN(noon.getTime()) ? 0 : offsetAt(noon),
    choose: (hasDay, day) => setChosen({ hasDay, day }),
  };
}

const neverChanges = () => () => {};
