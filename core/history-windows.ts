/** From its start until before its end. */
export interface Stretch {
  from: Date;
  until: Date;
}

const SECOND_MS = 1000;
export const DAY_MS = 86_400_000;

/** What Terra sends in one piece for each type of data; it is not sure from when on it cuts longer ones (terra-api.md, 3.3). */
export const WINDOW_DAYS = 28;

/** So many days of one user may be asked for in an hour, and so many are the most that are ever asked for. */
export const DAYS_AN_HOUR = 6_000;

/**
 * The windows in which a stretch of the past is asked for, the newest first: whole seconds, none longer than so many days,
 * each beginning where the next older one ends.
 */
export function windowsOf({ from, until }: Stretch, windowDays = WINDOW_DAYS): Stretch[] {
  const first = Math.floor(from.getTime() / SECOND_MS) * SECOND_MS;
  const windows: Stretch[] = [];
  for (let end = Math.ceil(until.getTime() / SECOND_MS) * SECOND_MS; end > first; ) {
    const start = Math.max(first, end - windowDays * DAY_MS);
    windows.push({ from: new Date(start), until: new Date(end) });
    end = start;
  }
  return windows;
}

/** What Terra counts a stretch as: its days, begun ones by their share. */
export const daysOf = ({ from, until }: Stretch): number => (until.getTime() - from.getTime()) / DAY_MS;

/** How far back somebody wants their past: a name, or a day as `YYYY-MM-DD`. */
export type HowFar = { is: "3-months" | "1-year" | "5-years" | "everything" } | { is: "from"; day: string };

const MONTHS: Record<"3-months" | "1-year" | "5-years", number> = { "3-months": 3, "1-year": 12, "5-years": 60 };

/** The moment at which a past of that length begins; never before what the limits allow. */
export function beginningOf(wanted: HowFar, now: Date): Date {
  const earliest = earliestBeginning(now);
  if (wanted.is === "everything") return earliest;
  const begins = wanted.is === "from" ? new Date(`${wanted.day}T00:00:00Z`) : monthsBefore(now, MONTHS[wanted.is]);
  return new Date(Math.max(begins.getTime(), earliest.getTime()));
}

/** Nothing from before then is asked for. */
export const earliestBeginning = (now: Date): Date => new Date(now.getTime() - DAYS_AN_HOUR * DAY_MS);

/** The same day and time, so many months earlier; the month's last day where there is no such day. */
function monthsBefore(moment: Date, months: number): Date {
  const earlier = new Date(moment);
  earlier.setUTCDate(1);
  earlier.setUTCMonth(earlier.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(earlier.getUTCFullYear(), earlier.getUTCMonth() + 1, 0)).getUTCDate();
  earlier.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return earlier;
}

const LEAST_DONE = 2;

/**
 * How many seconds are left at the pace so far.
 *
 * @returns null before two windows are done: nobody knows the pace yet
 */
export function secondsLeft(progress: { done: number; total: number; elapsedSeconds: number }): number | null {
  const { done, total, elapsedSeconds } = progress;
  if (done < LEAST_DONE || elapsedSeconds <= 0) return null;
  return Math.max(0, Math.round((elapsedSeconds / done) * (total - done)));
}

/**
 * How long to wait before so many more days may be asked for, by what was asked for in the last hour.
 *
 * @param asked when, and how many days; those that are older than an hour count nothing
 * @returns milliseconds; 0 when they may be asked for now
 */
export function waitForDays(asked: readonly { at: Date; days: number }[], days: number, now: Date): number {
  const recent = asked
    .filter(({ at }) => now.getTime() - at.getTime() < HOUR_MS)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  let sum = recent.reduce((total, one) => total + one.days, days);
  if (sum <= DAYS_AN_HOUR) return 0;
  for (const { at, days: freed } of recent) {
    sum -= freed;
    if (sum <= DAYS_AN_HOUR) return at.getTime() + HOUR_MS - now.getTime();
  }
  return HOUR_MS;
}

const HOUR_MS = 3_600_000;
