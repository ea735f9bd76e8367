import type { Signature } from "@/core/coach-figures";
import { formatDayOfYear, formatHeartRate, formatNumber, formatPower } from "@/core/format";
import type { FigureName } from "@/core/ride";

/** A figure that is one number. */
export type SingleName = Exclude<FigureName, "powerZoneLimits" | "heartRateZoneLimits">;

interface Words {
  label: string;
  unit: string;
  hint: string;
}

/** What each figure is, in the order of the page. */
export const SINGLE_FIGURES: readonly (Words & { kind: SingleName })[] = [
  {
    kind: "ftpWatts",
    label: "Threshold power (FTP)",
    unit: "W",
    hint: "What can be held for about an hour. A well-paced 20-minute effort less 5 % is a good guess.",
  },
  {
    kind: "wPrimeJoules",
    label: "Work above threshold (W′)",
    unit: "kJ",
    hint: "What can be done above threshold power before easing off: 20 kJ last 200 s at 100 W above it.",
  },
  {
    kind: "thresholdHeartRate",
    label: "Threshold heart rate",
    unit: "bpm",
    hint: "The mean heart rate of an hour that is ridden as hard as possible.",
  },
  { kind: "maxHeartRate", label: "Highest heart rate", unit: "bpm", hint: "The highest that was ever seen, all out." },
  { kind: "restingHeartRate", label: "Resting heart rate", unit: "bpm", hint: "In bed, before getting up." },
  { kind: "weightKg", label: "Weight", unit: "kg", hint: "Without the bike." },
];

/** `263 W`, `18.5 kJ`, `71.1 kg` */
export function formatFigure(kind: SingleName, value: number | null): string {
  if (kind === "ftpWatts") return formatPower(value);
  if (value === null) return formatNumber(null);
  if (kind === "weightKg") return `${formatNumber(value, 1)} kg`;
  return kind === "wPrimeJoules" ? `${formatNumber(value / 1000, 1)} kJ` : formatHeartRate(value);
}

/**
 * Who said a figure, and when: "set by Anna Berg on 3 Nov 2026".
 *
 * @param rider the athlete's name; null where the reader is the rider
 * @returns null of what the reader said of themselves
 */
export function signedInWords({ by, name, at }: Signature, rider: string | null): string | null {
  const on = at === null ? "" : ` on ${formatDayOfYear(at, 0)}`;
  if (by === "rider") return rider && `given by ${rider}${on}`;
  if (by === "viewer") return `set by you${on}`;
  return `set by ${name ?? (rider === null ? "a coach" : "another coach")}${on}`;
}
