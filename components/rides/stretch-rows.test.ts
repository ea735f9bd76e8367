import { describe, expect, test } from "vitest";
import { STRETCH_COLUMNS, type TableColumn } from "./stretch-columns";
import { barShares, bestRow, nextSorting, ORDER, type StretchRow, shownColumns, sortRows } from "./stretch-rows";

const row = (name: string, start: number, values: StretchRow["values"]): StretchRow => ({
  key: name,
  span: { start, end: start + 60 },
  name,
  head: name,
  note: null,
  index: null,
  values,
});

const POWER: TableColumn = { key: "power", ...STRETCH_COLUMNS.power, isUsual: true };
const TIME: TableColumn = { key: "time", ...STRETCH_COLUMNS.time, isUsual: true };
const WORK: TableColumn = { key: "work", ...STRETCH_COLUMNS.work, isUsual: false };

const rows = [
  row("a", 0, { power: 240, time: 60 }),
  row("b", 100, { power: null, time: 90 }),
  row("c", 200, { power: 262, time: 30 }),
  row("d", 300, { power: 240, time: 60 }),
];
const names = (all: readonly StretchRow[]) => all.map(({ name }) => name).join("");

describe("rows sorted by a column", () => {
  test("have the most first, then the least, and what is not known last both times", () => {
    expect(names(sortRows(rows, { key: "power", direction: "descending" }))).toBe("cadb");
    expect(names(sortRows(rows, { key: "power", direction: "ascending" }))).toBe("adcb");
  });

  test("stand in the order of the ride where nobody asks, and backwards where somebody does", () => {
    expect(names(sortRows(rows, null))).toBe("abcd");
    expect(names(sortRows(rows, { key: ORDER, direction: "descending" }))).toBe("dcba");
  });

  test("are left as they are given", () => {
    sortRows(rows, { key: "time", direction: "ascending" });
    expect(names(rows)).toBe("abcd");
  });

  test("go back to the order of the ride by the third press, and begin anew by another column", () => {
    const first = nextSorting(null, "power");
    const second = nextSorting(first, "power");
    expect([first, second, nextSorting(second, "power")]).toEqual([
      { key: "power", direction: "descending" },
      { key: "power", direction: "ascending" },
      null,
    ]);
    expect(nextSorting(second, "time")).toEqual({ key: "time", direction: "descending" });
  });
});

describe("the best of a column", () => {
  test("is the row with the most", () => {
    expect(bestRow(rows, POWER)).toBe("c");
  });

  test.each([
    ["more is not better", rows, TIME],
    ["two share it", [row("a", 0, { power: 250 }), row("b", 0, { power: 250 })], POWER],
    ["the difference cannot be read", [row("a", 0, { power: 250.1 }), row("b", 0, { power: 250.3 })], POWER],
    ["it is of one alone", [row("a", 0, { power: 250 })], POWER],
    ["nobody did anything", [row("a", 0, { power: 0 }), row("b", 0, { power: 0 })], POWER],
    ["not all is known yet", [row("a", 0, { power: 250 }), row("b", 0, {})], POWER],
  ])("is none where %s", (_, of, column) => {
    expect(bestRow(of, column)).toBeNull();
  });
});

test("bars are as long as their share of the longest, and none is longer or runs backwards", () => {
  expect(barShares([row("a", 0, { power: 100 }), row("b", 0, { power: 400 }), row("c", 0, {})], "power")).toEqual([
    0.25, 1, 0,
  ]);
  expect(barShares([row("a", 0, { gradient: -2 })], "gradient")).toEqual([0]);
});

test("columns are the usual ones until somebody chooses, in the order of the table", () => {
  const all = [TIME, POWER, WORK];
  const keys = (chosen: string[] | null) => shownColumns(all, chosen).map(({ key }) => key);
  expect(keys(null)).toEqual(["time", "power"]);
  expect(keys(["work", "time"])).toEqual(["time", "work"]);
  expect(keys([])).toEqual([]);
  expect(keys(["something of yesterday", "work"])).toEqual(["work"]);
});
