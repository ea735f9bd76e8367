import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHANNEL_NAMES } from "@/core/channel";
import type { SourceRide } from "@/core/source-ride";
import { madeFit, madeGpx, madeTcx } from "../../tests/support/made-files";
import { hasReferenceRides, referenceRides, SKIPPED } from "../../tests/support/reference-rides";
import { type FileReading, readRideFile } from "./read-ride-file";

/**
 * Files cut and changed in every way: each reading comes back, which is what the tests' timeout holds it to, and none is
 * a wrong ride without a mark. A FIT file has a check sum, so there it holds for every change. GPX and TCX have none: a
 * digit that became another digit cannot be known. There a change that is not marked may have changed one point (which
 * is in one second no more, and in another), or one word, and nothing else.
 */
const TIMEOUT = { timeout: 120_000 };
if (!hasReferenceRides) console.warn(SKIPPED);

/** Numbers from 0 to 1 that are the same at every run: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const isMarked = (reading: FileReading) =>
  reading.kind === "damaged" ||
  (reading.kind === "rides" && reading.rides.every(({ isIncomplete, remarks }) => isIncomplete && remarks.length > 0));

const brief = (reading: FileReading) =>
  reading.kind === "rides" ? `${reading.rides.length} rides, not marked` : JSON.stringify(reading);

describe("a FIT file", TIMEOUT, () => {
  const made = madeFit({ seconds: 300, pauses: [{ start: 100, end: 150 }], hasPartialRecords: true, lapsAt: [60] });
  /** Of the real one, a Bryton's, less: it is long. */
  const real = referenceRides(".fit")
    .filter(({ id }) => id === "D01")
    .map(({ id, path }) => ({
      name: id,
      file: Uint8Array.from(readFileSync(path)),
      start: 700,
      places: 40,
      changes: 40,
    }));
  const files = [{ name: "made", file: made, start: 4096, places: 200, changes: 1000 }, ...real];

  const unmarkedCuts = (file: Uint8Array, lengths: readonly number[]) =>
    lengths.flatMap((length) => {
      const reading = readRideFile(file.subarray(0, length), "cut.fit");
      return isMarked(reading) ? [] : [`cut after ${length} bytes: ${brief(reading)}`];
    });

  test.each(files)("$name: cut after each of its first $start bytes is damaged or incomplete", ({ file, start }) => {
    expect(unmarkedCuts(file, [...Array(start).keys()])).toEqual([]);
  });

  test.each(files)("$name: cut at $places places anywhere is damaged or incomplete", ({ file, places }) => {
    const random = chance(1);
    const lengths = Array.from({ length: places }, () => Math.floor(random() * file.length));
    expect(unmarkedCuts(file, [...lengths, file.length - 1, file.length - 2, file.length - 3])).toEqual([]);
  });

  test.each(files)("$name: with any byte changed is damaged or incomplete, $changes times", ({ file, changes }) => {
    const random = chance(2);
    const unmarked = Array.from({ length: changes }, () => changed(file, random)).flatMap(({ bytes, at, was, is }) => {
      const reading = readRideFile(bytes, "changed.fit");
      return isMarked(reading) ? [] : [`byte ${at} from ${was} to ${is}: ${brief(reading)}`];
    });
    expect(unmarked).toEqual([]);
  });

  test("cut late gives what came before the cut, unchanged", () => {
    const whole = onlyRide(readRideFile(made, "x.fit"));
    const part = onlyRide(readRideFile(made.subarray(0, made.length * 0.6), "x.fit"));
    const both = part.recorded.elapsedSeconds - 1;
    expect(both).toBeGreaterThan(100);
    for (const name of CHANNEL_NAMES) {
      expect(part.recorded.channels[name]?.subarray(0, both)).toEqual(whole.recorded.channels[name]?.subarray(0, both));
    }
  });
});

