import { describe, expect, test } from "vitest";
import { commonReach, firstCommon, metersAhead, secondsAhead, shareOfWay } from "./delta";
import { layRide, placesByDistance, placesByTime } from "./laid";

/** Metres up to each second at a steady speed, standing in a pause. */
function steady(mps: number, seconds: number, pause = { start: 0, end: 0 }): Float64Array {
  const soFar = new Float64Array(seconds);
  for (let second = 1; second < seconds; second++) {
    const stands = second > pause.start && second <= pause.end;
    soFar[second] = (soFar[second - 1] ?? 0) + (stands ? 0 : mps);
  }
  return soFar;
}

const span = (seconds: number) => ({ start: 0, end: seconds });

const byDistance = (soFar: Float64Array, pauses: { start: number; end: number }[] = []) =>
  layRide(placesByDistance(soFar, span(soFar.length)), span(soFar.length), pauses);

describe("by distance", () => {
  test("a faster ride is ahead by what it took less to the same metre", () => {
    const [first, other] = [byDistance(steady(8, 501)), byDistance(steady(10, 401))];
    // By hand: 2,000 m take 250 s at 8 m/s and 200 s at 10 m/s.
    expect(secondsAhead(first, other, 0, 2000)).toBeCloseTo(50, 6);
    expect(secondsAhead(other, first, 0, 2000)).toBeCloseTo(-50, 6);
    // Between two seconds evenly: 1,004 m are 125.5 and 100.4 s.
    expect(secondsAhead(first, other, 0, 1004)).toBeCloseTo(25.1, 6);
  });

  test("a pause counts, unless it is left out", () => {
    const pause = { start: 100, end: 160 };
    const soFar = steady(10, 500, pause);
    const first = byDistance(steady(10, 500));
    expect(secondsAhead(first, byDistance(soFar), 0, 2000)).toBeCloseTo(-60, 6);
    expect(secondsAhead(first, byDistance(soFar, [pause]), 0, 2000)).toBeCloseTo(0, 6);
    // Up to where it stood nothing is lost.
    expect(secondsAhead(first, byDistance(soFar), 0, 1000)).toBeCloseTo(0, 6);
  });

  test("a stretch begins at 0", () => {
    const soFar = steady(10, 500);
    const stretch = { start: 100, end: 200 };
    const laid = layRide(placesByDistance(soFar, stretch), stretch, []);
    expect(laid.reach).toEqual({ start: 0, end: 990 });
    expect(laid.secondAt(500)).toBe(150);
    expect(laid.clock(150)).toBe(50);
  });

  test("nothing is told where one of them never was", () => {
    const [first, other] = [byDistance(steady(8, 501)), byDistance(steady(10, 101))];
    expect(secondsAhead(first, other, 0, 2000)).toBeNaN();
    expect(commonReach(first, other)).toEqual({ start: 0, end: 1000 });
    expect(commonReach(first, byDistance(new Float64Array(100)))).toBeNull();
  });
});

describe("by position", () => {
  test("a gap stays one, and the clock goes on in it", () => {
    const first = byDistance(steady(10, 501));
    const places = Float64Array.from({ length: 600 }, (_, second) => {
      if (second < 100) return second * 10;
      // A detour that took 100 s longer.
      return second < 300 ? Number.NaN : (second - 100) * 10;
    });
    const other = layRide(places, span(600), []);
    expect(secondsAhead(first, other, 0, 900)).toBeCloseTo(0, 6);
    expect(secondsAhead(first, other, 0, 1500)).toBeNaN();
    expect(secondsAhead(first, other, 0, 2500)).toBeCloseTo(-100, 6);
    // By hand: 2,000 to 5,000 m, and the first 990 m, of 5,000.
    expect(shareOfWay(first, other)).toBeCloseTo(0.8, 1);
  });

  test("two rides are compared from where both were first", () => {
    const first = byDistance(steady(10, 501));
    const places = Float64Array.from({ length: 400 }, (_, second) => (second < 100 ? Number.NaN : second * 10));
    expect(firstCommon(first, layRide(places, span(400), []), 10)).toBe(1000);
    expect(firstCommon(first, layRide(new Float64Array(400).fill(Number.NaN), span(400), []), 10)).toBeNull();
  });
});

describe("by time", () => {
  test("a faster ride is ahead by what it rode more up to the same second", () => {
    const [slow, fast] = [steady(8, 501), steady(10, 401)];
    const lay = (soFar: Float64Array) =>
      layRide(placesByTime(soFar.length, span(soFar.length), []), span(soFar.length), []);
    const both = [lay(slow), lay(fast)] as const;
    expect(metersAhead(both, [slow, fast], 100)).toBeCloseTo(200, 6);
    expect(metersAhead(both, [slow, fast], 450)).toBeNaN();
  });

  test("a pause that is left out takes no room", () => {
    const places = placesByTime(10, { start: 2, end: 10 }, [{ start: 4, end: 7 }]);
    expect([...places]).toEqual([-2, -1, 0, 1, 2, 2, 2, 2, 3, 4]);
  });
});
