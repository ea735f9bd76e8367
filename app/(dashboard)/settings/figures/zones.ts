import type { ZoneFieldsProps } from "@/components/settings/figures-zone-fields";
import { type ZoneLine, type ZoneNames, zoneLines } from "@/components/settings/figures-zones";
import type { FigureName, Figures } from "@/core/ride";
import { heartRateZones, limitsOf, powerZones } from "@/core/zones";

/** Zones as the page shows them: what is valid now, and what their editor needs. */
export interface ZonesView {
  lines: ZoneLine[];
  /** What the limits are as they are typed, beside what they come to. */
  percents: string[] | null;
  limits: readonly number[];
  fields: ZoneFieldsProps;
  /** The figure that they follow from; null where they follow from none. */
  basis: FigureName | null;
  /** Where the zones come from when they are not the rider's own. */
  usual: string;
}

/** The zones of power; without a threshold power they stay percents of it. */
export function viewPowerZones({ ftpWatts, powerZoneLimits }: Figures): ZonesView {
  const names = powerZones(100);
  const limits = powerZoneLimits ?? limitsOf(names);
  const result = ftpWatts === null ? null : { unit: "W", per: ftpWatts / 100 };
  const percents = zoneLines(limits, names, { unit: "%" });
  return {
    lines: result ? zoneLines(limits, names, result) : percents,
    percents: result && percents.map(({ range }) => range),
    limits,
    fields: { names: namesOf(names), unit: "%", result, canBeFewer: false },
    basis: "ftpWatts",
    usual: "The usual seven, in percents of the threshold power.",
  };
}

/** The zones of heart rate: the rider's own, or those that follow from the threshold or the highest. */
export function viewHeartRateZones(figures: Figures): ZonesView {
  const zones = heartRateZones(figures) ?? [];
  // The first whole beat of each zone, so that its editor says what its table says.
  const limits = limitsOf(zones).map(Math.ceil);
  return {
    lines: zones.length === 0 ? [] : zoneLines(limits, zones, { unit: "bpm" }),
    percents: null,
    limits,
    // Zones that a rider cuts have numbers only.
    fields: { names: [], unit: "bpm", result: null, canBeFewer: true },
    basis: figures.heartRateZoneLimits === null ? basisOf(figures) : null,
    usual: usualHeartRateZones(figures),
  };
}

function basisOf({ thresholdHeartRate, maxHeartRate }: Figures): FigureName | null {
  if (thresholdHeartRate !== null) return "thresholdHeartRate";
  return maxHeartRate === null ? null : "maxHeartRate";
}

function usualHeartRateZones(figures: Figures): string {
  const basis = basisOf(figures);
  if (basis === "thresholdHeartRate") return "The usual seven, in percents of the threshold heart rate.";
  if (basis === "maxHeartRate") return "The usual five, in percents of the highest heart rate.";
  return "There are none before a threshold or highest heart rate is known.";
}

const namesOf = (zones: ZoneNames): ZoneNames => zones.map(({ name, label }) => ({ name, label }));
