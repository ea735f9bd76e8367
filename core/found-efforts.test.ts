import { describe, expect, test } from "vitest";
import { readFitRide } from "@/tests/support/fit-ride";
import { hasReferenceRides, referenceRides, SKIPPED } from "@/tests/support/reference-rides";
import type { Channels } from "./channel";
import { findEfforts } from "./found-efforts";
import { readyRide } from "./ready-ride";
import { NO_FIGURES } from "./ride";
import type { Span } from "./span";

/** The line of efforts lies at 220 W, that of sprints at 425 W. */
const FIGURES = { ...NO_FIGURES, ftpWatts: 250 };

/** Parts of a ride, one after another: so many seconds at a value. */
const made = (...parts: [seconds: number, value: number][]): Float32Array =>
  Float32Array.from(parts.flatMap(([seconds, value]) => Array.from({ length: seconds }, () => value)));

const rideOf = (filled: Channels, pauses: Span[] = []) => ({
  filled,
  pauses,
  recorded: new Uint8Array((filled.power ?? filled["heart-rate"] ?? []).length).fill(1),
});

const spansOf = (power: Float32Array, pauses: Span[] = []) =>
  findEfforts(rideOf({ power }, pauses), FIGURES).map(({ start, end }) => [start, end]);

describe("efforts by power", () => {
  test("begin and end where the power does", () => {
    const power = made([600, 120], [480, 265], [600, 120]);
    expect(findEfforts(rideOf({ power, "heart-rate": made([1680, 160]) }), FIGURES)).toEqual([
      { kind: "power", start: 600, end: 1080, meanPowerWatts: 265, meanHeartRateBpm: 160, group: null },
    ]);
  });

  test("last for two minutes or more, at 88 % of threshold power or more", () => {
    expect(spansOf(made([300, 120], [119, 265], [300, 120]))).toEqual([]);
    expect(spansOf(made([300, 120], [120, 265], [300, 120]))).toEqual([[300, 420]]);
    expect(spansOf(made([300, 120], [600, 219], [300, 120]))).toEqual([]);
    expect(spansOf(made([300, 120], [600, 220], [300, 120]))).toEqual([[300, 900]]);
  });

  test("go on over a short dip, and end at a long one", () => {
    expect(spansOf(made([300, 120], [300, 265], [15, 0], [300, 265], [300, 120]))).toEqual([[300, 915]]);
    expect(spansOf(made([300, 120], [300, 265], [120, 120], [300, 265], [300, 120]))).toEqual([
      [300, 600],
      [720, 1020],
    ]);
  });

  test("end at a pause, whatever the pedals did in it, and at a gap", () => {
    expect(spansOf(made([900, 265]), [{ start: 300, end: 500 }])).toEqual([
      [0, 300],
      [500, 900],
    ]);
    expect(spansOf(made([300, 265], [200, Number.NaN], [400, 265]))).toEqual([
      [0, 300],
      [500, 900],
    ]);
  });

  test("are not found without a threshold", () => {
    expect(findEfforts(rideOf({ power: made([900, 265]) }), NO_FIGURES)).toEqual([]);
  });

  test("move with the ride", () => {
    const power = made([300, 120], [480, 265], [300, 120]);
    expect(
      spansOf(
        made(
          [77, 120],
          ...([
            [300, 120],
            [480, 265],
            [300, 120],
          ] as [number, number][]),
        ),
      ),
    ).toEqual(spansOf(power).map((span) => span.map((second) => second + 77)));
  });
});

describe("groups", () => {
  const intervals = (...watts: number[]) =>
    findEfforts(
      rideOf({
        power: made(
          ...watts.flatMap((value): [number, number][] => [
            [300, 120],
            [480, value],
          ]),
        ),
      }),
      FIGURES,
    ).map(({ group }) => group);

  test("are made of three efforts or more that are alike", () => {
    expect(intervals(265, 265)).toEqual([null, null]);
    expect(intervals(265, 262, 260, 254)).toEqual([1, 1, 1, 1]);
    // 320 W are 21 % above 265 W.
    expect(intervals(320, 265, 262, 260)).toEqual([null, 1, 1, 1]);
  });

  test("are made of two where both are ten minutes or longer", () => {
    const power = made([300, 120], [1200, 250], [300, 120], [1200, 245]);
    expect(findEfforts(rideOf({ power }), FIGURES).map(({ group }) => group)).toEqual([1, 1]);
  });
});

