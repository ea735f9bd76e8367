import { describe, expect, test } from "vitest";
import { inventRoute } from "./route";
import { heightAt } from "./terrain";

const home = { latitude: 46.6, longitude: 2.4, ruggedness: 1.2 };

describe("an invented road", () => {
  test.each(["Mill lane", "Border ridge", "Grand round"])(
    "%s is as long as asked, closed, and can be ridden",
    (name) => {
      const route = inventRoute(name, 60, home);
      expect(route.lengthMeters).toBeGreaterThan(59_000);
      expect(route.lengthMeters).toBeLessThan(61_000);
      const last = route.latitudes.length - 1;
      expect(Math.abs((route.latitudes[last] ?? 0) - (route.latitudes[0] ?? 0))).toBeLessThan(2e-4);
      expect(Math.max(...route.gradients.map(Math.abs))).toBeLessThan(0.16);
      expect(Math.min(...route.cornerSpeeds)).toBeGreaterThan(2);
    },
  );

  test("has points every ten metres on the ground", () => {
    const { latitudes, longitudes } = inventRoute("Lake road", 30, home);
    // A degree of latitude is 111.195 km on a sphere of 6,371 km; one of longitude less by the cosine.
    const steps = Array.from({ length: latitudes.length - 1 }, (_, row) =>
      Math.hypot(
        ((latitudes[row + 1] ?? 0) - (latitudes[row] ?? 0)) * 111_195,
        ((longitudes[row + 1] ?? 0) - (longitudes[row] ?? 0)) * 111_195 * Math.cos((46.6 * Math.PI) / 180),
      ),
    );
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(mean).toBeGreaterThan(9.7);
    expect(mean).toBeLessThanOrEqual(10.001);
  });
});

describe("the shape of an invented road", () => {
  test.each(["Mill lane", "Border ridge", "Grand round"])("%s bends like a road, not like a polygon", (name) => {
    const { latitudes, longitudes } = inventRoute(name, 60, home);
    const points = Array.from(latitudes, (latitude, row) => ({
      north: latitude * 111_195,
      east: (longitudes[row] ?? 0) * 111_195 * Math.cos((46.6 * Math.PI) / 180),
    }));
    const stretches = points.slice(0, -80).map((_, row) => points.slice(row, row + 81));
    // Few stretches of 800 m keep within 12 m of the straight line; between the corners of a polygon nearly all do.
    const straight = stretches.filter((stretch) => farthestAside(stretch) < 12).length / stretches.length;
    expect(straight).toBeLessThan(0.15);
  });
});

/** In metres, from the straight line between the first point and the last. */
function farthestAside(points: { north: number; east: number }[]): number {
  const [from, to] = [points[0], points.at(-1)];
  if (!from || !to) return 0;
  const [north, east] = [to.north - from.north, to.east - from.east];
  const asides = points.map((point) => Math.abs((point.east - from.east) * north - (point.north - from.north) * east));
  return Math.max(...asides) / Math.hypot(north, east);
}

describe("the ground", () => {
  test("is the same wherever one comes from", () => {
    expect(heightAt(3.21, -4.56, 1)).toBe(heightAt(3.21, -4.56, 1));
  });

  test("has no cliffs", () => {
    for (let step = 0; step < 2000; step++) {
      const x = step / 100;
      expect(Math.abs(heightAt(x + 0.01, 2, 1) - heightAt(x, 2, 1))).toBeLessThan(2);
    }
  });

  test("is flat where there is no relief", () => {
    expect(heightAt(1, 2, 0)).toBe(heightAt(-7, 5, 0));
  });
});
