import { describe, expect, test } from "vitest";
import { parseChangedPlace, parseNewPlace, parsePlaceChoice, parseRemovedPlace, typePlace } from "./private-place-form";

const ID = "7b0d1a52-0000-4000-8000-000000000000";
const typed = { name: " Home\u0000 ", radiusMeters: "300", coordinates: "52.1, 4.3" };

describe("a new place", () => {
  test("is read as it was meant", () => {
    const place = { name: "Home", radiusMeters: 300, latitude: 52.1, longitude: 4.3 };
    expect(parseNewPlace(typed)).toEqual({ ok: true, place });
    expect(parseNewPlace({ ...typed, radiusMeters: " 299.6 m" })).toEqual({ ok: true, place });
  });

  test.each([
    ["no name", { name: "\u200b " }, { name: "Please give it a name, so that you know it again." }],
    ["a long name", { name: "x".repeat(61) }, { name: "At most 60 letters, please." }],
    ["too small a circle", { radiusMeters: "99" }, { radiusMeters: "Between 100 and 2,000 m, please." }],
    ["too large a circle", { radiusMeters: "2001" }, { radiusMeters: "Between 100 and 2,000 m, please." }],
    ["no circle", { radiusMeters: "" }, { radiusMeters: "Between 100 and 2,000 m, please." }],
    ["a circle of words", { radiusMeters: "NaN" }, { radiusMeters: "Between 100 and 2,000 m, please." }],
    [
      "no position",
      { coordinates: "at home" },
      { coordinates: "Please paste two numbers as a map gives them, such as 52.1, 4.3." },
    ],
    [
      "no position at all",
      { coordinates: undefined },
      { coordinates: "Please paste two numbers as a map gives them, such as 52.1, 4.3." },
    ],
  ])("with %s is refused in words", (_, change, problems) => {
    expect(parseNewPlace({ ...typed, ...change })).toEqual({ ok: false, problems });
  });

  test("does not choose what is hidden around it", () => {
    const form = parseNewPlace({ ...typed, shiftNorthMeters: "0", id: ID });
    expect(form.ok && Object.keys(form.place).sort()).toEqual(["latitude", "longitude", "name", "radiusMeters"]);
  });
});

test("a changed place keeps its position", () => {
  expect(parseChangedPlace({ ...typed, id: ID, radiusMeters: "500" })).toEqual({
    ok: true,
    place: { id: ID, name: "Home", radiusMeters: 500 },
  });
});

test("a form about no place is none of ours", () => expect(() => parsePlaceChoice({ id: "x" })).toThrow());

describe("a removed place", () => {
  const place = { ...parseRemovedPlace({ ...typed, id: ID, shiftNorthMeters: "-120", shiftEastMeters: "11.25" }) };

  test("comes back as it was", () => {
    expect(place).toEqual({
      id: ID,
      name: "Home",
      latitude: 52.1,
      longitude: 4.3,
      radiusMeters: 300,
      shiftNorthMeters: -120,
      shiftEastMeters: 11.25,
    });
    expect(parseRemovedPlace(typePlace(place))).toEqual(place);
    const nearZero = { ...place, latitude: 1e-9, longitude: -1.5e-7 };
    expect(parseRemovedPlace(typePlace(nearZero))).toEqual(nearZero);
  });

  test.each([["120.1"], ["-121"], ["NaN"], ["Infinity"]])(
    "is not shifted by %s m, which we never do",
    (shiftEastMeters) => {
      expect(() => parseRemovedPlace({ ...typePlace(place), shiftEastMeters })).toThrow();
    },
  );
});
