import { describe, expect, test } from "vitest";
import { NO_FIGURES } from "@/core/ride";
import { laneChannels, laneNamesOf } from "./lane-channels";
import { sampleWholeRide } from "./sample-ride";

const { NaN: GAP } = Number;
const figures = { ...NO_FIGURES, ftpWatts: 250, wPrimeJoules: 20_000 };
const ride = sampleWholeRide({ known: { figures, origins: {} } });
const dataOf = (channels: Record<string, Float32Array>) => ({
  channels,
  recorded: channels,
  track: null,
  bucketSeconds: 1,
  exact: [],
});

describe("the channels of lanes", () => {
  test("of a ride without a speed channel have the speed of its way", () => {
    const way = Float64Array.from({ length: 20 }, (_, second) => second * 7);
    const { speed } = laneChannels(ride, dataOf({}), way);
    expect(speed?.()[10]).toBeCloseTo(7, 5);
  });

  test("keep the device's own speed where there is one", () => {
    const own = Float32Array.of(8, 8, 8);
    expect(laneChannels(ride, dataOf({ speed: own }), Float64Array.of(0, 7, 14)).speed?.()).toBe(own);
  });

  test("tell what is left above the threshold in kJ", () => {
    // By hand: 1000 W are 750 W above the threshold; after two seconds 20 kJ - 1.5 kJ are left.
    const power = Float32Array.of(1000, 1000, GAP);
    const left = laneChannels(ride, dataOf({ power }), null)["w-balance"]?.();
    expect(left?.[1]).toBeCloseTo(18.5, 5);
    expect(left?.[2]).toBeNaN();
  });

  test("are reckoned once, however often they are asked for", () => {
    const { gradient } = laneChannels(ride, dataOf({ elevation: new Float32Array(30) }), new Float64Array(30));
    expect(gradient?.()).toBe(gradient?.());
  });

  test("of a rider whose threshold is not known have no balance", () => {
    const unknown = sampleWholeRide({});
    expect(laneChannels(unknown, dataOf({ power: Float32Array.of(200) }), null)["w-balance"]).toBeUndefined();
  });
});

describe("the lanes that a ride will have", () => {
  test("of positions and heights are speed, elevation and gradient", () => {
    expect(laneNamesOf(sampleWholeRide({ channelNames: ["position", "elevation"] }))).toEqual([
      "speed",
      "elevation",
      "gradient",
    ]);
  });

  test("hold the balance above the threshold where the rider's figures are known", () => {
    expect(laneNamesOf({ ...ride, channelNames: ["power"] })).toEqual(["power", "w-balance"]);
    expect(laneNamesOf(sampleWholeRide({ channelNames: ["power"] }))).toEqual(["power"]);
  });
});
