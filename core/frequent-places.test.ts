import { describe, expect, test } from "vitest";
import { frequentPlaces } from "./frequent-places";

/** 0.001° along a meridian are 111.2 m. */
const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe("frequentPlaces", () => {
  test("finds none where nothing is", () => expect(frequentPlaces([])).toEqual([]));

  test("tells the places apart, those with the most positions first, in the order they were given", () => {
    const [home, homeAgain, work, homeOnceMore] = [at(50, 8), at(50.001, 8), at(50.1, 8), at(50.0015, 8)];
    const places = frequentPlaces([work, home, homeAgain, homeOnceMore]);
    expect(places.map(({ found }) => found)).toEqual([[home, homeAgain, homeOnceMore], [work]]);
    // By hand: (50 + 50.001 + 50.0015) / 3.
    expect(places[0]?.latitude).toBeCloseTo(50.000833, 6);
  });

  test("takes 222 m for another place", () => {
    expect(frequentPlaces([at(50, 8), at(50.002, 8)])).toHaveLength(2);
  });

  test("does not walk away from a place position by position", () => {
    const row = [0, 0.0015, 0.003, 0.0045].map((north) => at(50 + north, 8));
    expect(frequentPlaces(row).map(({ found }) => found.length)).toEqual([2, 2]);
  });

  test("finds the middle on the date line", () => {
    const [place] = frequentPlaces([at(0, 179.9995), at(0, -179.9995), at(0, -179.9997)]);
    expect(place?.found).toHaveLength(3);
    // By hand: the mean of −0.0005, +0.0005 and +0.0003 around 180 is 180.0001.
    expect(place?.longitude).toBeCloseTo(-179.9999, 6);
  });

  test("keeps what is known of a position", () => {
    expect(frequentPlaces([{ ...at(50, 8), title: "Evening ride" }])[0]?.found[0]?.title).toBe("Evening ride");
  });
});
