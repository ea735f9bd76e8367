"use client";

import { useSyncExternalStore } from "react";

const FORM = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;

/** A moment by the clock of whoever looks. The server does not know that clock and writes UTC. */
export function Moment({ at }: { at: Date }) {
  const text = useSyncExternalStore(
    neverChanges,
    () => at.toLocaleString("en-GB", FORM),
    () => `${at.toLocaleString("en-GB", { ...FORM, timeZone: "UTC" })} UTC`,
  );
  return <time dateTime={at.toISOString()}>{text}</time>;
}

const neverChanges = () => () => {};
