"use client";

import { useSyncExternalStore } from "react";
import { formatDayOfYear } from "@/core/format";

/** The day on which something ends, by the clock of whoever looks. The server does not know that clock and writes UTC's. */
export function Until({ at }: { at: Date }) {
  const text = useSyncExternalStore(
    neverChanges,
    () => formatDayOfYear(at, -at.getTimezoneOffset()),
    () => formatDayOfYear(at, 0),
  );
  return <time dateTime={at.toISOString()}>{text}</time>;
}

const neverChanges = () => () => {};
