import { describe, expect, test } from "vitest";
import { pedalForce, pedalVelocity, quadrantBins, quadrants } from "./quadrants";

const GAP = Number.NaN;
const steady = (value: number, length: number) => new Float32Array(length).fill(value);

test("at 90 rpm, 172.5 mm and 250 W the pedals move at 1.626 m/s under 153.8 N", () => {
  // Worked example of our reference on metrics.
  expect(pedalVelocity(90)).toBeCloseTo(1.626, 3);
  expect(Math.abs(pedalForce(250, 90) - 153.8)).toBeLessThanOrEqual(0.06);
});

describe("quadrants", () => {
  test("meet at threshold power and the mean cadence", () => {
    const found = quadrants(steady(200, 60), steady(90, 60), 250);
    expect(found?.cadenceRpm).toBe(90);
    expect(found?.splitVelocityMps).toBeCloseTo(1.626, 3);
    expect(Math.abs((found?.splitForceNewtons ?? GAP) - 153.8)).toBeLessThanOrEqual(0.06);
  });

  test("tell force and speed apart", () => {
    // By hand, about 80 rpm: 400 W at 100 rpm is forceful and fast, 400 W at 60 forceful and slow, 100 W at 60 neither,
    // 100 W at 100 fast alone. At 80 rpm 250 W is 173 N; 400 W at 100 rpm 221 N, 100 W at 60 rpm 92 N.
    const power = Float32Array.of(400, 400, 400, 100, 100, 100, 100, 100, 100, 100);
    const cadence = Float32Array.of(100, 60, 60, 60, 60, 60, 100, 100, 100, 100);
    expect(quadrants(power, cadence, 250)).toMatchObject({ cadenceRpm: 80, seconds: [1, 2, 3, 4] });
  });

  test("leave out seconds without pedalling, without power, and without a value", () => {
    const power = Float32Array.of(200, 0, 200, GAP, 200);
    const cadence = Float32Array.of(90, 90, 0, 90, GAP);
    const found = quadrants(power, cadence, 250);
    expect(found?.seconds.reduce((sum, seconds) => sum + seconds, 0)).toBe(1);
  });

  test("are unknown where nobody pedalled", () => {
    expect(quadrants(steady(0, 60), steady(90, 60), 250)).toBeNull();
    expect(quadrants(new Float32Array(), new Float32Array(), 250)).toBeNull();
  });

  test("do not depend on the length of the cranks, but where they meet does", () => {
    const power = Float32Array.of(400, 100, 300, 150);
    const cadence = Float32Array.of(100, 60, 70, 95);
    const [short, long] = [quadrants(power, cadence, 250, 0.165), quadrants(power, cadence, 250, 0.175)];
    expect(short?.seconds).toEqual(long?.seconds);
    expect(short?.splitForceNewtons).toBeGreaterThan(long?.splitForceNewtons ?? GAP);
  });
});

describe("the bins of a picture", () => {
  test("count seconds by cadence and by force", () => {
    // By hand: 90 rpm are 1.6258 m/s, so that 250 W are 153.8 N: column 18 of 5 rpm, row 7 of 20 N; 60 rpm are 1.0838 m/s,
    // so that 100 W are 92.3 N: column 12, row 4.
    const power = Float32Array.of(250, 100, 250, 0, GAP, 200);
    const cadence = Float32Array.of(90, 60, 90, 90, 90, 0);
    expect(quadrantBins(power, cadence)).toEqual({ columns: [12, 18], rows: [4, 7], seconds: [1, 2] });
  });

  test("count the same seconds as the quadrants, whatever a sensor says", () => {
    const power = Float32Array.of(200, 47_000, 300, 0, 150);
    const cadence = Float32Array.of(1, 250, 80, 80, 95);
    const total = (seconds: readonly number[] = []) => seconds.reduce((sum, one) => sum + one, 0);
    expect(total(quadrantBins(power, cadence)?.seconds)).toBe(4);
    expect(total(quadrants(power, cadence, 250)?.seconds)).toBe(4);
  });

  test("are none where nobody pedalled", () => {
    expect(quadrantBins(steady(0, 60), steady(90, 60))).toBeNull();
  });
});
