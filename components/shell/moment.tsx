"use client";

import { useSyncExternalStore } from "react";
import { formatDayAndTime } from "@/core/format";

/** A moment by the clock of whoever looks. The server does not know that clock and writes UTC. */
export function Moment({ at }: { at: Date }) {
  const text = useSyncExternalStore(
    neverChanges,
    () => formatDayAndTime(at, -at.getTimezoneOffset()),
    () => `${formatDayAndTime(at, 0)} UTC`,
  );
  return <time dateTime={at.toISOString()}>{text}</time>;
}

const neverChanges = () => () => {};
