/** A day of the calendar, the same everywhere. */
export function Day({ day }: { day: string }) {
  const text = new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return <time dateTime={day}>{text}</time>;
}
