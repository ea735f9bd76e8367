const HOUR_MS = 60 * 60 * 1000;

/** The day by the server's clock, `YYYY-MM-DD` in UTC. */
export const today = (now: Date): string => now.toISOString().slice(0, 10);

/** The day it is where days begin first (UTC+14): for nobody is it later. */
export const latestDay = (now: Date): string => today(new Date(now.getTime() + 14 * HOUR_MS));
