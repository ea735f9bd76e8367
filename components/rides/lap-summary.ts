import { formatPower, formatSpeed } from "@/core/format";
import type { Lap } from "@/core/ride";

/** "Lap 4 was the strongest with 262 W, lap 2 the easiest with 180 W." */
export function lapSummary(laps: readonly Lap[], isByPower: boolean): string {
  const measureOf = (lap: Lap) => (isByPower ? lap.meanPowerWatts : lap.meanSpeedMps) ?? 0;
  const known = laps.filter((lap) => measureOf(lap) > 0).sort((one, other) => measureOf(other) - measureOf(one));
  const [most, least] = [known[0], known.at(-1)];
  if (!most || !least || most === least) return "";
  const tell = (lap: Lap) => (isByPower ? formatPower : formatSpeed)(measureOf(lap));
  const [strong, weak] = isByPower ? ["the strongest", "the easiest"] : ["the fastest", "the slowest"];
  return `Lap ${most.number} was ${strong} with ${tell(most)}, lap ${least.number} ${weak} with ${tell(least)}.`;
}
