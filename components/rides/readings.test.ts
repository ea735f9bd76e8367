import { describe, expect, test } from "vitest";
import { LANE_NAMES } from "@/core/lane";
import { NO_FIGURES } from "@/core/ride";
import { laneChannels } from "./lane-channels";
import { laneSources } from "./lane-sources";
import { inWords, readingsOf } from "./readings";
import { sampleWholeRide } from "./sample-ride";

const { NaN: GAP } = Number;
const ride = sampleWholeRide({
  elapsedSeconds: 3,
  distanceMeters: 31_220,
  meanPowerWatts: 144,
  meanHeartRateBpm: 146,
  known: { figures: { ...NO_FIGURES, ftpWatts: 250, maxHeartRate: 190 }, origins: {} },
});
const data = {
  channels: { power: Float32Array.of(0, 288, GAP), "heart-rate": Float32Array.of(120, 158, 159) },
  recorded: {},
  track: null,
  bucketSeconds: 1,
  exact: [],
};
const lanes = laneSources(ride, laneChannels(ride, data, null), LANE_NAMES);
const place = { soFar: Float64Array.of(0, 31_210, 31_220), gradient: () => Float32Array.of(GAP, 4.1, 4.2) };

describe("the line above the lanes", () => {
  const readings = readingsOf(lanes, place, ride);

  test("tells every value of a second, power and heart rate with their zones", () => {
    // By hand: 288 W of 250 W are 115 %, Coggan's fifth; 158 bpm of 190 are 83 %, the fourth of five by the maximum.
    expect(inWords(readings, 1)).toBe(
      "Time 0:00:01, Distance 31.2 km, Gradient 4.1 %, Power 288 W Z5, Heart rate 158 bpm Z4",
    );
  });

  test("tells a gap as a gap and a zero as a zero", () => {
    expect(inWords(readings, 2)).toContain("Power –");
    expect(inWords(readings, 0)).toContain("Power 0 W Z1");
  });

  test("tells the means of the ride while nobody points at a second", () => {
    expect(readings.map(({ label, overall }) => [label, overall?.text ?? null])).toEqual([
      ["Time", "0:00:03"],
      ["Distance", "31.2 km"],
      ["Gradient", null],
      ["Power", "144 W"],
      ["Heart rate", "146 bpm"],
    ]);
  });

  test("follows the lanes that are shown, and tells a gradient that has a lane of its own once", () => {
    const gradient = { ...place, gradient: () => Float32Array.of(GAP, 4.1, 4.2) };
    const shown = laneSources(ride, { gradient: gradient.gradient, power: () => data.channels.power }, [
      "gradient",
      "power",
    ]);
    expect(readingsOf(shown, gradient, ride).map(({ label }) => label)).toEqual([
      "Time",
      "Distance",
      "Gradient",
      "Power",
    ]);
  });

  test("has nothing to say of what was not recorded", () => {
    expect(readingsOf([], { soFar: null, gradient: undefined }, ride).map(({ label }) => label)).toEqual(["Time"]);
  });
});
