import { heartRateBasis } from "@/core/explain/zones";
import type { KnownFigures, RideAnalysis } from "@/core/ride";
import { heartRateZones, powerZones, type Zone, zonesAt } from "@/core/zones";

/*
 * The rider's zones on the day of the ride. A coach who is not told the threshold sees what the ride was reckoned with all the
 * same: those times are the ride's.
 */

/** A ride, as far as its zones go. */
export interface Zoned {
  known: KnownFigures;
  analysis: Pick<RideAnalysis, "powerZones" | "heartRateZones">;
}

/** Null where the threshold is not known and nothing was reckoned with it. */
export function powerZonesOf({ known: { figures }, analysis: { powerZones: times } }: Zoned): Zone[] | null {
  if (figures.ftpWatts) return powerZones(figures.ftpWatts, figures.powerZoneLimits);
  return times && zonesAt(times.limits, "power");
}

/** Null where neither threshold nor highest heart rate are known and nothing was reckoned with them. */
export function heartRateZonesOf({ known, analysis: { heartRateZones: times } }: Zoned): Zone[] | null {
  const isKnown = heartRateBasis({ known }).every((name) => known.figures[name] !== null);
  if (isKnown) return heartRateZones(known.figures);
  return times && zonesAt(times.limits, "heart-rate");
}
