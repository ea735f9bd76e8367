import { describe, expect, test } from "vitest";
import {
  fitCriticalPower,
  fitCriticalPowerAndMaximum,
  powerFor,
  thresholdBy8Minutes,
  thresholdBy20Minutes,
  thresholdByRamp,
} from "./critical-power";

/** 250 W, 20 kJ and 1,000 W: the worked example of our reference on metrics. */
const MORTON = { criticalWatts: 250, wPrimeJoules: 20_000, maximumWatts: 1000 };

const at = (seconds: number, watts: number) => ({ seconds, watts });

describe("fitCriticalPower", () => {
  test("of 400 W for 3 min and 300 W for 12 min is 266.7 W and 24.0 kJ", () => {
    // Worked example of our reference on metrics.
    const fit = fitCriticalPower([at(180, 400), at(720, 300)]);
    expect(fit?.criticalWatts).toBeCloseTo(266.67, 2);
    expect(fit?.wPrimeJoules).toBeCloseTo(24_000, 6);
  });

  test("of efforts beside the line is the line of least squares through work and time", () => {
    // By hand, in minutes: works 72, 96, 180 kJ at 3, 5, 10 min: means 6 min and 116 kJ, slope 408 / 26 kJ a minute.
    const fit = fitCriticalPower([at(180, 400), at(300, 320), at(600, 300)]);
    expect(fit?.criticalWatts).toBeCloseTo(408_000 / 26 / 60, 6);
    expect(fit?.wPrimeJoules).toBeCloseTo(116_000 - (6 * 408_000) / 26, 6);
  });

  test("leaves out efforts under 2 and over 20 minutes", () => {
    const within = [at(180, 400), at(720, 300)];
    expect(fitCriticalPower([at(30, 900), ...within, at(3600, 220)])).toEqual(fitCriticalPower(within));
  });

  test.each([
    ["no efforts", []],
    ["one effort", [at(180, 400)]],
    ["two of the same duration", [at(180, 400), at(180, 390)]],
    ["efforts of which one is too short", [at(60, 500), at(180, 400)]],
    // By hand: 3 kJ over 250 W.
    ["a reserve under 5 kJ", [at(180, 250 + 3000 / 180), at(720, 250 + 3000 / 720)]],
    // By hand: 60 kJ over 200 W.
    ["a reserve over 50 kJ", [at(180, 200 + 60_000 / 180), at(720, 200 + 60_000 / 720)]],
    // By hand: 178, 292 and 358 kJ lie -8, +16 and -8 kJ beside 6 kJ + 300 W × time; the best 20 min are 298.3 W.
    [
      "a critical power above the best 20 minutes",
      [at(600, 178e3 / 600), at(900, 292e3 / 900), at(1200, 358e3 / 1200)],
    ],
  ])("of %s is unknown", (_, efforts) => expect(fitCriticalPower(efforts)).toBeNull());
});

describe("powerFor", () => {
  test.each([
    [5, 881.6],
    [60, 480.8],
    [300, 311.2],
    [1200, 266.3],
  ])("%i s by 250 W, 20 kJ and 1,000 W is %f W", (seconds, watts) => {
    // Worked example of our reference on metrics: k = -26.67 s.
    expect(powerFor(seconds, MORTON)).toBeCloseTo(watts, 1);
  });
});

describe("fitCriticalPowerAndMaximum", () => {
  test("finds what the efforts were made from", () => {
    const efforts = [5, 60, 300, 1200].map((seconds) => at(seconds, 250 + 20_000 / (seconds + 80 / 3)));
    const fit = fitCriticalPowerAndMaximum(efforts);
    expect(fit?.criticalWatts).toBeCloseTo(250, 3);
    expect(fit?.wPrimeJoules).toBeCloseTo(20_000, 0);
    expect(fit?.maximumWatts).toBeCloseTo(1000, 1);
  });

  test("leaves out efforts over 20 minutes", () => {
    const efforts = [5, 60, 300, 1200].map((seconds) => at(seconds, powerFor(seconds, MORTON)));
    expect(fitCriticalPowerAndMaximum([...efforts, at(3600, 180)])).toEqual(fitCriticalPowerAndMaximum(efforts));
  });

  test("is unknown of two durations, and of power that does not fall as a rider's does", () => {
    expect(fitCriticalPowerAndMaximum([at(5, 880), at(300, 311)])).toBeNull();
    expect(fitCriticalPowerAndMaximum([at(5, 200), at(60, 200), at(300, 200), at(1200, 200)])).toBeNull();
  });
});

describe("threshold power", () => {
  test("by a best 20 minutes of 280 W is 266 W", () => expect(thresholdBy20Minutes(280)).toBeCloseTo(266, 9));
  test("by 8 minutes at 300 and at 290 W is 265.5 W", () =>
    expect(thresholdBy8Minutes(300, 290)).toBeCloseTo(265.5, 9));
  test("by a ramp with a last minute of 360 W is 270 W", () => expect(thresholdByRamp(360)).toBe(270));
});
