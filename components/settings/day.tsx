import { formatDayOfYear } from "@/core/format";

/** A day of the calendar, the same everywhere. */
export const Day = ({ day }: { day: string }) => (
  <time dateTime={day}>{formatDayOfYear(new Date(`${day}T00:00:00Z`), 0)}</time>
);
