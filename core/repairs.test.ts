import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANNEL_NAMES } from "./channel";
import { readyRide } from "./ready-ride";
import type { Repair, RepairKind } from "./repair";
import { applyRepairs, findRepairs, repairInWords, whyNotUndone } from "./repairs";
import type { RecordedRide } from "./ride";

const gap = Number.NaN;
const NOON = new Date("2026-06-01T12:00:00Z");

const ride = (channels: RecordedRide["channels"], told: Partial<RecordedRide> = {}): RecordedRide => ({
  startedAt: NOON,
  offsetMinutes: 120,
  elapsedSeconds: Object.values(channels)[0]?.length ?? 0,
  channels,
  track: null,
  pauses: [],
  laps: [],
  told: { timerSeconds: 100, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
  ...told,
});

const kinds = (repairs: readonly Repair[]) => repairs.map(({ kind }) => kind);
const only = (repairs: readonly Repair[], kind: RepairKind) => repairs.filter((repair) => repair.kind === kind);

describe("findRepairs", () => {
  test("finds nothing in a ride that can have been", () => {
    const channels = {
      power: Float32Array.of(0, 200, 900),
      "heart-rate": Float32Array.of(0, 120, 130),
      cadence: Float32Array.of(0, 90, gap),
      speed: Float32Array.of(0, 8, 36),
    };
    expect(findRepairs(ride(channels), [])).toEqual([]);
  });

  test("tells of each kind once, with few spans on the seconds of the recording", () => {
    const power = Float32Array.of(200, 47_140, gap, 12_000, 210, 6633, 190);
    expect(findRepairs(ride({ power }), [])).toEqual([
      {
        kind: "power-spikes",
        channel: "power",
        spans: [
          { start: 1, end: 4 },
          { start: 5, end: 6 },
        ],
        readings: 3,
      },
    ]);
  });

  test("finds sensors that said nothing but 0", () => {
    const zeros = () => Float32Array.of(gap, 0, gap, 0);
    const found = findRepairs(ride({ power: zeros(), "heart-rate": zeros(), cadence: zeros(), speed: zeros() }), []);
    expect(kinds(found)).toEqual(["heart-rate-dead", "power-dead", "cadence-dead"]);
    expect(found[0]).toMatchObject({ spans: [{ start: 1, end: 4 }], readings: 2 });
  });

  test("takes each time that the clock was set into one repair", () => {
    const jumps = [
      { second: 2, leftOutSeconds: 90_000 },
      { second: 5, leftOutSeconds: -300 },
    ];
    expect(findRepairs(ride({ power: new Float32Array(9).fill(1) }), jumps)).toEqual([
      {
        kind: "clock",
        channel: null,
        spans: [
          { start: 2, end: 90_002 },
          { start: 5, end: -295 },
        ],
        readings: 90_300,
      },
    ]);
  });
});

describe("applyRepairs", () => {
  test("makes gaps of what is left out", () => {
    const original = ride({ "heart-rate": Float32Array.of(240, 150, 12), speed: Float32Array.of(8, 99, 8) });
    const { channels } = applyRepairs(original, findRepairs(original, []), []);
    expect(channels).toEqual({ "heart-rate": Float32Array.of(gap, 150, gap), speed: Float32Array.of(8, gap, 8) });
  });

  test("leaves a channel out of which nothing remains", () => {
    const original = ride({ power: Float32Array.of(0, 0), speed: Float32Array.of(8, 8) });
    expect(applyRepairs(original, findRepairs(original, []), []).channels).toEqual({ speed: Float32Array.of(8, 8) });
  });

  test("leaves what was undone as it was recorded", () => {
    const original = ride({ "heart-rate": Float32Array.of(240, 150), power: Float32Array.of(9000, 200) });
    const repairs = findRepairs(original, []);
    expect(applyRepairs(original, repairs, only(repairs, "power-spikes")).channels).toEqual({
      "heart-rate": Float32Array.of(gap, 150),
      power: Float32Array.of(9000, 200),
    });
  });

  test("puts the time that a clock jumped back as a pause", () => {
    const day = 86_400;
    const column = (values: number[]) => Float64Array.from(values);
    const original = ride(
      { power: Float32Array.of(1, 2, 3, 4, 5, 6) },
      {
        track: {
          latitude: column([50, 50, 50, 50.0001, 50.0001, 50.0001]),
          longitude: column([5, 5, 5, 5.0001, 5.0001, 5.0001]),
        },
        pauses: [
          { start: 0, end: 1 },
          { start: 2, end: 4 },
        ],
        laps: [
          { start: 0, end: 2, trigger: null },
          { start: 2, end: 6, trigger: "manual" },
        ],
      },
    );
    const repairs = findRepairs(original, [{ second: 2, leftOutSeconds: day }]);
    const undone = applyRepairs(original, repairs, repairs);
    expect(undone).toMatchObject({
      // Most was recorded behind the jump: that part stays where it is, so the ride began a day earlier.
      startedAt: new Date("2026-05-31T12:00:00Z"),
      elapsedSeconds: day + 6,
      told: original.told,
      pauses: [
        { start: 0, end: 1 },
        { start: 2, end: day + 4 },
      ],
      laps: [
        { start: 0, end: 2, trigger: null },
        { start: day + 2, end: day + 6, trigger: "manual" },
      ],
    });
    expect(undone.channels.power).toHaveLength(day + 6);
    expect([...(undone.channels.power?.subarray(day) ?? [])]).toEqual([gap, gap, 3, 4, 5, 6]);
    expect([...(undone.track?.longitude.subarray(day + 1) ?? [])]).toEqual([gap, 5, 5.0001, 5.0001, 5.0001]);
    expect(applyRepairs(original, repairs, [])).toEqual(original);
  });

  test("leaves out what cannot be put back", () => {
    const original = ride({ power: Float32Array.of(1, 2, 3) });
    for (const leftOutSeconds of [-300, 8 * 86_400]) {
      const repairs = findRepairs(original, [{ second: 1, leftOutSeconds }]);
      expect(applyRepairs(original, repairs, repairs)).toEqual(original);
    }
  });
});

/** Rides with all that can be wrong, in the bounds of what a device can write. */
const reading = (max: number) => fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max }) }, fc.constant(gap));
const columns = (max: number, seconds: number) =>
  fc.array(reading(max), { minLength: seconds, maxLength: seconds }).map((values) => Float32Array.from(values));