describe.each([
  ["GPX", madeGpx({ seconds: 60, title: "Hills" }), "cycling"],
  ["TCX", madeTcx({ seconds: 60, lapsAt: [20] }), "Biking"],
])("a %s file", TIMEOUT, (format, file, sportWord) => {
  const original = onlyRide(readRideFile(file, "x"));
  const text = new TextDecoder().decode(file);
  const sportAt = text.indexOf(sportWord);

  test("cut anywhere before its last element is damaged or incomplete", () => {
    const last = text.lastIndexOf(">");
    const unmarked = Array.from({ length: 400 }, (_, index) => Math.floor((index / 400) * last)).flatMap((length) => {
      const reading = readRideFile(file.subarray(0, length), "x");
      return isMarked(reading) ? [] : [`cut after ${length}: ${brief(reading)}`];
    });
    expect(unmarked).toEqual([]);
  });

  test("with any byte changed is marked, or what it was but for one point or one word", () => {
    const random = chance(format === "GPX" ? 3 : 4);
    const wrong = Array.from({ length: 500 }, () => changed(file, random)).flatMap(({ bytes, at, was, is }) => {
      const reading = readRideFile(bytes, "x");
      // A word that became another sport's, "Hiking" for "Biking", cannot be known.
      const isOtherSport = reading.kind === "not-a-ride" && at >= sportAt && at < sportAt + sportWord.length;
      if (isMarked(reading) || isOtherSport) return [];
      const differences = reading.kind === "rides" ? differencesOf(original, onlyRide(reading)) : [brief(reading)];
      return differences.length > 1 ? [`byte ${at} from ${was} to ${is}: ${differences.join(", ")}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

function changed(file: Uint8Array, random: () => number) {
  const bytes = file.slice();
  const at = Math.floor(random() * file.length);
  const was = file[at] ?? 0;
  const is = was ^ (1 + Math.floor(random() * 255));
  bytes[at] = is;
  return { bytes, at, was, is };
}

function onlyRide(reading: FileReading): SourceRide {
  if (reading.kind !== "rides" || reading.rides.length !== 1 || !reading.rides[0]) throw new Error(brief(reading));
  return reading.rides[0];
}

/** In what two readings of a ride differ; one point that differs is one difference, wherever it went. */
function differencesOf(one: SourceRide, other: SourceRide): string[] {
  const facts = (ride: SourceRide) => ({
    title: ride.title,
    device: ride.device,
    sport: [ride.activityType, ride.recorded.isIndoor],
    told: ride.recorded.told,
    laps: ride.recorded.laps.map(({ start, end, trigger }) => [at(ride, start), at(ride, end), trigger]),
    // A clock that was set is shown to the rider as a repair, which is as good as a mark.
    ...(ride.clockJumps.length > 0 ? {} : { points: [] }),
  });
  const [mine, theirs] = [facts(one), facts(other)];
  const differing = Object.entries(mine).filter(
    ([name, fact]) => JSON.stringify(fact) !== JSON.stringify(Reflect.get(theirs, name)),
  );
  const [points, otherPoints] = [pointsOf(one), pointsOf(other)];
  const moved = [...new Set([...points.keys(), ...otherPoints.keys()])].filter(
    (time) => points.get(time) !== otherPoints.get(time),
  );
  const names = differing.map(([name]) => name);
  if (moved.length > 2) return [...names, `${moved.length} seconds`, "and more"];
  return moved.length > 0 && !names.includes("laps") ? [...names, "a point"] : names;
}

const at = ({ recorded }: SourceRide, second: number) => recorded.startedAt.getTime() / 1000 + second;

/** What was recorded at each second of the day that has anything. */
function pointsOf(ride: SourceRide): Map<number, string> {
  const { channels, track, elapsedSeconds } = ride.recorded;
  const points = new Map<number, string>();
  for (let second = 0; second < elapsedSeconds; second++) {
    const values = [...CHANNEL_NAMES.map((name) => channels[name]), track?.latitude, track?.longitude].map(
      (column) => column?.[second],
    );
    const isSaid = values.some((value) => value !== undefined && !Number.isNaN(value));
    if (isSaid) points.set(at(ride, second), values.map((value) => (Number.isNaN(value) ? "" : value)).join());
  }
  return points;
}
