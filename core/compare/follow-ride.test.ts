import { describe, expect, test } from "vitest";
import { modelOf, type Tracked } from "./follow-ride";

type Corner = readonly [east: number, north: number];

const METERS_PER_DEGREE = 111_195;

/** A ride from corner to corner, in metres from 0° N 0° E, so many metres a second. Null stands for a minute of standing. */
function ridden(corners: readonly (Corner | null)[], mps = 10, aside = 0): Tracked {
  const points: Corner[] = [];
  let last: Corner | null = null;
  let left = 0;
  for (const corner of corners) {
    if (corner === null) {
      if (last) points.push(...Array<Corner>(60).fill(points.at(-1) ?? last));
      continue;
    }
    if (last) {
      const [dx, dy] = [corner[0] - last[0], corner[1] - last[1]];
      const length = Math.hypot(dx, dy);
      let along = left;
      for (; along < length; along += mps)
        points.push([last[0] + (dx * along) / length, last[1] + (dy * along) / length]);
      left = along - length;
    }
    last = corner;
  }
  if (last && left < 1e-6) points.push(last);
  const soFar = new Float64Array(points.length);
  for (let second = 1; second < points.length; second++) {
    const [from, to] = [points[second - 1], points[second]];
    soFar[second] = (soFar[second - 1] ?? 0) + (from && to ? Math.hypot(to[0] - from[0], to[1] - from[1]) : 0);
  }
  return {
    track: {
      latitude: Float64Array.from(points, ([, north]) => (north + aside) / METERS_PER_DEGREE),
      longitude: Float64Array.from(points, ([east]) => east / METERS_PER_DEGREE),
    },
    soFar,
  };
}

const whole = ({ soFar }: Tracked) => ({ start: 0, end: soFar.length });

function places(first: Tracked, other: Tracked): Float64Array {
  const model = modelOf(first, whole(first));
  if (model === null) throw new Error("There is no way to follow");
  return model.placesOf(other, whole(other));
}

/** Up and down by turns, as a receiver does: 12 m to either side. */
function noisy({ track, soFar }: Tracked): Tracked {
  const latitude = track.latitude.map((degrees, second) => degrees + (12 * Math.sin(second / 3)) / METERS_PER_DEGREE);
  return { track: { ...track, latitude }, soFar };
}

const ROAD: readonly Corner[] = [
  [0, 0],
  [3000, 0],
  [3000, 2000],
];

describe("the places of a ride on the way of another", () => {
  test("are its own metres where it rode the same way, however fast", () => {
    const along = places(ridden(ROAD), ridden(ROAD, 8));
    // By hand: after 250 s at 8 m/s it is 2 km along; after 500 s 4 km, round the corner.
    expect(along[250]).toBeCloseTo(2000, 0);
    expect(along[500]).toBeCloseTo(4000, 0);
  });

  test("are right to some metres where receivers tell 12 m more or less, and never fall", () => {
    const along = places(ridden(ROAD), noisy(ridden(ROAD, 8, 10)));
    expect(Math.abs((along[250] ?? 0) - 2000)).toBeLessThan(15);
    expect(along.slice(1).every((place, second) => !(place < (along[second] ?? 0)))).toBe(true);
  });

  test("stand still while the rider stands", () => {
    const along = places(ridden(ROAD), ridden([[0, 0], [2000, 0], null, [3000, 0], [3000, 2000]]));
    expect([along[199], along[201], along[250]].map((place) => Math.round(place ?? 0))).toEqual([1990, 1990, 1990]);
    expect(along[360]).toBeCloseTo(3000, -1.5);
  });

  test("are gaps on a detour, and go on behind it", () => {
    const round: Corner[] = [
      [0, 0],
      [1000, 0],
      [1000, 800],
      [2000, 800],
      [2000, 0],
      [3000, 0],
      [3000, 2000],
    ];
    const along = places(ridden(ROAD), ridden(round));
    expect(along[90]).toBeCloseTo(900, 0);
    expect(along[200]).toBeNaN();
    // By hand: 1,000 + 800 + 1,000 + 800 m of detour, then 500 m more are 2,500 m of the road.
    expect(along[410]).toBeCloseTo(2500, 0);
  });

  test("go round a small detour without a gap", () => {
    const round: Corner[] = [
      [0, 0],
      [1000, 0],
      [1000, 50],
      [1040, 50],
      [1040, 0],
      [3000, 0],
      [3000, 2000],
    ];
    expect(places(ridden(ROAD), ridden(round)).slice(0, 500).some(Number.isNaN)).toBe(false);
  });

  test("tell the way out from the way back, where both are one road", () => {
    const outAndBack: Corner[] = [
      [0, 0],
      [2000, 0],
      [0, 0],
    ];
    const along = places(ridden(outAndBack), ridden(outAndBack, 5));
    expect(along[200]).toBeCloseTo(1000, 0);
    expect(along[600]).toBeCloseTo(3000, 0);
  });

  test("tell laps of the same round apart", () => {
    const lap: Corner[] = [
      [0, 0],
      [600, 0],
      [600, 600],
      [0, 600],
    ];
    const laps = [...lap, ...lap, ...lap, lap[0] ?? [0, 0]];
    const along = places(ridden(laps), ridden(laps, 8));
    // By hand: a lap is 2,400 m; after 750 s at 8 m/s there are 6,000 m behind, in the middle of the third.
    expect(along[750]).toBeCloseTo(6000, 0);
  });

  test("are none where it went the other way round, or elsewhere", () => {
    const back = ROAD.toReversed();
    expect(places(ridden(ROAD), ridden(back)).every(Number.isNaN)).toBe(true);
    expect(places(ridden(ROAD), ridden(ROAD, 10, 5000)).every(Number.isNaN)).toBe(true);
  });

  test("are none where it only crossed the way", () => {
    const across: Corner[] = [
      [500, -1000],
      [1500, 1000],
    ];
    expect(places(ridden(ROAD), ridden(across)).every(Number.isNaN)).toBe(true);
  });
});

