import { describe, expect, test } from "vitest";
import { stepInWords } from "@/components/charts/route/colouring";
import type { Channels } from "@/core/channel";
import { type Figures, NO_FIGURES } from "@/core/ride";
import { colouringOf, colourShown, coloursOf } from "./route-colours";

const steady = (value: number, seconds = 600) => new Float32Array(seconds).fill(value);

const rideOf = (figures: Partial<Figures> = {}) => ({
  known: { figures: { ...NO_FIGURES, ...figures }, origins: {} },
  analysis: { powerZones: null, heartRateZones: null },
  pauses: [],
});

const dataOf = (channels: Channels) => ({ channels, recorded: channels, track: null, bucketSeconds: 1, exact: [] });

describe("a route can be coloured", () => {
  test("by what was recorded, and by zones where the rider has them", () => {
    const data = dataOf({ power: steady(200), "heart-rate": steady(140) });
    expect(coloursOf(rideOf(), data)).toEqual(["plain", "power", "heart-rate"]);
    expect(coloursOf(rideOf({ ftpWatts: 250, maxHeartRate: 190 }), data)).toEqual([
      ...["plain", "power-zones", "heart-rate-zones", "power", "heart-rate"],
    ]);
  });

  test("by what follows from what was recorded", () => {
    const data = dataOf({ power: steady(200), elevation: steady(10), distance: steady(0) });
    expect(coloursOf(rideOf({ ftpWatts: 250, wPrimeJoules: 20_000 }), data)).toEqual([
      ...["plain", "power-zones", "power", "elevation", "gradient", "w-balance"],
    ]);
  });

  test("by nothing where nothing was recorded", () => {
    expect(coloursOf(rideOf({ ftpWatts: 250 }), dataOf({}))).toEqual(["plain"]);
  });
});

test.each([
  ["speed", ["plain", "speed"], "speed"],
  ["power-zones", ["plain", "power-zones", "heart-rate-zones"], "power-zones"],
  ["power-zones", ["plain", "heart-rate-zones"], "heart-rate-zones"],
  ["power-zones", ["plain", "speed"], "plain"],
  ["cadence", ["plain", "speed"], "plain"],
] as const)("who likes %s sees it where a ride offers %s as %s", (chosen, offered, shown) => {
  expect(colourShown(chosen, offered)).toBe(shown);
});

describe("the colours of a route", () => {
  test("are the rider's zones of power, with their limits in W", () => {
    // Coggan's limits of 200 W: 110, 150, 180, 210, 240, 300. At 200 W one rides in the fourth.
    const colouring = colouringOf("power-zones", rideOf({ ftpWatts: 200 }), dataOf({ power: steady(200) }));
    expect(colouring.limits).toEqual(["110", "150", "180", "210", "240", "300"]);
    expect(colouring.names).toEqual(["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7"]);
    expect(colouring.stepAt(300)).toBe(4);
  });

  test("are those of the heart rate, as many as it has", () => {
    const colouring = colouringOf("heart-rate-zones", rideOf({ maxHeartRate: 200 }), {
      ...dataOf({ "heart-rate": steady(150) }),
    });
    // 60, 70, 80 and 90 % of 200.
    expect(colouring.limits).toEqual(["120", "140", "160", "180"]);
    expect(colouring.colours).toEqual(["zone-1", "zone-2", "zone-3", "zone-4", "zone-5"]);
    expect(colouring.stepAt(0)).toBe(3);
  });

  test("tell speed in km/h", () => {
    // From 18 to 36 km/h: seven steps of 3 reach from 18 to 39.
    const mps = Float32Array.from({ length: 6000 }, (_, second) => 5 + (5 * second) / 6000);
    const colouring = colouringOf("speed", rideOf(), dataOf({ speed: mps }));
    expect(colouring.title).toBe("Speed, km/h, over 30 s");
    expect(colouring.limits).toEqual(["21", "24", "27", "30", "33", "36"]);
    expect(colouring.stepAt(0)).toBe(1);
    expect(colouring.stepAt(3600)).toBe(4);
    expect(stepInWords(colouring, 4)).toBe("27 to 30 km/h");
  });

  test("tell gradient even to both sides of level", () => {
    // 5 m in 100 m, at 5 m/s: 5 % all the way.
    const distance = Float32Array.from({ length: 1200 }, (_, second) => second * 5);
    const elevation = distance.map((meters) => meters / 20);
    const colouring = colouringOf("gradient", rideOf(), dataOf({ distance, elevation }));
    expect(colouring.limits).toEqual(["−5", "−3", "−1", "1", "3", "5"]);
    expect(colouring.colours[3]).toBe("slope-4");
    expect([6, 7]).toContain(colouring.stepAt(600));
  });

  test("tell what is left above the threshold in kJ", () => {
    // 100 W above a threshold of 200 W for 100 s take 10 of 20 kJ.
    const power = steady(300, 100);
    const figures = { ftpWatts: 200, wPrimeJoules: 20_000 };
    const colouring = colouringOf("w-balance", rideOf(figures), dataOf({ power }));
    expect(colouring.unit).toBe("kJ");
    expect(colouring.stepAt(0)).toBeGreaterThan(colouring.stepAt(99));
  });

  test("do not jump with a second, and know no step in a gap", () => {
    const power = steady(100);
    power[300] = 900;
    power[400] = Number.NaN;
    // A second of 900 W lifts its half-minute by 800 / 30 W, to 127 W: below the 150 W of the third zone.
    const colouring = colouringOf("power-zones", rideOf({ ftpWatts: 200 }), dataOf({ power }));
    expect(colouring.stepAt(300)).toBe(2);
    expect(colouring.stepAt(400)).toBe(0);
  });

  test("are one where a channel has no value", () => {
    const colouring = colouringOf("cadence", rideOf(), dataOf({ cadence: steady(Number.NaN) }));
    expect(colouring.limits).toEqual([]);
    expect(colouring.stepAt(0)).toBe(1);
  });
});
