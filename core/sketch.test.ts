import { describe, expect, test } from "vitest";
import type { Channels } from "./channel";
import { readSketch, sketchOf } from "./sketch";

const gap = Number.NaN;
const sketch = (channels: Channels) =>
  sketchOf({
    startedAt: new Date(0),
    offsetMinutes: null,
    elapsedSeconds: 96,
    channels,
    track: null,
    pauses: [],
    laps: [],
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: false,
  });
/** Two seconds to a step. */
const ride = (at: (step: number) => number) =>
  Float32Array.from({ length: 96 }, (_, second) => at(Math.floor(second / 2)));

describe("sketchOf", () => {
  test("draws a climb from the lowest to the highest", () => {
    const bytes = sketch({ elevation: ride((step) => 500 + step * 10) });
    // By hand: 47 steps from 0 to 254.
    expect(bytes?.slice(0, 48)).toEqual(Uint8Array.from({ length: 48 }, (_, step) => Math.round((step * 254) / 47)));
    expect(bytes?.slice(48)).toEqual(new Uint8Array(48).fill(255));
  });

  test("draws power from zero", () => {
    const bytes = sketch({ power: ride((step) => (step === 0 ? 300 : 150)) });
    expect([bytes?.[48], bytes?.[49], bytes?.[95]]).toEqual([254, 127, 127]);
  });

  test("keeps gaps", () => {
    const { power } = readSketch(sketch({ power: ride((step) => (step < 24 ? gap : 200)) }) ?? new Uint8Array());
    expect([power[0], power[23], power[24], power[47]]).toEqual([gap, gap, 1, 1]);
  });

  test("of a level ride is a level line", () => {
    expect(sketch({ elevation: ride(() => 12) })?.slice(0, 48)).toEqual(new Uint8Array(48));
  });

  test("of a ride shorter than its steps leaves no hole", () => {
    expect(sketch({ elevation: Float32Array.of(1, 2, 3) })?.slice(0, 48)).not.toContain(255);
  });

  test("is none when neither was recorded", () => {
    expect(sketch({ cadence: ride(() => 90) })).toBeNull();
  });
});
