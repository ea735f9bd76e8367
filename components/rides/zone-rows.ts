import type { ZoneRow } from "@/components/charts/zone-figure";
import { formatDuration } from "@/core/format";
import type { Zone } from "@/core/zones";

/** How long a ride stayed in each zone, ready to be drawn. */
export function zoneRows(zones: readonly Zone[], times: readonly number[], unit: string): ZoneRow[] {
  const total = times.reduce((sum, seconds) => sum + seconds, 0);
  return zones.map((zone, index) => {
    const seconds = times[index] ?? 0;
    return {
      label: `${zone.name} ${zone.label}`.trim(),
      range: rangeOf(zone, unit),
      seconds,
      told: `${formatDuration(seconds)} · ${shareInWords(seconds, total)}`,
      colour: index + 1,
    };
  });
}

/** Some seconds are never 0 %. */
export function shareInWords(seconds: number, total: number): string {
  const percent = total === 0 ? 0 : (100 * seconds) / total;
  return percent > 0 && percent < 0.5 ? "<1 %" : `${Math.round(percent)} %`;
}

/** "Most of it in Z2 Endurance (1:12:40 · 54 %)." */
export function zoneSummary(rows: readonly ZoneRow[]): string {
  const most = rows.reduce<ZoneRow | null>((best, row) => (row.seconds > (best?.seconds ?? 0) ? row : best), null);
  return most === null ? "Nothing was recorded in any zone." : `Most of it in ${most.label} (${most.told}).`;
}

/** Zones are cut at fractions of a watt; a value is a whole one. */
function rangeOf({ from, to }: Zone, unit: string): string {
  const [lowest, highest] = [Math.ceil(from), Math.ceil(to) - 1];
  if (!Number.isFinite(to)) return `from ${lowest} ${unit}`;
  return lowest === 0 ? `up to ${highest} ${unit}` : `${lowest}–${highest} ${unit}`;
}
