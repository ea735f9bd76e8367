import { expect, test } from "vitest";
import { DATA_TYPES, FIRST_ACCEPTED, FIRST_WANTED, readWanted, WANTED_FIELDS, wantedByBoth } from "./wanted-data";
import { consentInWords, FIELD_WORDS, listed, TYPE_WORDS } from "./wanted-data-words";

const byDefault = wantedByBoth(FIRST_ACCEPTED, FIRST_WANTED);

test("who chose nothing agrees to their rides alone, and is told so", () => {
  const { kept, dropped, howLong } = consentInWords(byDefault, 90);
  expect(kept).toEqual([
    "your rides, second by second",
    "the number of your account there",
    "where you rode",
    "your heart rate",
    "your weight",
  ]);
  expect(dropped).toContain("your menstrual cycle: days, phases, flow");
  expect(dropped).toContain("blood pressure and blood values");
  expect(howLong.join(" ")).toContain("after 90 days");
});

test("each type and field is named once, as kept or as dropped, whatever the choice", () => {
  const all = [...Object.values(TYPE_WORDS), ...Object.values(FIELD_WORDS)].map(({ kept }) => kept).sort();
  for (const name of [...DATA_TYPES, ...WANTED_FIELDS]) {
    const isType = (DATA_TYPES as readonly string[]).includes(name);
    for (const choice of [true, false]) {
      const wanted = readWanted({ [isType ? "types" : "fields"]: { [name]: choice } }, byDefault);
      const { kept, dropped } = consentInWords(wanted, 90);
      expect([...kept, ...dropped].sort()).toEqual(all);
    }
  }
});

test("a field is not said to be kept when no type that holds it is", () => {
  const wanted = readWanted({ types: { activity: false } }, byDefault);
  expect(consentInWords(wanted, 90).kept).toEqual(["the number of your account there"]);
});

test("a list is read as one sentence", () => {
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b", "c"])).toBe("a; b; and c");
});
