import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wayRidden } from "@/core/distance";
import type { SourceId } from "@/core/ids";
import { joinRides } from "@/core/join";
import { applyRepairs, findRepairs, whyNotUndone } from "@/core/repairs";
import type { RecordedRide } from "@/core/ride";
import { isSameRide } from "@/core/same-ride";
import type { SourceRide } from "@/core/source-ride";
import { maxSpeed } from "@/core/speed";
import { readRideFile } from "@/server/files/read-ride-file";
import { hasReferenceRides, referenceRides, SKIPPED } from "./support/reference-rides";

/** Of a run no ride is read, and of a file that was recorded twice one suffices. */
const LEFT_OUT = ["D25", "S21"];

const sources = new Map(
  referenceRides("")
    .filter(({ id }) => !LEFT_OUT.includes(id))
    .map(({ id, file, path }): [string, SourceRide] => {
      const reading = readRideFile(new Uint8Array(readFileSync(path)), file);
      const ride = reading.kind === "rides" ? reading.rides[0] : undefined;
      if (!ride) throw new Error(`${id} is read as ${reading.kind}`);
      return [id, ride];
    }),
);

function sourceOf(id: string): SourceRide {
  const source = sources.get(id);
  if (!source) throw new Error(`There is no reference ride ${id}`);
  return source;
}

const repairsOf = ({ recorded, clockJumps }: SourceRide) => findRepairs(recorded, clockJumps);
const repaired = (source: SourceRide) => applyRepairs(source.recorded, repairsOf(source), []);

/** What is odd about each, by the list that comes with the rides. All others are left as they are. */
const REPAIRS: Record<string, Record<string, number>> = {
  // The first record has 0 m and 0 °C, the second 86 m and 21 °C.
  D01: { "elevation-settling": 1, "temperature-settling": 1 },
  // The clock jumps by 736,205 s between two records; with the fix the barometer falls by 49 m.
  D09: { clock: 736_204, "elevation-settling": 20 },
  // 279 km/h away and 176 km/h back, where the wheel says 54.
  D10: { "position-jumps": 33 },
  // 78, 57 and 61 km/h in the first six seconds, where the wheel stands.
  D14: { "position-jumps": 5 },
  D18: { "power-spikes": 6 },
  D24: { "position-jumps": 19 },
  S01: { clock: 2_199_292 },
  // Where the receiver of this rider found itself by 72 to 245 km/h, while the speed says 0 to 22.
  S12: { "position-jumps": 48 },
  S13: { "position-jumps": 1 },
  S15: { "position-jumps": 17 },
  S22: { "position-jumps": 6 },
  S24: { "position-jumps": 9 },
  S29: { "position-jumps": 3 },
};

describe.skipIf(!hasReferenceRides)(`the sources of real rides${hasReferenceRides ? "" : ` (${SKIPPED})`}`, () => {
  test("are all read", () => expect(sources.size).toBe(52));

  test.each([...sources])("%s: is repaired where something is wrong with it, and nowhere else", (id, source) => {
    const found = repairsOf(source).map(({ kind, readings }) => [kind, readings]);
    expect(Object.fromEntries(found)).toEqual(REPAIRS[id] ?? {});
  });

  test("D24: the receiver's first minute is not believed: 44 km/h was the most, not 85", () => {
    const kmh = ({ channels, track, pauses }: RecordedRide) =>
      3.6 * (maxSpeed({ speed: channels.speed, way: wayRidden(channels, track) }, pauses) ?? Number.NaN);
    const source = sourceOf("D24");
    expect(kmh(source.recorded)).toBeGreaterThan(75);
    expect(kmh(repaired(source))).toBeGreaterThan(42);
    expect(kmh(repaired(source))).toBeLessThan(46);
  });

  test("D24: the distance is without what the receiver leapt", () => {
    const meters = ({ channels, track }: RecordedRide) =>
      wayRidden(channels, track)
        ?.filter((one) => !Number.isNaN(one))
        .at(-1);
    const source = sourceOf("D24");
    // The device had counted 218 m by then.
    expect((meters(source.recorded) ?? 0) - (meters(repaired(source)) ?? 0)).toBeCloseTo(212, -1);
  });

  test.each(["D09", "S01"])("%s: a clock of many days stays repaired, and it is said why", (id) => {
    const source = sourceOf(id);
    const clock = repairsOf(source).filter(({ kind }) => kind === "clock");
    expect(clock.map((repair) => whyNotUndone(repair, source.recorded))).toEqual([
      expect.stringMatching(/^The ride would last (8|25) days\.$/),
    ]);
  });

  test("are of one ride where they are, and of no other, though all had begun at one time", () => {
    const all = [...sources].map(([id, source]) => ({ id, recorded: repaired(source) }));
    const startedAt = new Date("2026-06-01T12:00:00Z");
    const found = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => isSameRide({ ...one.recorded, startedAt }, { ...other.recorded, startedAt }))
        .map((other) => `${one.id} ${other.id}`),
    );
    expect(found.sort()).toEqual(["D15 D16", "D19 D20", "D19 D21", "D20 D21"].sort());
  }, 300_000);

  test.each([
    ["D15", "D16"],
    ["D19", "D20"],
    ["D19", "D21"],
    ["D20", "D21"],
  ])("%s and %s are of one ride at their own times", (one, other) => {
    expect(isSameRide(repaired(sourceOf(one)), repaired(sourceOf(other)))).toBe(true);
  });

  test.each([
    ["S08", "S09"],
    ["S13", "S14"],
    ["S27", "S28"],
  ])("%s and %s are two rides of one day", (one, other) => {
    expect(isSameRide(repaired(sourceOf(one)), repaired(sourceOf(other)))).toBe(false);
  });

  test("D15 and D16 make one ride: the watch's temperature and balance in the virtual world", () => {
    const joined = joinRides(
      ["D15", "D16"].map((id) => ({ id: id as SourceId, kind: "file" as const, recorded: repaired(sourceOf(id)) })),
    );
    expect(Object.fromEntries(joined.channelsOf)).toEqual({
      D15: ["temperature", "balance"],
      D16: ["power", "heart-rate", "speed", "cadence", "elevation", "distance", "position"],
    });
    expect(joined.recorded.told.distanceMeters).toBeCloseTo(28_286, 0);
    expect(joined.recorded.laps).toHaveLength(16);
  });

  test("D21 and D20 make what D19 is: the temperature of one, the wheel's distance and the laps of the other", () => {
    const joined = joinRides(
      ["D21", "D20"].map((id) => ({ id: id as SourceId, kind: "file" as const, recorded: sourceOf(id).recorded })),
    );
    const whole = sourceOf("D19").recorded;
    expect(Object.keys(joined.recorded.channels).sort()).toEqual(Object.keys(whole.channels).sort());
    expect(joined.recorded.channels.temperature).toEqual(whole.channels.temperature);
    expect(joined.recorded.laps).toHaveLength(whole.laps.length);
    expect(joined.recorded.elapsedSeconds).toBe(whole.elapsedSeconds);
  });
});
