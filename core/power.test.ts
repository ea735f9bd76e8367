import { describe, expect, test } from "vitest";
import {
  meanBalance,
  variability,
  wattsPerKilogram,
  weightedPower,
  workAboveKilojoules,
  workKilojoules,
  xPower,
} from "./power";

const steady = (value: number, length: number) => new Float32Array(length).fill(value);

describe("weightedPower", () => {
  test("of a steady ride is its power", () => {
    expect(weightedPower(steady(200, 60))).toBeCloseTo(200, 6);
  });

  test("of ten minutes at 200 W and ten at 300 W is 263.7 W", () => {
    // Worked example of our reference on metrics, full windows; the mean is 250 W.
    expect(weightedPower(Float32Array.from([...steady(200, 600), ...steady(300, 600)]))).toBeCloseTo(263.7, 1);
  });

  test("of a surge is above the average", () => {
    // By hand: the 31 half-minutes hold 0 to 30 seconds at 300 W, so their means are 100 + 200·k/30 for k = 0…30.
    expect(weightedPower(Float32Array.from([...steady(100, 30), ...steady(300, 30)]))).toBeCloseTo(223.07, 2);
  });

  test("counts coasting", () => {
    // By hand: all 91 half-minutes of 15 s on, 15 s off hold 15 s of 400 W.
    const onAndOff = Float32Array.from({ length: 120 }, (_, second) => (Math.floor(second / 15) % 2 === 0 ? 400 : 0));
    expect(weightedPower(onAndOff)).toBeCloseTo(200, 6);
  });

  test("goes on behind a gap as if it were a pause, never through zeros", () => {
    const ridden = Float32Array.from([...steady(150, 60), ...steady(250, 60)]);
    const dropout = Float32Array.from([...steady(150, 60), ...steady(Number.NaN, 45), ...steady(250, 60)]);
    expect(weightedPower(dropout)).toBe(weightedPower(ridden));
  });

  test("is unknown when no half-minute is complete", () => {
    expect(weightedPower(steady(200, 29))).toBeNull();
    expect(weightedPower(steady(Number.NaN, 60))).toBeNull();
    expect(weightedPower(steady(200, 30))).toBeCloseTo(200, 6);
  });

  test("doubles with the power", () => {
    const ride = Float32Array.from([...steady(120, 40), ...steady(260, 40)]);
    const once = weightedPower(ride) ?? Number.NaN;
    expect(weightedPower(ride.map((value) => value * 2))).toBeCloseTo(2 * once, 3);
  });
});

describe("workKilojoules", () => {
  test("of an hour at 250 W is 900 kJ", () => {
    expect(workKilojoules(steady(250, 3600))).toBe(900);
  });

  test("counts nothing where there is no power", () => {
    expect(workKilojoules(Float32Array.of(1000, Number.NaN, 0))).toBe(1);
  });
});

describe("xPower", () => {
  const twoBlocks = Float32Array.from([...steady(200, 600), ...steady(300, 600)]);

  test("of ten minutes at 200 W and ten at 300 W is 260.5 W", () => {
    // Worked example of our reference on metrics.
    expect(Math.abs((xPower(twoBlocks, []) ?? Number.NaN) - 260.5)).toBeLessThanOrEqual(0.05);
  });

  test("of a long steady ride is its power, but for the rise at the start", () => {
    const long = xPower(steady(200, 36_000), []) ?? Number.NaN;
    expect(long).toBeLessThan(200);
    expect(long).toBeGreaterThan(199.9);
  });

  test("doubles with the power", () => {
    const once = xPower(twoBlocks, []) ?? Number.NaN;
    const twice = xPower(
      twoBlocks.map((watts) => watts * 2),
      [],
    );
    expect(twice).toBeCloseTo(2 * once, 6);
  });

  test("lets effort fade in a pause, until a long one is as if another ride began", () => {
    // By hand: 200 W falls below 0.1 W in ln(2000) / ln(26/25) = 193.8 s; two rides with 193 s of fading between them.
    const ridden = Float32Array.from([...steady(200, 600), ...steady(Number.NaN, 3600), ...steady(200, 600)]);
    const q = 25 / 26;
    const rising = Array.from({ length: 600 }, (_, second) => 200 * (1 - q ** (second + 1)));
    const fading = Array.from({ length: 193 }, (_, second) => 200 * (1 - q ** 600) * q ** (second + 1));
    const all = [...rising, ...fading, ...rising];
    const expected = (all.reduce((sum, watts) => sum + watts ** 4, 0) / all.length) ** 0.25;
    expect(xPower(ridden, [{ start: 600, end: 4200 }])).toBeCloseTo(expected, 2);
  });

  test("leaves a gap out", () => {
    const dropout = Float32Array.from([...steady(200, 600), ...steady(Number.NaN, 60), ...steady(300, 600)]);
    expect(xPower(dropout, [])).toBe(xPower(twoBlocks, []));
  });

  test("is unknown where there is no power", () => {
    expect(xPower(steady(Number.NaN, 60), [])).toBeNull();
    expect(xPower(new Float32Array(), [])).toBeNull();
  });
});

describe("variability", () => {
  test("of 263.7 W weighted over 250 W is 1.055", () => {
    // Worked example of our reference on metrics.
    expect(variability(263.7, 250)).toBeCloseTo(1.055, 3);
  });

  test.each([
    ["no weighted power", null, 250],
    ["no mean", 263.7, null],
    ["a mean of 0", 263.7, 0],
  ])("is unknown with %s", (_, weighted, mean) => expect(variability(weighted, mean)).toBeNull());
});

describe("wattsPerKilogram", () => {
  test("of 280 W and 70 kg is 4", () => expect(wattsPerKilogram(280, { weightKg: 70 })).toBe(4));

  test("is unknown without power or weight", () => {
    expect(wattsPerKilogram(null, { weightKg: 70 })).toBeNull();
    expect(wattsPerKilogram(280, { weightKg: null })).toBeNull();
  });
});

describe("workAboveKilojoules", () => {
  test("counts of each second only what is above", () => {
    // By hand: 60 s of 100 W above 250 W are 6 kJ.
    const ride = Float32Array.from([...steady(350, 60), ...steady(250, 60), ...steady(0, 60), Number.NaN]);
    expect(workAboveKilojoules(ride, 250)).toBe(6);
  });
});

describe("meanBalance", () => {
  test("weighs each second by its power", () => {
    // By hand: (100 W × 40 % + 300 W × 52 %) / 400 W.
    expect(meanBalance(Float32Array.of(100, 300), Float32Array.of(40, 52))).toBe(49);
  });

  test("leaves out seconds without power or without a share", () => {
    const power = Float32Array.of(0, Number.NaN, 200, 200);
    const balance = Float32Array.of(90, 90, 48, Number.NaN);
    expect(meanBalance(power, balance)).toBe(48);
  });

  test("is unknown where no second has both", () => {
    expect(meanBalance(steady(0, 10), steady(50, 10))).toBeNull();
  });
});
