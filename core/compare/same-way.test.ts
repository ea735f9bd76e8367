import { describe, expect, test } from "vitest";
import { isSameClimb, placeAt, roughWay, sharedWay } from "./same-way";

const METERS_PER_DEGREE = 111_195;

/** A second every 10 m from corner to corner, in metres from 0° N 0° E. */
function track(corners: readonly (readonly [number, number])[]) {
  const points: (readonly [number, number])[] = [];
  for (const [index, [toX, toY]] of corners.entries()) {
    const [x, y] = corners[index - 1] ?? [toX, toY];
    const steps = Math.max(1, Math.round(Math.hypot(toX - x, toY - y) / 10));
    for (let step = 0; step < steps; step++)
      points.push([x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps]);
  }
  return {
    latitude: Float64Array.from(points, ([, y]) => y / METERS_PER_DEGREE),
    longitude: Float64Array.from(points, ([x]) => x / METERS_PER_DEGREE),
  };
}

function shared(one: Parameters<typeof track>[0], other: Parameters<typeof track>[0]): number {
  const [mine, theirs] = [roughWay(track(one)), roughWay(track(other))];
  if (!mine || !theirs) throw new Error("There is no way");
  return sharedWay(mine, theirs);
}

describe("the way that two rides share", () => {
  const ROUND = [
    [0, 0],
    [4000, 0],
    [4000, 4000],
    [0, 4000],
    [0, 0],
  ] as const;

  test("is all of it where both rode the same round", () => {
    expect(shared(ROUND, ROUND)).toBe(1);
  });

  test("is half of it where one turned off half-way", () => {
    expect(
      shared(ROUND, [
        [0, 0],
        [4000, 0],
        [4000, 4000],
        [9000, 4000],
      ]),
    ).toBeCloseTo(0.5, 1);
  });

  test("is nothing the other way round, or elsewhere", () => {
    expect(shared(ROUND, ROUND.toReversed())).toBe(0);
    expect(
      shared(ROUND, [
        [0, 20_000],
        [4000, 20_000],
      ]),
    ).toBe(0);
  });

  test("is all of it out and back on one road", () => {
    const outAndBack = [
      [0, 0],
      [5000, 0],
      [0, 0],
    ] as const;
    expect(shared(outAndBack, outAndBack)).toBe(1);
  });
});

test("a ride without positions has no way", () => {
  const nowhere = new Float64Array(100).fill(Number.NaN);
  expect(roughWay({ latitude: nowhere, longitude: nowhere })).toBeNull();
});

describe("a climb", () => {
  const climb = (metersEast: number, lengthMeters = 2000) => ({
    lengthMeters,
    from: { latitude: 0, longitude: metersEast / METERS_PER_DEGREE },
    to: { latitude: 0, longitude: (metersEast + lengthMeters) / METERS_PER_DEGREE },
  });

  test.each([
    ["100 m further on", climb(100), true],
    ["half a kilometre further on", climb(500), false],
    ["half as long", climb(0, 1000), false],
  ])("%s", (_, other, isSame) => {
    expect(isSameClimb(climb(0), other)).toBe(isSame);
  });
});

test("a place is taken from the next second that knows one", () => {
  const longitude = Float64Array.from([Number.NaN, Number.NaN, 5, 6, Number.NaN]);
  const latitude = longitude.map((degrees) => degrees / 5);
  expect(placeAt({ latitude, longitude }, 0)).toEqual({ latitude: 1, longitude: 5 });
  expect(placeAt({ latitude, longitude }, 4)).toEqual({ latitude: 1.2, longitude: 6 });
  expect(placeAt({ latitude: latitude.subarray(0, 1), longitude: longitude.subarray(0, 1) }, 0)).toBeNull();
});