describe("sprints", () => {
  test("are five seconds to a minute above 170 % of threshold power", () => {
    const power = made([300, 120], [4, 600], [300, 120], [5, 600], [300, 120], [8, 424], [61, 120], [61, 430]);
    const sprints = findEfforts(rideOf({ power }), FIGURES).filter(({ kind }) => kind === "sprint");
    expect(sprints).toMatchObject([{ start: 604, end: 609, meanPowerWatts: 600, group: null }]);
  });

  test("are told by the best five minutes where no threshold is known", () => {
    // 10 s at 700 W and 290 s at 120 W are 139.3 W over five minutes; 170 % of them are 236.9 W.
    const power = made([600, 120], [10, 700], [600, 120], [10, 230], [600, 120]);
    expect(findEfforts(rideOf({ power }), NO_FIGURES)).toMatchObject([{ kind: "sprint", start: 600, end: 610 }]);
  });

  test("are at most ten, the strongest", () => {
    const watts = Array.from({ length: 12 }, (_, index) => 600 + index);
    const power = made(
      ...watts.flatMap((value): [number, number][] => [
        [120, 100],
        [6, value],
      ]),
    );
    const found = findEfforts(rideOf({ power }), FIGURES);
    expect(found.map(({ meanPowerWatts }) => meanPowerWatts)).toEqual(watts.slice(2));
  });
});

describe("efforts by heart rate", () => {
  // The line lies at 161.5 bpm.
  const figures = { ...NO_FIGURES, thresholdHeartRate: 170 };

  test("last for three minutes or more at 95 % of threshold heart rate", () => {
    const beats = made([300, 140], [179, 168], [300, 140], [180, 168], [300, 161]);
    expect(findEfforts(rideOf({ "heart-rate": beats }), figures)).toEqual([
      { kind: "heart-rate", start: 779, end: 959, meanPowerWatts: null, meanHeartRateBpm: 168, group: null },
    ]);
  });

  test("are not looked for where power tells", () => {
    const both = { power: made([900, 100]), "heart-rate": made([900, 168]) };
    expect(findEfforts(rideOf(both), { ...figures, ftpWatts: 250 })).toEqual([]);
  });

  test("stand in where power was recorded for less than half of the ride", () => {
    const both = { power: made([400, 100], [500, Number.NaN]), "heart-rate": made([900, 168]) };
    expect(findEfforts(rideOf(both), { ...figures, ftpWatts: 250 })).toMatchObject([{ kind: "heart-rate", end: 900 }]);
  });
});

if (!hasReferenceRides) console.warn(SKIPPED);

describe.skipIf(!hasReferenceRides)("reference rides", () => {
  const rides = referenceRides(".fit").filter(({ id }) => ["D17", "D08", "D14"].includes(id));

  test.each(rides)("$id has efforts that a rider would know again", ({ path }) => {
    const ready = readyRide(readFitRide(path));
    const found = findEfforts(ready, { ...NO_FIGURES, ftpWatts: 250, thresholdHeartRate: 165 });
    const steady = found.filter(({ kind }) => kind !== "sprint");
    expect(steady.length).toBeLessThan(40);
    for (const [index, { kind, start, end, meanPowerWatts }] of steady.entries()) {
      expect(end - start).toBeGreaterThanOrEqual(120);
      expect(start).toBeGreaterThanOrEqual(steady[index - 1]?.end ?? 0);
      if (kind === "power") expect(meanPowerWatts).toBeGreaterThanOrEqual(220);
    }
  });
});