const anyRide = fc.integer({ min: 1, max: 90 }).chain((seconds) =>
  fc
    .record({
      channels: fc.record({
        power: columns(6000, seconds),
        "heart-rate": columns(254, seconds),
        speed: columns(60, seconds),
        elevation: columns(60, seconds),
        temperature: columns(30, seconds),
        distance: columns(9000, seconds),
        cadence: columns(1, seconds),
      }),
      metersEast: columns(300, seconds),
    })
    .map(({ channels, metersEast }) => {
      const track = {
        latitude: Float64Array.from(metersEast, (meters) => (Number.isNaN(meters) ? gap : 0.001)),
        longitude: Float64Array.from(metersEast, (meters) => meters / 111_195),
      };
      return ride(channels, { elapsedSeconds: seconds, track });
    }),
);
const anyChoice = fc.func(fc.boolean());

describe("repairs of any recording", () => {
  test("leave the original as it is, and undone all it is what it was", () => {
    fc.assert(
      fc.property(anyRide, anyChoice, (original, isUndone) => {
        const copy = structuredClone(original);
        const repairs = findRepairs(original, []);
        applyRepairs(
          original,
          repairs,
          repairs.filter(({ kind }) => isUndone(kind)),
        );
        expect(original).toEqual(copy);
        expect(applyRepairs(original, repairs, repairs)).toEqual(original);
      }),
    );
  });

  test("come to the same in whatever order they are done and undone", () => {
    fc.assert(
      fc.property(anyRide, anyChoice, (original, isUndone) => {
        const repairs = findRepairs(original, [{ second: 1, leftOutSeconds: 300 }]);
        const undone = repairs.filter(({ kind }) => isUndone(kind));
        const one = applyRepairs(original, repairs, undone);
        expect(applyRepairs(original, repairs.toReversed(), undone.toReversed())).toEqual(one);
      }),
    );
  });

  test("only take away: no reading is another than it was, but for a distance that leapt", () => {
    fc.assert(
      fc.property(anyRide, (original) => {
        const repaired = applyRepairs(original, findRepairs(original, []), []);
        for (const name of CHANNEL_NAMES) {
          const before = original.channels[name];
          if (name === "distance" || !before) continue;
          const after = repaired.channels[name] ?? new Float32Array(before.length).fill(gap);
          expect(after.every((value, second) => Number.isNaN(value) || value === before[second])).toBe(true);
        }
      }),
    );
  });

  test("count what they left out", () => {
    fc.assert(
      fc.property(anyRide, (original) => {
        for (const repair of findRepairs(original, []).filter(({ channel }) => channel !== "position")) {
          const count = (told: RecordedRide) =>
            Object.values(told.channels).reduce(
              (sum, one) => sum + one.filter((value) => !Number.isNaN(value)).length,
              0,
            );
          expect(count(original) - count(applyRepairs(original, [repair], []))).toBe(repair.readings);
        }
      }),
    );
  });
});

