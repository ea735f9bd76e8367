import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haversineMeters } from "./position";
import { placeRoute, scaleBar, simplifyRoute } from "./route";

const gap = Number.NaN;
const track = (...positions: [number, number][]) => ({
  latitude: Float64Array.from(positions, ([latitude]) => latitude),
  longitude: Float64Array.from(positions, ([, longitude]) => longitude),
});
const BOX = { width: 400, height: 300, margin: 20 };

describe("placeRoute", () => {
  test("fills the box as far as it goes, in the middle, north up", () => {
    // On the equator a degree is as long both ways: twice as wide as high, the width decides.
    const { x, y } = placeRoute(track([0.001, 0], [0.001, 0.02], [-0.009, 0.02]), BOX);
    expect([...x].map(Math.round)).toEqual([20, 380, 380]);
    expect([...y].map(Math.round)).toEqual([60, 60, 240]);
  });

  test("keeps the shape of the ground at sixty degrees north", () => {
    // There a degree of longitude is half as long as one of latitude.
    const { x, y } = placeRoute(track([60, 10], [60, 10.02], [60.01, 10.02]), BOX);
    const [east, north] = [(x[1] ?? 0) - (x[0] ?? 0), (y[1] ?? 0) - (y[2] ?? 0)];
    expect(east / north).toBeCloseTo(1, 2);
  });

  test("knows its scale", () => {
    const { x, y, metersPerPixel } = placeRoute(track([52, 5], [52.05, 5.1]), BOX);
    const pixels = Math.hypot((x[1] ?? 0) - (x[0] ?? 0), (y[1] ?? 0) - (y[0] ?? 0));
    expect((pixels * metersPerPixel) / haversineMeters(52, 5, 52.05, 5.1)).toBeCloseTo(1, 2);
  });

  test("keeps gaps", () => {
    const { x, y } = placeRoute(track([52, 5], [gap, gap], [52.1, 5]), BOX);
    expect([x[1], y[1]]).toEqual([gap, gap]);
    expect(x[0]).toBe(200);
  });

  test("does not blow up a rider who stood still", () => {
    const { x, y, metersPerPixel } = placeRoute(track([52, 5], [52, 5]), BOX);
    expect([x[0], y[0]]).toEqual([200, 150]);
    expect(metersPerPixel).toBeCloseTo(100 / 260, 1);
  });

  test("goes on over the date line", () => {
    const { x } = placeRoute(track([0, 179.99], [0, -179.99]), BOX);
    expect([...x].map(Math.round)).toEqual([20, 380]);
  });

  test("of no position is no place", () => {
    expect([...placeRoute(track([gap, gap]), BOX).x]).toEqual([gap]);
  });
});

describe("simplifyRoute", () => {
  const placed = (...points: [number, number][]) => ({
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    metersPerPixel: 1,
  });

  test("leaves of a straight line its ends, of a corner the corner", () => {
    expect(simplifyRoute(placed([0, 0], [10, 0], [20, 0.1], [30, 0]), 0.5)).toEqual([[0, 3]]);
    expect(simplifyRoute(placed([0, 0], [10, 0], [20, 0], [20, 10], [20, 20]), 0.5)).toEqual([[0, 2, 4]]);
  });

  test("leaves out a rider who stands", () => {
    const standing = placed([0, 0], [10, 0], [10.1, 0.1], [10, 0.1], [10.1, 0], [10, 10]);
    expect(simplifyRoute(standing, 0.5)).toEqual([[0, 1, 5]]);
  });

  test("goes over the holes of slow recording and ends at longer ones", () => {
    const slow = new Array<[number, number]>(5).fill([gap, gap]);
    const lost = new Array<[number, number]>(11).fill([gap, gap]);
    expect(simplifyRoute(placed([0, 0], ...slow, [9, 9], ...lost, [20, 9], [30, 0]), 0.5)).toEqual([
      [0, 6],
      [18, 19],
    ]);
  });

  test("of nothing is nothing", () => {
    expect(simplifyRoute(placed([gap, gap]), 0.5)).toEqual([]);
  });

  test("never passes a point at more than the tolerance", () => {
    const point = fc.tuple(fc.double({ min: 0, max: 400, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 80 }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (points, tolerance) => {
          const route = placed(...points);
          const [run = []] = simplifyRoute(route, tolerance);
          points.forEach(([x, y], second) => {
            const next = Math.max(
              run.findIndex((bend) => bend >= second),
              1,
            );
            const [from, to] = [points[run[next - 1] ?? 0], points[run[next] ?? run[next - 1] ?? 0]];
            expect(distanceToLine([x, y], from ?? [0, 0], to ?? [0, 0])).toBeLessThanOrEqual(tolerance + 1e-9);
          });
        },
      ),
    );
  });

  test("needs few points for eight hours", () => {
    const lap = (second: number): [number, number] => [
      200 + 150 * Math.sin(second / 900),
      150 + 100 * Math.cos(second / 700),
    ];
    const run = simplifyRoute(placed(...Array.from({ length: 28_800 }, (_, second) => lap(second))), 0.5);
    expect(run[0]?.length).toBeLessThan(1000);
  });
});

describe("scaleBar", () => {
  test.each([
    [10, 120, { meters: 1000, pixels: 100 }],
    [10, 99, { meters: 500, pixels: 50 }],
    [10, 220, { meters: 2000, pixels: 200 }],
    [0.4, 100, { meters: 20, pixels: 50 }],
    [100, 100, { meters: 10_000, pixels: 100 }],
  ])("of %d m a pixel within %d px", (metersPerPixel, maxPixels, expected) => {
    expect(scaleBar(metersPerPixel, maxPixels)).toEqual(expected);
  });
});

function distanceToLine([x, y]: [number, number], [x1, y1]: [number, number], [x2, y2]: [number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
