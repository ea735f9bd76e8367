/** FIT counts seconds from 31 December 1989, 00:00 UTC. */
const EPOCH_SECONDS = 631_065_600;

/** Below this, seconds are counted from when the device was switched on: its clock was never set. */
const LEAST_SET_SECONDS = 0x10000000;

/** FIT's time in unix ms. */
export const unixMs = (seconds: number | null): number | null =>
  seconds === null ? null : (seconds + EPOCH_SECONDS) * 1000;

/** Whether a time in unix ms is one of a clock that was set. */
export const isOfSetClock = (at: number): boolean => at >= (LEAST_SET_SECONDS + EPOCH_SECONDS) * 1000;
