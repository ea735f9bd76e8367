import { describe, expect, test } from "vitest";
import type { Channels, Track } from "./channel";
import type { RecordedRide } from "./ride";
import { isSameRide } from "./same-ride";

const HOUR = 3600;
const NOON = Date.UTC(2026, 5, 1, 12);

/** An effort that rises and falls: in waves of so many seconds, from one phase on. */
const waves =
  (low: number, high: number, period: number, phase = 0) =>
  (second: number) =>
    Math.round((low + high) / 2 + ((high - low) / 2) * Math.sin((2 * Math.PI * (second + phase)) / period));

/** Eastwards at 8 m/s from a longitude on, at 45° north, where a degree is 78,626 m. */
const road = (longitude: number, behindMeters = 0): Track => ({
  latitude: new Float64Array(HOUR).fill(45),
  longitude: Float64Array.from({ length: HOUR }, (_, second) => longitude + (8 * second - behindMeters) / 78_626),
});

const column = (read: (second: number) => number) => Float32Array.from({ length: HOUR }, (_, second) => read(second));

function ride(
  channels: Channels,
  told: Partial<RecordedRide> & { meters?: number; atSecond?: number } = {},
): RecordedRide {
  const { meters = null, atSecond = 0, ...rest } = told;
  return {
    startedAt: new Date(NOON + atSecond * 1000),
    offsetMinutes: 120,
    elapsedSeconds: HOUR,
    channels,
    track: null,
    pauses: [],
    laps: [],
    told: { timerSeconds: null, distanceMeters: meters, energyKilocalories: null },
    isIndoor: false,
    ...rest,
  };
}

const heart = column(waves(110, 170, 700));
const legs = column(waves(0, 420, 95));
const otherHeart = column(waves(105, 160, 640, 200));
const otherLegs = column(waves(40, 380, 83, 30));
const behind = (channel: Float32Array, seconds: number) =>
  column((second) => channel[Math.max(second - seconds, 0)] ?? 0);

/** Both ways: whoever came first must not matter. */
function areSame(one: RecordedRide, other: RecordedRide): boolean {
  const found = isSameRide(one, other);
  expect(isSameRide(other, one)).toBe(found);
  return found;
}

describe("two recordings are of one ride", () => {
  test.each([
    ["by the same road", ride({}, { track: road(5) }), ride({}, { track: road(5, 20) })],
    ["by the same distance, where one has only totals", ride({}, { track: road(5) }), ride({}, { meters: 28_000 })],
    ["by the same heart", ride({ "heart-rate": heart }), ride({ "heart-rate": behind(heart, 3) })],
    ["by the same legs, through two meters", ride({ power: legs }), ride({ power: legs.map((watts) => watts * 1.07) })],
    ["steady as they were", ride({ power: column(() => 200) }), ride({ power: column(() => 204) })],
    [
      "with clocks that are 25 s apart",
      ride({ "heart-rate": heart, power: legs }, { track: road(5) }),
      ride({ "heart-rate": heart, power: legs }, { track: road(5), atSecond: 25 }),
    ],
    [
      "where one wheel was set wrongly",
      ride({ power: legs }, { meters: 28_000 }),
      ride({ power: legs }, { meters: 33_000 }),
    ],
    [
      "where the virtual world of one has places and the other has none",
      ride({ "heart-rate": heart, cadence: legs }, { track: road(167), isIndoor: true, meters: 28_000 }),
      ride({ "heart-rate": heart, cadence: legs }, { isIndoor: true }),
    ],
  ])("%s", (_, one, other) => expect(areSame(one, other)).toBe(true));

  test("where one recorded slowly and began a little later", () => {
    const slow = heart.map((bpm, second) => (second % 7 === 0 ? bpm : Number.NaN)).subarray(300);
    const other = ride({ "heart-rate": slow }, { atSecond: 300, elapsedSeconds: HOUR - 300 });
    expect(areSame(ride({ "heart-rate": heart }), other)).toBe(true);
  });
});

describe("two recordings are of two rides", () => {
  test.each([
    [
      "on another day",
      ride({ power: legs }, { track: road(5) }),
      ride({ power: legs }, { track: road(5), atSecond: 86_400 }),
    ],
    ["one after the other", ride({}, { track: road(5) }), ride({}, { track: road(5), atSecond: HOUR })],
    ["that have half of their time in common", ride({ power: legs }), ride({ power: legs }, { atSecond: HOUR / 2 })],
    [
      "elsewhere, whatever else agrees",
      ride({ "heart-rate": heart }, { track: road(5), meters: 28_000 }),
      ride({ "heart-rate": heart }, { track: road(6), meters: 28_000 }),
    ],
    [
      "side by side on one road with two hearts",
      ride({ "heart-rate": heart }, { track: road(5), meters: 28_000 }),
      ride({ "heart-rate": otherHeart }, { track: road(5, 4), meters: 28_010 }),
    ],
    [
      "side by side on the same climbs, the one heart higher than the other",
      ride({ "heart-rate": heart }, { track: road(5) }),
      ride({ "heart-rate": heart.map((bpm) => bpm - 15) }, { track: road(5, 4) }),
    ],
    [
      "side by side with two pairs of legs",
      ride({ power: legs, cadence: column(waves(70, 100, 180)) }, { track: road(5) }),
      ride({ power: otherLegs, cadence: column(waves(60, 95, 140, 60)) }, { track: road(5, 4) }),
    ],
    [
      "of which one's heart and the other's legs tell nothing, and the distance something else",
      ride({ "heart-rate": heart }, { meters: 28_000 }),
      ride({ power: legs }, { meters: 31_000 }),
    ],
    ["of which nothing is known", ride({}), ride({})],
  ])("%s", (_, one, other) => expect(areSame(one, other)).toBe(false));
});
