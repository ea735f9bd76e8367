import type { Channel, Channels, Track } from "./channel";
import { smoothed } from "./chart-points";
import { RIDE_FIGURES, type RideFigure } from "./explain/shown-figures";
import type { RideNumbers } from "./ride";
import { type Box, type PlacedRoute, placeRoute, simplifyRoute } from "./route";

/** A number as a picture of a ride tells it. */
export interface PictureFigure {
  label: string;
  number: string;
  unit: string;
}

/** The numbers that tell most of a ride, at most six; what is not known is left out. */
export function pictureFigures(ride: RideNumbers): PictureFigure[] {
  const names: readonly RideFigure[] = [
    "distanceMeters",
    "movingSeconds",
    "ascentMeters",
    ride.weightedPowerWatts === null ? "meanPowerWatts" : "weightedPowerWatts",
    "meanHeartRateBpm",
    ride.load === null ? "heartRateLoad" : "load",
    "meanSpeedMps",
  ];
  return names
    .filter((name) => ride[name] !== null)
    .slice(0, MOST_FIGURES)
    .map((name) => figureOf(ride, name));
}

const MOST_FIGURES = 6;

function figureOf(ride: RideNumbers, name: RideFigure): PictureFigure {
  const { label, format } = RIDE_FIGURES[name];
  const [number = "", unit = ""] = format(ride[name]).split(" ");
  return { label, number, unit };
}

/** What a picture tells, for those who do not see it. */
export const pictureInWords = (ride: RideNumbers & { title: string }): string =>
  `${ride.title}: ${pictureFigures(ride)
    .map(({ label, number, unit }) => `${label.toLowerCase()} ${number} ${unit}`.trim())
    .join(", ")}.`;

/** A route as it is drawn: an SVG path in a box, and where it begins and ends. */
export interface DrawnRoute {
  path: string;
  start: { x: number; y: number };
  finish: { x: number; y: number };
}

/** @returns null when there is nothing to draw */
export function drawRoute(track: Track, box: Box): DrawnRoute | null {
  const placed = placeRoute(track, box);
  const runs = simplifyRoute(placed, 0.5);
  const [first, last] = [runs[0]?.[0], runs.at(-1)?.at(-1)];
  if (first === undefined || last === undefined) return null;
  const path = runs.map((run) => run.map((second, index) => `${index ? "L" : "M"}${pointAt(placed, second)}`).join(""));
  return { path: path.join(""), start: placeOf(placed, first), finish: placeOf(placed, last) };
}

const placeOf = ({ x, y }: PlacedRoute, second: number) => ({ x: tenths(x[second]), y: tenths(y[second]) });

const tenths = (pixels = 0) => Math.round(pixels * 10) / 10;

const pointAt = ({ x, y }: PlacedRoute, second: number) =>
  `${(x[second] ?? 0).toFixed(1)} ${(y[second] ?? 0).toFixed(1)}`;

/** The profile of a ride: SVG paths in a box whose bottom is closed by the elevation. */
export interface DrawnProfile {
  elevation: string | null;
  power: string | null;
}

/** A flat ride is not drawn as mountains. */
const LEAST_CLIMB_METERS = 60;

/** Over so much of a ride power is averaged, so that its line can be read. */
const POWER_SHARE = 1 / 90;

/** Elevation as an area and power as a line above it, a value a column of pixels. */
export function drawProfile({ elevation, power }: Channels, { width, height }: Omit<Box, "margin">): DrawnProfile {
  return {
    elevation: elevation ? areaOf(elevation, width, height) : null,
    power: power ? lineOf(power, width, height) : null,
  };
}

function areaOf(elevation: Channel, width: number, height: number): string | null {
  const columns = meansOf(elevation, width);
  const known = columns.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return null;
  const lowest = Math.min(...known);
  const range = Math.max(Math.max(...known) - lowest, LEAST_CLIMB_METERS);
  // The lowest road is still a road.
  const y = (value: number) => height - (0.12 + (0.7 * (value - lowest)) / range) * height;
  return runsOf(columns)
    .map(({ start, values }) => {
      const line = values.map((value, index) => `L${start + index} ${y(value).toFixed(1)}`).join("");
      return `M${start} ${height}${line}L${start + values.length - 1} ${height}Z`;
    })
    .join("");
}

function lineOf(power: Channel, width: number, height: number): string | null {
  const calm = smoothed(power, Math.max(30, Math.round(power.length * POWER_SHARE)));
  const columns = meansOf(calm, width);
  const most = Math.max(...columns.filter((value) => !Number.isNaN(value)));
  if (!(most > 0)) return null;
  const y = (value: number) => height - (0.94 * height * value) / most;
  return runsOf(columns)
    .map(({ start, values }) =>
      values.map((value, index) => `${index ? "L" : "M"}${start + index} ${y(value).toFixed(1)}`).join(""),
    )
    .join("");
}

function meansOf(channel: Channel, width: number): number[] {
  return Array.from({ length: width }, (_, column) => {
    const from = Math.floor((column * channel.length) / width);
    const to = Math.max(from + 1, Math.floor(((column + 1) * channel.length) / width));
    let [sum, present] = [0, 0];
    for (let second = from; second < to; second++) {
      const value = channel[second] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      present++;
    }
    return present === 0 ? Number.NaN : sum / present;
  });
}

/** A hole of so many columns is a slow recording, not a stop. */
const LONGEST_HOLE = 4;

/** What was recorded without longer holes, the short ones filled by what stood before them. */
function runsOf(columns: readonly number[]): { start: number; values: number[] }[] {
  const runs: { start: number; values: number[] }[] = [];
  for (const [column, value] of columns.entries()) {
    if (Number.isNaN(value)) continue;
    const run = runs.at(-1);
    const hole = run ? column - run.start - run.values.length : Number.POSITIVE_INFINITY;
    if (run && hole <= LONGEST_HOLE) run.values.push(...Array<number>(hole).fill(run.values.at(-1) ?? value), value);
    else runs.push({ start: column, values: [value] });
  }
  return runs;
}

/**
 * A text with the letters only that our font can draw (Latin, Greek and Cyrillic): what draws the picture would fetch
 * another font from somebody else's server for the rest.
 */
export function drawableText(text: string): string {
  return text.normalize("NFC").replace(NOT_DRAWABLE, "").replace(/\s+/g, " ").trim();
}

const NOT_DRAWABLE =
  /[^\s\u0021-\u007e\u00a1-\u00ac\u00ae-\u0148\u014a-\u01c3\u01c5-\u0254\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03d7\u03fc-\u045f\u0490\u0491\u1e00-\u1e9b\u1e9e-\u1eff\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u2044\u20a0-\u20af\u20b1-\u20b5\u20b8-\u20ba\u2116\u2122\u2191\u2193\u2212]/gu;
