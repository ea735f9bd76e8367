import { describe, expect, test } from "vitest";
import { powerZones } from "@/core/zones";
import { inWords, readingsOf } from "./readings";
import { sampleRide } from "./sample-ride";

const { NaN: GAP } = Number;
const data = {
  channels: {
    power: Float32Array.of(0, 288, GAP),
    "heart-rate": Float32Array.of(120, 158, 159),
    distance: Float32Array.of(0, 31_210, 31_220),
  },
  recorded: {},
  track: null,
  bucketSeconds: 1,
  exact: [],
};
const numbers = sampleRide({ elapsedSeconds: 3, distanceMeters: 31_220, meanPowerWatts: 144, meanHeartRateBpm: 146 });

describe("the line above the lanes", () => {
  const readings = readingsOf(data, Float32Array.of(GAP, 4.1, 4.2), numbers, powerZones(250));

  test("tells every value of a second, the power with its zone", () => {
    expect(inWords(readings, 1)).toBe(
      "Time 0:00:01, Distance 31.2 km, Gradient 4.1 %, Power 288 W Z5, Heart rate 158 bpm",
    );
  });

  test("tells a gap as a gap and a zero as a zero", () => {
    expect(inWords(readings, 2)).toContain("Power –");
    expect(inWords(readings, 0)).toContain("Power 0 W Z1");
  });

  test("tells the means of the ride while nobody points at a second", () => {
    expect(readings.map(({ label, overall }) => [label, overall])).toEqual([
      ["Time", "0:00:03"],
      ["Distance", "31.2 km"],
      ["Gradient", "–"],
      ["Power", "144 W"],
      ["Heart rate", "146 bpm"],
    ]);
  });

  test("has nothing to say of what was not recorded", () => {
    const bare = readingsOf(
      { channels: {}, recorded: {}, track: null, bucketSeconds: 1, exact: [] },
      null,
      numbers,
      null,
    );
    expect(bare.map(({ label }) => label)).toEqual(["Time"]);
  });
});