describe("whyNotUndone", () => {
  const day = 86_400;
  const whyNot = (leftOutSeconds: number) => {
    const told = ride({ power: Float32Array.of(1, 2) });
    return findRepairs(told, [{ second: 1, leftOutSeconds }]).map((repair) => whyNotUndone(repair, told));
  };

  test("says nothing of what can be undone", () => {
    expect(whyNot(2 * day)).toEqual([null]);
    const spiky = ride({ power: Float32Array.of(9000, 2) });
    expect(findRepairs(spiky, []).map((repair) => whyNotUndone(repair, spiky))).toEqual([null]);
  });

  test("says how long the ride would be", () => expect(whyNot(8 * day + 9)).toEqual(["The ride would last 8 days."]));

  test("says that seconds would be there twice", () =>
    expect(whyNot(-300)).toEqual([expect.stringContaining("twice")]));
});

test.each([
  ["power-spikes", 6, "6 power readings above 2,500 W left out"],
  ["power-spikes", 1, "1 power reading above 2,500 W left out"],
  ["heart-rate-impossible", 1200, "1,200 heart rate readings below 25 or above 230 bpm left out"],
  ["speed-impossible", 2, "2 speed readings above 130 km/h left out"],
  ["elevation-settling", 1, "1 elevation reading from before the barometer had settled left out"],
  ["temperature-settling", 1, "1 temperature reading from before the thermometer had settled left out"],
  ["position-jumps", 19, "19 positions that leapt about left out"],
  ["heart-rate-dead", 500, "A heart rate of 0 all the way left out"],
  ["power-dead", 500, "A power of 0 all the way left out"],
  ["cadence-dead", 500, "A cadence of 0 all the way left out"],
] as const)("%s of %d is told as it is", (kind, readings, words) => {
  expect(repairInWords({ kind, channel: null, spans: [], readings })).toBe(words);
});

test("a clock is told by how far it jumped", () => {
  const spans = [
    { start: 103, end: 103 + 736_204 },
    { start: 200, end: 200 - 300 },
  ];
  expect(repairInWords({ kind: "clock", channel: null, spans, readings: 736_504 })).toBe(
    "A jump of 8.5 days and a step back of 5 minutes left out, where your device's clock was set",
  );
});

test("a first fix that was repaired away still tells from when on the barometer is believed", () => {
  const seconds = 120;
  const leaping = Float64Array.from({ length: seconds }, (_, second) => (second < 3 ? 1 + second : 10 + second * 1e-5));
  const original: RecordedRide = {
    startedAt: new Date("2026-05-03T08:00:00Z"),
    offsetMinutes: null,
    elapsedSeconds: seconds,
    channels: { elevation: Float32Array.from({ length: seconds }, (_, second) => 100 + (second >= 2 ? 10 : 0)) },
    track: { latitude: leaping, longitude: new Float64Array(seconds) },
    pauses: [],
    laps: [],
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: false,
  };
  const repair: Repair = { kind: "position-jumps", channel: "position", spans: [{ start: 0, end: 3 }], readings: 3 };
  const repaired = applyRepairs(original, [repair], []);
  expect(repaired.track?.latitude[0]).toBeNaN();
  // By hand: 100 m, then 110 m from the third second on.
  expect(readyRide(repaired).climbs?.gained.at(-1)).toBeCloseTo(10, 3);
});
