import { expect, test } from "vitest";
import type { Colouring } from "../route/colouring";
import { boundsOf, lineFeatures, placesOf } from "./line-features";

const gap = Number.NaN;
const track = {
  latitude: Float64Array.of(52, 52.1, gap, 52.3),
  longitude: Float64Array.of(5, 5.1, gap, 4.9),
};

const colouring: Colouring = {
  title: "Power, W",
  unit: "W",
  stepAt: () => 1,
  colours: ["zone-1", "zone-2"],
  limits: ["100"],
  names: null,
};

test("a second has a place, a gap has none", () => {
  const placeAt = placesOf(track);
  expect([0, 1, 2, 3, 4].map(placeAt)).toEqual([[5, 52], [5.1, 52.1], null, [4.9, 52.3], null]);
});

test("a ride over the date line goes on beyond it", () => {
  const placeAt = placesOf({ latitude: Float64Array.of(0, 0), longitude: Float64Array.of(179.9, -179.9) });
  expect(placeAt(1)?.[0]).toBeCloseTo(180.1, 6);
});

test("pieces are lines in the colour of their step, with the second at which they begin", () => {
  const pieces = [
    { seconds: [0, 1], step: 2 },
    { seconds: [1, 2, 3], step: 0 },
  ];
  expect(lineFeatures(placesOf(track), pieces, colouring)).toEqual([
    {
      type: "Feature",
      properties: { colour: "zone-2", start: 0 },
      geometry: {
        type: "LineString",
        coordinates: [
          [5, 52],
          [5.1, 52.1],
        ],
      },
    },
    {
      type: "Feature",
      properties: { colour: "control", start: 1 },
      geometry: {
        type: "LineString",
        coordinates: [
          [5.1, 52.1],
          [4.9, 52.3],
        ],
      },
    },
  ]);
});

test("the bounds of a track reach around all of it", () => {
  expect(boundsOf(placesOf(track), 4)).toEqual([
    [4.9, 52],
    [5.1, 52.3],
  ]);
  expect(boundsOf(placesOf({ latitude: Float64Array.of(gap), longitude: Float64Array.of(gap) }), 1)).toBeNull();
});
