import type { RecordedRide } from "./ride";

/** What a ride is called that nobody named: by the time of day at which it began. */
export function defaultTitle({
  startedAt,
  offsetMinutes,
  isIndoor,
}: Pick<RecordedRide, "startedAt" | "offsetMinutes" | "isIndoor">): string {
  if (isIndoor) return "Indoor ride";
  const hour = new Date(startedAt.getTime() + (offsetMinutes ?? 0) * 60_000).getUTCHours();
  if (hour < 5 || hour >= 22) return "Night ride";
  if (hour < 12) return "Morning ride";
  return hour < 17 ? "Afternoon ride" : "Evening ride";
}
