import { describe, expect, test } from "vitest";
import { distanceAxis } from "./axis";
import { drawnAcross, showing, viewOf, zoomed, zoomedAlong } from "./view";

const HOUR = { start: 0, end: 3600 };

describe("zoomed", () => {
  test("keeps the second that is looked at where it is", () => {
    expect(zoomed(HOUR, HOUR, 0.5, 900)).toEqual({ start: 450, end: 2250 });
  });

  test("out of the whole is the whole", () => {
    expect(zoomed(HOUR, HOUR, 2, 1800)).toEqual(HOUR);
  });

  test("never shows less than a minute", () => {
    expect(zoomed({ start: 100, end: 170 }, HOUR, 0.5, 135)).toEqual({ start: 105, end: 165 });
  });
});

describe("zoomedAlong", () => {
  // 6.3 m/s for 20 minutes, standing for 20, 6.3 m/s for another 20: the road's middle is the stop.
  const soFar = Float64Array.from(
    { length: 3600 },
    (_, second) => 6.3 * (Math.min(second, 1200) + Math.max(0, second - 2400)),
  );
  const axis = distanceAxis(soFar);

  test("on an axis of distance halves the road, and not the time", () => {
    const { start, end } = zoomedAlong(axis, HOUR, HOUR, 0.5, 1800);
    expect(start).toBeCloseTo(600, -1);
    expect(end).toBeCloseTo(3000, -1);
  });

  test("out of the road is the whole ride again", () => {
    const near = zoomedAlong(axis, HOUR, HOUR, 0.5, 1800);
    expect(zoomedAlong(axis, near, HOUR, 4, 1800)).toEqual(HOUR);
  });
});

describe("drawnAcross", () => {
  test("is the same whichever way it was drawn", () => {
    expect(drawnAcross(2000, 1400, HOUR)).toEqual({ start: 1400, end: 2000 });
    expect(drawnAcross(1400, 2000, HOUR)).toEqual({ start: 1400, end: 2000 });
  });

  test("to the last second holds it, too", () => {
    expect(drawnAcross(3500, 3599, HOUR)).toEqual({ start: 3500, end: 3600 });
  });
});

describe("viewOf", () => {
  test("of a few seconds at the end is the last minute", () => {
    expect(viewOf({ start: 3595, end: 3599 }, HOUR)).toEqual({ start: 3540, end: 3600 });
  });

  test("in a ride shorter than a minute is the whole ride", () => {
    expect(viewOf({ start: 3, end: 9 }, { start: 0, end: 40 })).toEqual({ start: 0, end: 40 });
  });
});

describe("showing", () => {
  test.each([
    ["in sight changes nothing", 150, { start: 100, end: 200 }],
    ["before it moves it back", 90, { start: 90, end: 190 }],
    ["after it moves it on", 200, { start: 101, end: 201 }],
  ])("a second %s", (_, second, expected) => {
    expect(showing({ start: 100, end: 200 }, HOUR, second)).toEqual(expected);
  });
});
