import type { EventMesg } from "@garmin/fitsdk";
import { unixSeconds } from "./file";

const STOPS: unknown[] = ["stop", "stopAll", "stopDisable", "stopDisableAll"];

/**
 * The timer at each of the given seconds: it stands still between a stop and the next start.
 *
 * @param seconds since the start
 * @param startedAt Unix seconds
 */
export function timerOf(seconds: Int32Array, startedAt: number, events: readonly EventMesg[]): Int32Array {
  const pauses = pausesOf(events, startedAt);
  return seconds.map((second) => second - pausedUntil(pauses, second));
}

interface Pause {
  from: number;
  to: number;
}

function pausesOf(events: readonly EventMesg[], startedAt: number): Pause[] {
  const pauses: Pause[] = [];
  let stoppedAt: number | null = null;
  for (const { event, eventType, timestamp } of events) {
    const second = Math.floor(unixSeconds(timestamp)) - startedAt;
    if (event !== "timer" || Number.isNaN(second)) continue;
    if (STOPS.includes(eventType)) stoppedAt ??= second;
    if (eventType === "start" && stoppedAt !== null) {
      pauses.push({ from: stoppedAt, to: second });
      stoppedAt = null;
    }
  }
  return pauses;
}

const pausedUntil = (pauses: readonly Pause[], second: number) =>
  pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, second) - from), 0);
