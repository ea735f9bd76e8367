import { TEXT_COLOUR } from "@/components/charts/lanes/lane-colours";
import type { LaneSource } from "@/components/charts/lanes/lane-source";
import type { Reading } from "@/components/charts/lanes/read-out";
import type { Channel } from "@/core/channel";
import { formatDistance, formatDuration, UNKNOWN } from "@/core/format";
import type { RideNumbers } from "@/core/ride";
import type { LaneChannels } from "./lane-channels";
import { LANE_FORMAT, LANE_LABEL, MEAN, toldFigure } from "./lane-words";

/** Where somebody is in each second of a ride. */
export interface Place {
  /** Metres up to each second; null where nobody knows. */
  soFar: Float64Array | null;
  gradient: LaneChannels["gradient"] | undefined;
}

/** The line above the lanes: time and place first, then every lane that is shown, in the order of the lanes. */
export function readingsOf(lanes: readonly LaneSource[], { soFar, gradient }: Place, numbers: RideNumbers): Reading[] {
  const place: Reading[] = [
    { label: "Time", className: "text-ink", at: formatDuration, overall: toldFigure("elapsedSeconds", numbers) },
  ];
  if (soFar) {
    const at = (second: number) => formatDistance(soFar[second] ?? null);
    place.push({ label: "Distance", className: "text-ink", at, overall: known("distanceMeters", numbers) });
  }
  if (gradient && !lanes.some(({ name }) => name === "gradient")) {
    const at = (second: number) => LANE_FORMAT.gradient(valueAt(gradient(), second));
    place.push({ label: LANE_LABEL.gradient, className: TEXT_COLOUR.gradient, at, overall: null });
  }
  return [...place, ...lanes.map((lane) => readingOf(lane, numbers))];
}

/** A second of the ride as a sentence, for those who hear it. */
export const inWords = (readings: readonly Reading[], second: number): string =>
  readings.map(({ label, at }) => `${label} ${at(second)}`).join(", ");

function readingOf({ name, label, format, zones, channel }: LaneSource, numbers: RideNumbers): Reading {
  const mean = MEAN[name];
  return {
    label,
    className: TEXT_COLOUR[name],
    at(second) {
      const value = valueAt(channel(), second);
      const zone = value === null ? undefined : zones?.find(({ from, to }) => value >= from && value < to);
      return zone ? `${format(value)} ${zone.name}` : format(value);
    },
    overall: mean ? known(mean, numbers, format) : null,
  };
}

function known(...told: Parameters<typeof toldFigure>) {
  const figure = toldFigure(...told);
  return figure.text === UNKNOWN ? null : figure;
}

function valueAt(channel: Channel, second: number): number | null {
  const value = channel[second] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}
