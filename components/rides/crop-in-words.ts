import { formatDuration } from "@/core/format";
import { isOpenEnd, isOpenStart } from "@/core/open-crop";
import type { Ride } from "@/core/ride";

/** "Cropped: 0:03:12 left out at the end."; null where nothing is cut off. */
export function cropInWords(ride: Pick<Ride, "crop" | "startedAt" | "elapsedSeconds" | "sources">): string | null {
  const { crop } = ride;
  if (crop === null) return null;
  const { before, behind } = leftOut(ride);
  const parts = [
    isOpenStart(crop) || before <= 0 ? "" : `${formatDuration(before)} left out at the start`,
    isOpenEnd(crop) || behind <= 0 ? "" : `${formatDuration(behind)} left out at the end`,
  ].filter(Boolean);
  return parts.length > 0
    ? `Cropped: ${parts.join(", ")}.`
    : "You cropped this ride, but what it is made from now lies within what you left.";
}

/** Seconds that the recordings have before and behind what is shown, by their own clocks. */
function leftOut({ startedAt, elapsedSeconds, sources }: Pick<Ride, "startedAt" | "elapsedSeconds" | "sources">) {
  const second = (moment: Date) => Math.round((moment.getTime() - startedAt.getTime()) / 1000);
  const starts = sources.map((source) => second(source.startedAt));
  const ends = sources.map((source) => second(source.startedAt) + source.elapsedSeconds);
  return { before: -Math.min(...starts), behind: Math.max(...ends) - elapsedSeconds };
}
