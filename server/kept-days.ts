import { env } from "./env";

const DAY_MS = 86_400_000;

/** The beginning of a day in UTC, so many days after that of a moment. */
export const startOfDay = (moment: Date, days: number): Date =>
  new Date((Math.floor(moment.getTime() / DAY_MS) + days) * DAY_MS);

/** When the bytes of what came at a moment are let go: with the whole of their day. */
export const bytesUntil = (receivedAt: Date, { bytesDays } = env().retention): Date =>
  startOfDay(receivedAt, bytesDays + 1);
