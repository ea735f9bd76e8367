import { SHORTEST_CROP_SECONDS } from "@/core/crop";
import { formatDuration } from "@/core/format";
import { isOpenEnd, isOpenStart } from "@/core/open-crop";
import type { Crop, Ride } from "@/core/ride";

/** "Cropped: 0:03:12 left out at the end."; null where nothing is cut off. */
export function cropInWords({ crop, sources }: Pick<Ride, "crop" | "sources">): string | null {
  if (crop === null) return null;
  const { before, behind, left } = leftOut(crop, sources);
  if (left < SHORTEST_CROP_SECONDS) {
    return "You cropped this ride, but its recording has moved since, and nothing is cut off any more. Links to it show nothing until you crop it anew.";
  }
  const parts = [
    isOpenStart(crop) || before <= 0 ? "" : `${formatDuration(before)} left out at the start`,
    isOpenEnd(crop) || behind <= 0 ? "" : `${formatDuration(behind)} left out at the end`,
  ].filter(Boolean);
  return parts.length > 0
    ? `Cropped: ${parts.join(", ")}.`
    : "You cropped this ride, but what it is made from now lies within what you left.";
}

/** Seconds that the recordings have before and behind what is left, by their own clocks. */
function leftOut({ from, until }: Crop, sources: Ride["sources"]) {
  const starts = sources.map(({ startedAt }) => startedAt.getTime() / 1000);
  const ends = sources.map(({ startedAt, elapsedSeconds }) => startedAt.getTime() / 1000 + elapsedSeconds);
  return {
    before: Math.round(from.getTime() / 1000 - Math.min(...starts)),
    behind: Math.round(Math.max(...ends) - until.getTime() / 1000),
    left: Math.min(until.getTime() / 1000, Math.max(...ends)) - Math.max(from.getTime() / 1000, Math.min(...starts)),
  };
}
