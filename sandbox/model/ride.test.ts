import { describe, expect, test } from "vitest";
import { intervals, steady } from "./effort";
import { type Moment, type Outing, ride } from "./ride";

const rider = {
  ftpWatts: 240,
  massKg: 72,
  restingBpm: 50,
  maxBpm: 188,
  home: { latitude: 46.6, longitude: 2.4, ruggedness: 1 },
};

const outdoors = (seed: string, km = 40): Outing => ({
  seed,
  rider,
  course: { isIndoor: false, routeName: "Forest circuit", km, hasCafeStop: true },
  workout: steady(0.7),
});

const indoors: Outing = {
  seed: "roller",
  rider,
  course: { isIndoor: true, minutes: 60 },
  workout: intervals(4, { seconds: 300, share: 1.05 }, { seconds: 240, share: 0.45 }),
};

const sum = (moments: readonly Moment[], value: (moment: Moment) => number) =>
  moments.reduce((total, moment) => total + value(moment), 0);

describe("a ride", () => {
  test("is the same for the same seed, and another for another", () => {
    expect(ride(outdoors("one"))).toEqual(ride(outdoors("one")));
    expect(ride(outdoors("one"))).not.toEqual(ride(outdoors("two")));
  });

  test.each(["one", "two", "three", "four"])("spends its energy on air, tyres and brakes (%s)", (seed) => {
    const moments = ride(outdoors(seed));
    const pedalled = sum(moments, ({ watts }) => watts) * 0.976;
    const tyres = 82 * 9.81 * 0.0045 * sum(moments, ({ speed }) => speed);
    const brakes = sum(moments, ({ braking }) => braking);
    // A loop ends at the height where it began: what is left went into the air, ½ × 1.19 × area × speed³.
    const area = (pedalled - tyres - brakes) / (0.5 * 1.19 * sum(moments, ({ speed }) => speed ** 3));
    // The drag area is 0.33 m²; wind, which blows from ahead and behind, may only add to the loss on a loop.
    expect(area).toBeGreaterThan(0.31);
    expect(area).toBeLessThan(0.5);
  });

  test("comes home: as far as the road, and to where it began", () => {
    const moments = ride(outdoors("one"));
    const [first, last] = [moments[0], moments.at(-1)];
    expect(last?.distance).toBeGreaterThan(39_000);
    expect(last?.distance).toBeLessThan(41_000);
    expect(Math.abs((last?.latitude ?? 0) - (first?.latitude ?? 0))).toBeLessThan(0.001);
    expect(Math.abs((last?.height ?? 0) - (first?.height ?? 0))).toBeLessThan(5);
  });

  test("stays within what riders do", () => {
    const moments = ride(outdoors("one"));
    const most = (value: (moment: Moment) => number) =>
      moments.reduce((top, moment) => Math.max(top, value(moment)), 0);
    expect(most(({ speed }) => speed)).toBeLessThan(20);
    expect(most(({ watts }) => watts)).toBeLessThan(900);
    expect(most(({ bpm }) => bpm)).toBeLessThanOrEqual(rider.maxBpm);
    expect(most(({ cadence }) => cadence)).toBeLessThan(130);
    expect(sum(moments, ({ distance }) => Number(Number.isNaN(distance)))).toBe(0);
  });

  test("pauses its timer at stops, and not for nothing", () => {
    const moments = ride(outdoors("one"));
    const pauses = moments.filter(({ second }, row) => second - (moments[row - 1]?.second ?? -1) > 1);
    const last = moments.at(-1);
    expect(pauses.length).toBeGreaterThan(0);
    expect(moments.every(({ timerSecond }, row) => timerSecond === row)).toBe(true);
    expect((last?.second ?? 0) - (last?.timerSecond ?? 0)).toBeGreaterThan(500); // the café
    for (const { speed } of pauses) expect(speed).toBeLessThan(4); // away from standing, within one second
  });

  test("indoors has effort and no place", () => {
    const moments = ride(indoors);
    expect(moments).toHaveLength(3600);
    expect(moments.every(({ latitude, height }) => Number.isNaN(latitude) && Number.isNaN(height))).toBe(true);
  });
});

/** Pearson's r of power now with heart rate some seconds later. */
function correlation(moments: readonly Moment[], lagSeconds: number): number {
  const pairs = moments
    .slice(0, -lagSeconds || undefined)
    .map(({ watts }, row) => [watts, moments[row + lagSeconds]?.bpm ?? 0]);
  const mean = (index: 0 | 1) => pairs.reduce((total, pair) => total + (pair[index] ?? 0), 0) / pairs.length;
  const [meanWatts, meanBpm] = [mean(0), mean(1)];
  let together = 0;
  let watts2 = 0;
  let bpm2 = 0;
  for (const [watts = 0, bpm = 0] of pairs) {
    together += (watts - meanWatts) * (bpm - meanBpm);
    watts2 += (watts - meanWatts) ** 2;
    bpm2 += (bpm - meanBpm) ** 2;
  }
  return together / Math.sqrt(watts2 * bpm2);
}

test("the heart follows the legs some twenty seconds to a minute later", () => {
  const moments = ride(indoors);
  const lags = Array.from({ length: 25 }, (_, index) => index * 5);
  const best = lags.toSorted((one, other) => correlation(moments, other) - correlation(moments, one))[0];
  expect(best).toBeGreaterThanOrEqual(15);
  expect(best).toBeLessThanOrEqual(60);
  expect(correlation(moments, best ?? 0)).toBeGreaterThan(0.8);
});

test("intervals are seen in the power", () => {
  const moments = ride(indoors);
  const meanOf = (from: number, to: number) => sum(moments.slice(from, to), ({ watts }) => watts) / (to - from);
  // Warm-up is 480 + 240 + 120 s; then 300 s hard, 240 s easy.
  expect(meanOf(870, 1130)).toBeGreaterThan(0.98 * 240);
  expect(meanOf(1170, 1370)).toBeLessThan(0.5 * 240);
});
