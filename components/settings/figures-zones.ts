/** A zone as a table shows it. */
export interface ZoneLine {
  name: string;
  label: string;
  /** `55–75 %`, `up to 142 bpm` */
  range: string;
}

/** What each zone is called. */
export type ZoneNames = readonly { name: string; label: string }[];

/**
 * The zones that limits make.
 *
 * @param limits ascending, one fewer than zones
 * @param per what one of them is in the unit: of percents, a hundredth of the threshold power
 */
export function zoneLines(
  limits: readonly number[],
  names: ZoneNames,
  { unit, per = 1 }: { unit: string; per?: number },
): ZoneLine[] {
  return [...limits, Number.POSITIVE_INFINITY].map((limit, index) => ({
    name: names[index]?.name ?? `Z${index + 1}`,
    label: names[index]?.label ?? "",
    range: rangeOf((limits[index - 1] ?? 0) * per, limit * per, unit),
  }));
}

/** Percents are told as they were set. Of watts and beats, which zones cut at fractions, the whole ones within. */
function rangeOf(from: number, to: number, unit: string): string {
  const [lowest, highest] = unit === "%" ? [from, to] : [Math.ceil(from), Math.ceil(to) - 1];
  if (!Number.isFinite(to)) return `from ${lowest} ${unit}`;
  return lowest === 0 ? `up to ${highest} ${unit}` : `${lowest}–${highest} ${unit}`;
}

/** Limits as far as they can be read while they are typed: from the first on, growing. */
export function readableLimits(typed: readonly string[]): number[] {
  const limits: number[] = [];
  for (const text of typed) {
    const limit = Number(text.replace(",", "."));
    if (text.trim() === "" || Number.isNaN(limit) || limit <= (limits.at(-1) ?? 0)) break;
    limits.push(limit);
  }
  return limits;
}
