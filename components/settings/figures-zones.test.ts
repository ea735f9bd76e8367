import { describe, expect, test } from "vitest";
import { readableLimits, zoneLines } from "./figures-zones";

const COGGAN = [55, 75, 90, 105, 120, 150];

describe("the zones that limits make", () => {
  test("of a threshold of 250 W reach over whole watts", () => {
    // By hand: 55 % are 137.5 W, so 137 W are still below; 75 % are 187.5 W.
    expect(zoneLines(COGGAN, [], { unit: "W", per: 2.5 }).map(({ range }) => range)).toEqual([
      "up to 137 W",
      "138–187 W",
      "188–224 W",
      "225–262 W",
      "263–299 W",
      "300–374 W",
      "from 375 W",
    ]);
  });

  test("in percents are told as they were set", () => {
    const ranges = zoneLines(COGGAN, [], { unit: "%" }).map(({ range }) => range);
    expect(ranges.slice(0, 2)).toEqual(["up to 55 %", "55–75 %"]);
    expect(ranges.at(-1)).toBe("from 150 %");
  });

  test("leave no watt out, and put none into two", () => {
    const lines = zoneLines(COGGAN, [], { unit: "W", per: 2.63 });
    const numbers = lines.map(({ range }) => (range.match(/\d+/g) ?? []).map(Number));
    for (const [index, [first]] of numbers.slice(1).entries()) expect(first).toBe((numbers[index]?.at(-1) ?? 0) + 1);
  });

  test("have the names there are, and numbers where there are none", () => {
    const lines = zoneLines([120, 150], [{ name: "Z1", label: "Easy" }], { unit: "bpm" });
    expect(lines).toEqual([
      { name: "Z1", label: "Easy", range: "up to 119 bpm" },
      { name: "Z2", label: "", range: "120–149 bpm" },
      { name: "Z3", label: "", range: "from 150 bpm" },
    ]);
  });
});

test.each([
  [
    ["55", "75", "90"],
    [55, 75, 90],
  ],
  [
    ["55", "75,5", ""],
    [55, 75.5],
  ],
  [["55", "", "90"], [55]],
  [["55", "50", "90"], [55]],
  [["some", "75"], []],
])("of what is being typed, %j, the limits that can be read are %j", (typed, limits) => {
  expect(readableLimits(typed)).toEqual(limits);
});
