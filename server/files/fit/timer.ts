import type { FitMessage } from "./messages";
import { EVENT, MESSAGE, numberIn, TIMER } from "./profile";
import { unixMs } from "./time";

/** A stretch in which the timer stood still, in unix ms on the device's clock. */
interface Stop {
  from: number;
  to: number;
}

/** The messages that say when the timer was started or stopped. */
export const timerEvents = (messages: readonly FitMessage[]): FitMessage[] =>
  messages.filter((message) => {
    const type = numberIn(message, EVENT.type);
    const isTimer = message.number === MESSAGE.event && numberIn(message, EVENT.event) === TIMER.event;
    return isTimer && type !== null && (type === TIMER.start || TIMER.stops.includes(type));
  });

/**
 * The timer at each of these times: it stands still between a stop and the next start.
 *
 * @param at unix ms
 * @returns seconds since `startedAt` with the stops left out; null when no event tells of the timer
 */
export function timersAt(at: Float64Array, startedAt: number, events: readonly FitMessage[]): Float64Array | null {
  if (events.length === 0) return null;
  const stops = stopsOf(events);
  const stoodStill = new Float64Array(stops.length + 1);
  for (const [index, { from, to }] of stops.entries()) stoodStill[index + 1] = (stoodStill[index] ?? 0) + to - from;
  return at.map((time) => {
    const after = countBefore(stops, time);
    const last = stops[after - 1];
    const still = (stoodStill[after] ?? 0) - (last ? Math.max(last.to - time, 0) : 0);
    return (time - startedAt - still) / 1000;
  });
}

function stopsOf(events: readonly FitMessage[]): Stop[] {
  const stops: Stop[] = [];
  let stoppedAt: number | null = null;
  for (const event of events) {
    const time = unixMs(event.timestamp);
    if (time === null) continue;
    if (numberIn(event, EVENT.type) !== TIMER.start) stoppedAt ??= time;
    else if (stoppedAt !== null) {
      if (time > Math.max(stoppedAt, stops.at(-1)?.to ?? 0)) {
        stops.push({ from: Math.max(stoppedAt, stops.at(-1)?.to ?? 0), to: time });
      }
      stoppedAt = null;
    }
  }
  return stops;
}

/** How many of the stops, which are in order, began before a time. */
function countBefore(stops: readonly Stop[], time: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle]?.from ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
