import { describe, expect, test } from "vitest";
import type { Channels, Track } from "./channel";
import { clockDifference } from "./clock-difference";
import type { RecordedRide } from "./ride";
import { comparable } from "./side-by-side";

const SECONDS = 1800;
const column = (read: (second: number) => number) =>
  Float32Array.from({ length: SECONDS }, (_, second) => read(second));
const heart = column((second) => Math.round(140 + 25 * Math.sin(second / 60) + 8 * Math.sin(second / 17)));
const track: Track = {
  latitude: new Float64Array(SECONDS),
  longitude: Float64Array.from({ length: SECONDS }, (_, second) => 5 + second * 7e-5),
};

const ride = (channels: Channels, position: Track | null, atSecond = 0): RecordedRide => ({
  startedAt: new Date(Date.UTC(2026, 5, 1, 12) + atSecond * 1000),
  offsetMinutes: null,
  elapsedSeconds: SECONDS,
  channels,
  track: position,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
});
const difference = (one: RecordedRide, other: RecordedRide) => clockDifference(comparable(one), comparable(other));

describe("clockDifference", () => {
  test("is by how much the other's clock is behind, by the road", () => {
    expect(difference(ride({}, track), ride({}, track, -12))).toBe(12);
    expect(difference(ride({}, track), ride({}, track, 12))).toBe(-12);
  });

  test("is found by the heart where one has no places", () => {
    expect(difference(ride({ "heart-rate": heart }, track), ride({ "heart-rate": heart }, null, -7))).toBe(7);
  });

  test("is nothing where clocks agree, though one has begun later", () => {
    const later: RecordedRide = {
      ...ride({ "heart-rate": heart.slice(20) }, null, 20),
      elapsedSeconds: SECONDS - 20,
    };
    expect(difference(ride({ "heart-rate": heart }, null), later)).toBe(0);
  });

  test("is nothing where nothing tells", () => {
    expect(difference(ride({}, null), ride({ "heart-rate": heart }, track, 9))).toBe(0);
    const steady = column(() => 140);
    expect(difference(ride({ "heart-rate": steady }, null), ride({ "heart-rate": steady }, null, 9))).toBe(0);
  });
});