describe("the passes of a stretch", () => {
  const found = (first: Tracked, span: { start: number; end: number }, other: Tracked) =>
    modelOf(first, span)?.passesOf(other);

  test("are found where a longer ride went over it", () => {
    const longer: Corner[] = [[-2000, 300], [-2000, 0], ...ROAD, [5000, 2000]];
    // By hand: 300 + 2,000 m to where the first began, and the stretch from 1,000 to 2,500 m at 10 m/s.
    expect(found(ridden(ROAD), { start: 100, end: 251 }, ridden(longer))).toEqual({
      is: "found",
      spans: [{ start: 330, end: 481 }],
    });
  });

  test("are each found where it was ridden again and again", () => {
    const hill: Corner[] = [
      [0, 0],
      [2000, 0],
    ];
    const again: Corner[] = [
      [-500, 0],
      [2500, 0],
      [2500, 300],
      [-500, 300],
      [-500, 0],
      [2500, 0],
    ];
    expect(found(ridden(hill), { start: 0, end: 201 }, ridden(again))).toEqual({
      is: "found",
      // By hand: 500 m before it; then 3,000 + 300 + 3,000 + 300 m later once more.
      spans: [
        { start: 50, end: 251 },
        { start: 710, end: 911 },
      ],
    });
  });

  test("bear a pause and a small detour on the way", () => {
    const slow = ridden([[0, 0], [1000, 0], null, [1000, 60], [1050, 60], [1050, 0], [3000, 0], [3000, 2000]]);
    const passes = found(ridden(ROAD), { start: 0, end: 501 }, slow);
    expect(passes?.is).toBe("found");
  });

  test.each([
    ["elsewhere", ridden(ROAD, 10, 4000)],
    ["other-direction", ridden(ROAD.toReversed())],
    [
      "other-way",
      ridden([
        [0, 0],
        [0, 2000],
        [3000, 2000],
      ]),
    ],
    [
      "other-way",
      ridden([
        [0, 0],
        [1000, 0],
        [1000, 900],
        [2000, 900],
        [2000, 0],
        [3000, 0],
        [3000, 2000],
      ]),
    ],
  ])("are none: %s", (is, other) => {
    expect(found(ridden(ROAD), { start: 0, end: 501 }, other)).toEqual({ is });
  });
});

test("a ride without positions is no way to follow", () => {
  const { soFar } = ridden(ROAD);
  const nowhere = new Float64Array(soFar.length).fill(Number.NaN);
  expect(modelOf({ track: { latitude: nowhere, longitude: nowhere }, soFar }, { start: 0, end: 100 })).toBeNull();
});
