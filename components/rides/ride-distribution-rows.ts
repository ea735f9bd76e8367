import type { HistogramOfChannel, HistogramRow } from "@/components/charts/histogram-figure";
import { formatDuration } from "@/core/format";
import { MOST_BINS } from "@/core/histogram";
import type { Histogram, HistogramChannel } from "@/core/ride";
import type { Zone } from "@/core/zones";
import { shareInWords } from "./zone-rows";

const CHANNELS: Record<HistogramChannel, { label: string; unit: string }> = {
  power: { label: "Power", unit: "W" },
  "heart-rate": { label: "Heart rate", unit: "bpm" },
  cadence: { label: "Cadence", unit: "rpm" },
  speed: { label: "Speed", unit: "km/h" },
};

/** The distribution of a channel, ready to be drawn and read. */
export function distributionOf(histogram: Histogram, zones: readonly Zone[] | null): HistogramOfChannel {
  const { label, unit } = CHANNELS[histogram.channel];
  return {
    channel: histogram.channel,
    label,
    unit,
    colour: histogram.channel,
    summary: summaryOf(histogram, unit),
    rows: marked(rowsOf(histogram, unit, zones), zones),
  };
}

function rowsOf({ width, first, seconds }: Histogram, unit: string, zones: readonly Zone[] | null): HistogramRow[] {
  const total = sumOf(seconds);
  return seconds.map((spent, index) => {
    const from = (first + index) * width;
    const zone = zones?.findIndex(({ to }) => from + width / 2 < to) ?? -1;
    const isOpen = first + index === MOST_BINS - 1;
    return {
      from,
      to: from + width,
      seconds: spent,
      zone: zone < 0 ? null : zone + 1,
      zoneName: zones ? nameOf(zones[zone]) : "",
      mark: "",
      range: isOpen ? `from ${from} ${unit}` : `${from}–${from + width} ${unit}`,
      told: `${formatDuration(spent)} · ${shareInWords(spent, total)}`,
    };
  });
}

/** So many names fit beside each other on a phone; closer, and those of narrow zones would cover each other. */
const MOST_NAMES = 14;
const LEAST_BINS = 3;

/** The name of each zone over its highest bar, where there is room for it. */
function marked(rows: readonly HistogramRow[], zones: readonly Zone[] | null): HistogramRow[] {
  const room = Math.max(LEAST_BINS, Math.ceil(rows.length / MOST_NAMES));
  let last = -room;
  return rows.map((row, index) => {
    const ofZone = rows.filter(({ zone }) => zone === row.zone);
    const isHighest = ofZone.every(({ from, seconds }) => seconds < row.seconds || from === row.from);
    if (row.zone === null || !isHighest || index - last < room) return row;
    last = index;
    return { ...row, mark: zones?.[row.zone - 1]?.name ?? "" };
  });
}

/** "Most often 180–200 W (0:12:40 · 12 %). At least half of the time between 120 and 220 W." */
function summaryOf({ width, first, seconds }: Histogram, unit: string): string {
  const total = sumOf(seconds);
  const most = seconds.indexOf(Math.max(...seconds));
  const from = (bin: number) => (first + bin) * width;
  const told = `${formatDuration(seconds[most] ?? 0)} · ${shareInWords(seconds[most] ?? 0, total)}`;
  const [low, high] = [binAt(seconds, total / 4), binAt(seconds, (3 * total) / 4)];
  return `Most often ${from(most)}–${from(most) + width} ${unit} (${told}). At least half of the time between ${from(low)} and ${from(high) + width} ${unit}.`;
}

/** The bin in which so many seconds are reached. */
function binAt(seconds: readonly number[], wanted: number): number {
  let sum = 0;
  return seconds.findIndex((one) => {
    sum += one;
    return sum >= wanted;
  });
}

const nameOf = (zone: Zone | undefined) => (zone ? `${zone.name} ${zone.label}`.trim() : "");

const sumOf = (seconds: readonly number[]) => seconds.reduce((sum, one) => sum + one, 0);
