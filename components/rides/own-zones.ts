import type { Ride } from "@/core/ride";
import { powerZones, type Zone } from "@/core/zones";

/** The rider's zones of power on the day of the ride; null where the threshold is not known. */
export function powerZonesOf({ known: { figures } }: Pick<Ride, "known">): Zone[] | null {
  return figures.ftpWatts ? powerZones(figures.ftpWatts, figures.powerZoneLimits) : null;
}
