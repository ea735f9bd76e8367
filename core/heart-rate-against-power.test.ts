import { describe, expect, test } from "vitest";
import { fitHalves, heartRateAgainstPower } from "./heart-rate-against-power";

const GAP = Number.NaN;
const steady = (value: number, length: number) => new Float32Array(length).fill(value);
const MINUTE = 60;

describe("heart rate against power", () => {
  test("of a steady ride is a dot a minute, all in one place", () => {
    const found = heartRateAgainstPower(steady(200, 20 * MINUTE), steady(140, 20 * MINUTE), []);
    expect(found).toMatchObject({ lagSeconds: 30, windowSeconds: 60, watts: new Array(20).fill(200) });
    expect(found?.bpm).toEqual(new Array(20).fill(140));
    expect(found?.minutes.slice(0, 3)).toEqual([0, 1, 2]);
  });

  test("sets power against the heart rate of half a minute later", () => {
    // By hand: power rises from 100 to 300 W after 10 minutes, the heart from 120 to 160 bpm 30 s later: no minute is mixed.
    const power = steady(300, 20 * MINUTE).fill(100, 0, 600);
    const heartRate = steady(160, 20 * MINUTE).fill(120, 0, 630);
    const found = heartRateAgainstPower(power, heartRate, []);
    expect(found?.watts).toEqual([...new Array(10).fill(100), ...new Array(10).fill(300)]);
    expect(found?.bpm).toEqual([...new Array(10).fill(120), ...new Array(10).fill(160)]);
  });

  test("cuts pauses out, with the heart that calms down in them", () => {
    const [power, heartRate] = [steady(200, 30 * MINUTE), steady(140, 30 * MINUTE)];
    heartRate.fill(80, 600, 1200);
    const found = heartRateAgainstPower(power, heartRate, [{ start: 600, end: 1200 }]);
    expect(found?.bpm).toEqual(new Array(20).fill(140));
  });

  test("leaves out a minute of which less than half is known", () => {
    const power = steady(200, 20 * MINUTE);
    power.fill(GAP, 60, 91);
    power.fill(GAP, 120, 150);
    expect(heartRateAgainstPower(power, steady(140, 20 * MINUTE), [])?.minutes.slice(0, 3)).toEqual([0, 2, 3]);
  });

  test("takes several minutes for a dot of a long ride", () => {
    const seconds = 5 * 3600;
    const found = heartRateAgainstPower(steady(200, seconds), steady(140, seconds), []);
    // By hand: 300 minutes are more than 240, so that a dot is two of them.
    expect(found?.windowSeconds).toBe(120);
    expect(found?.watts).toHaveLength(150);
  });

  test("says nothing of less than ten minutes, or of a heart that was not heard", () => {
    expect(heartRateAgainstPower(steady(200, 599), steady(140, 599), [])).toBeNull();
    expect(heartRateAgainstPower(steady(200, 1200), steady(GAP, 1200), [])).toBeNull();
    expect(heartRateAgainstPower(steady(200, 1200), steady(0, 1200), [])).toBeNull();
    expect(heartRateAgainstPower(steady(200, 1200), steady(140, 1200), [{ start: 0, end: 1200 }])).toBeNull();
  });
});

describe("the two halves", () => {
  test("have a line each, and the drift between them", () => {
    // By hand: the first half lies on 100 + 0.2 W, the second six beats above it; the mean of all power is 200 W.
    const watts = [100, 200, 300, 100, 200, 300];
    const bpm = [120, 140, 160, 126, 146, 166];
    const { halves, watts: at, driftBpm } = fitHalves({ watts, bpm });
    expect(halves.map(({ slope }) => slope)).toEqual([0.2, 0.2]);
    expect(halves[0]).toMatchObject({ meanWatts: 200, meanBpm: 140, leastWatts: 100, mostWatts: 300 });
    expect(at).toBe(200);
    expect(driftBpm).toBeCloseTo(6, 9);
  });

  test("of least squares: the line that comes closest to dots that lie on none", () => {
    // By hand: W − mean −100, 0, 100 with bpm 120, 150, 150: slope 3,000 / 20,000.
    const { halves } = fitHalves({ watts: [100, 200, 300, 200], bpm: [120, 150, 150, 150] });
    // Two dots in the first half: the line goes through both, 30 beats over 100 W.
    expect(halves[0].slope).toBeCloseTo(0.3, 9);
    const { halves: even } = fitHalves({ watts: [100, 200, 300, 100, 200, 300], bpm: [120, 150, 150, 120, 150, 150] });
    expect(even[1].slope).toBeCloseTo(0.15, 9);
  });

  test("of one power have level lines, and still drift", () => {
    const { halves, driftBpm } = fitHalves({ watts: [200, 200, 200, 200], bpm: [140, 140, 147, 147] });
    expect(halves.map(({ slope }) => slope)).toEqual([0, 0]);
    expect(driftBpm).toBeCloseTo(7, 9);
  });

  test("without a power in common are not compared", () => {
    expect(fitHalves({ watts: [100, 120, 250, 280], bpm: [110, 115, 150, 160] }).driftBpm).toBeNull();
  });
});
