import { describe, expect, test } from "vitest";
import type { Track } from "@/core/channel";
import type { PlaceId } from "@/core/ids";
import type { PrivatePlace } from "@/core/private-places";
import { PREVIEW, previewPlace } from "./privacy-preview";

const HOME: PrivatePlace = {
  id: "7b0d1a52-0000-4000-8000-000000000000" as PlaceId,
  name: "Home",
  latitude: 0,
  longitude: 10,
  radiusMeters: 300,
  shiftNorthMeters: 0,
  shiftEastMeters: 0,
};

/** Eastwards along the equator through the place, a position every 10 m from −2 km to 2 km. */
function through(longitude: number): Track {
  const seconds = Array.from({ length: 401 }, (_, index) => longitude + ((index - 200) * 10) / 111_195);
  return { latitude: new Float64Array(401), longitude: Float64Array.from(seconds, wrapped) };
}

const wrapped = (degrees: number) => degrees - 360 * Math.round(degrees / 360);

const xs = (path: string) => [...path.matchAll(/[ML]([-\d.]+) /g)].map(([, x]) => Number(x));

describe("previewPlace", () => {
  test("puts the circle into the middle and leaves half of its radius around it", () => {
    // By hand: 120 px are 2 · 1.5 radii, so a radius is 40 px.
    const { circle, place } = previewPlace(HOME, null);
    expect(circle).toEqual({ x: 80, y: 60, radius: expect.closeTo(40, 0) });
    expect(place).toEqual({ x: 80, y: 60 });
  });

  test("puts the place where it is: off the middle of the circle", () => {
    // By hand: 471 m are 40 px, so 100 m are 8.5 px; the circle lies north and east of the place.
    const { circle, place } = previewPlace({ ...HOME, shiftNorthMeters: 100, shiftEastMeters: 100 }, null);
    expect([circle.x, circle.y]).toEqual([80, 60]);
    expect(place).toEqual({ x: expect.closeTo(71.5, 0), y: expect.closeTo(68.5, 0) });
  });

  test.each([
    ["on the equator", 10],
    ["on the date line", 180],
  ])("draws what others see up to the circle and from it on, and the rest as hidden, %s", (_, longitude) => {
    const { shown, hidden } = previewPlace({ ...HOME, longitude }, through(longitude));
    const [left, leftBorder, rightBorder, right] = xs(shown);
    // By hand: 10 m are 0.85 px, which is as exact as it can be.
    expect(left).toBeCloseTo(0, -0.3);
    expect(leftBorder).toBeCloseTo(40, -0.3);
    expect(rightBorder).toBeCloseTo(120, -0.3);
    expect(right).toBeCloseTo(PREVIEW.width, -0.3);
    expect(xs(shown)).toHaveLength(4);
    expect(xs(hidden)).toEqual([leftBorder, rightBorder]);
  });

  test("draws no line where no ride comes by", () => {
    expect(previewPlace(HOME, null)).toMatchObject({ shown: "", hidden: "" });
    expect(previewPlace(HOME, through(11))).toMatchObject({ shown: "", hidden: "" });
  });
});
