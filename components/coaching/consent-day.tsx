import type { Consent } from "@/core/coaching";
import { firstDayOf, lastDayOf } from "@/core/consent-days";
import { formatDayOfYear } from "@/core/format";

/** The day with which what is seen begins, as the athlete chose it. */
export const FirstDay = ({ since }: { since: NonNullable<Consent["since"]> }) => <Day day={firstDayOf(since)} />;

/** The day with which a consent ends, as the athlete chose it. */
export const LastDay = ({ until }: { until: NonNullable<Consent["until"]> }) => <Day day={lastDayOf(until)} />;

const Day = ({ day }: { day: string }) => (
  <time dateTime={day}>{formatDayOfYear(new Date(`${day}T00:00:00Z`), 0)}</time>
);
