import { describe, expect, test } from "vitest";
import { distanceAxis, TIME_AXIS } from "./axis";
import { begunAt, drawnAcross, endedAt, pinched, showing, slid, slidAlong, viewOf, zoomed, zoomedAlong } from "./view";

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

describe("pinched", () => {
  const middle = { start: 900, end: 2700 };

  test("apart looks nearer, and keeps under each finger what was there", () => {
    // Fingers at 1350 s and 2250 s, twice as far apart afterwards: half an hour becomes a quarter around 1800 s.
    expect(pinched(TIME_AXIS, middle, HOUR, [0.25, 0.75], [0, 1])).toEqual({ start: 1350, end: 2250 });
  });

  test("together looks from further away, and no further than the ride", () => {
    expect(pinched(TIME_AXIS, middle, HOUR, [0.25, 0.75], [0.375, 0.625])).toEqual(HOUR);
  });

  test("side by side moves along, as far as the ride reaches", () => {
    expect(pinched(TIME_AXIS, middle, HOUR, [0.25, 0.75], [0.35, 0.85])).toEqual({ start: 720, end: 2520 });
    expect(pinched(TIME_AXIS, middle, HOUR, [0, 0.4], [0.6, 1])).toEqual({ start: 0, end: 1800 });
  });

  test("above one another only moves along, in whatever order the fingers are told", () => {
    // Their middle goes from 0.505 to 0.395 of 1800 s.
    expect(pinched(TIME_AXIS, middle, HOUR, [0.5, 0.51], [0.4, 0.39])).toEqual({ start: 1098, end: 2898 });
  });

  test("never shows less than a minute", () => {
    expect(pinched(TIME_AXIS, { start: 100, end: 200 }, HOUR, [0.4, 0.6], [0, 1])).toEqual({ start: 120, end: 180 });
  });

  test("on an axis of distance goes by the road", () => {
    // 10 m/s for half an hour, then standing.
    const axis = distanceAxis(Float64Array.from({ length: 3600 }, (_, second) => 10 * Math.min(second, 1800)));
    expect(pinched(axis, HOUR, HOUR, [0.25, 0.75], [0, 1])).toEqual({ start: 450, end: 1350 });
  });
});

describe("the ends of what is shown", () => {
  const view = { start: 600, end: 1200 };

  test("move, and leave a minute between them", () => {
    expect(begunAt(view, HOUR, 900)).toEqual({ start: 900, end: 1200 });
    expect(begunAt(view, HOUR, 1199)).toEqual({ start: 1140, end: 1200 });
    expect(endedAt(view, HOUR, 601)).toEqual({ start: 600, end: 660 });
  });

  test("stay within the ride", () => {
    expect(begunAt(view, HOUR, -50)).toEqual({ start: 0, end: 1200 });
    expect(endedAt(view, HOUR, 4000)).toEqual({ start: 600, end: 3600 });
  });

  test("of a ride shorter than a minute are its ends", () => {
    const short = { start: 0, end: 40 };
    expect(begunAt(short, short, 20)).toEqual(short);
    expect(endedAt(short, short, 20)).toEqual(short);
  });
});

describe("slid", () => {
  test("is as long as before, as far as the ride reaches", () => {
    expect(slid({ start: 600, end: 1200 }, HOUR, 100)).toEqual({ start: 700, end: 1300 });
    expect(slid({ start: 600, end: 1200 }, HOUR, 9000)).toEqual({ start: 3000, end: 3600 });
  });

  test("along a road is as much road as before", () => {
    // 10 m/s for half an hour, then 5 m/s.
    const soFar = Float64Array.from({ length: 3600 }, (_, second) =>
      second < 1800 ? 10 * second : 18_000 + 5 * (second - 1800),
    );
    expect(slidAlong(distanceAxis(soFar), { start: 600, end: 1200 }, HOUR, 12_000)).toEqual({ start: 1800, end: 3000 });
  });
});
