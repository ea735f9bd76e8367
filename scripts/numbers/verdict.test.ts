import { describe, expect, test } from "vitest";
import { type Compared, type Excuse, isGood, judge, tally } from "./verdict";

/** Of a ride in which there was nothing to repair, unless that is told. */
const compared = (told: Partial<Compared>): Compared => ({
  ride: "D01",
  quantity: "ascent",
  unit: "m",
  ours: 100,
  theirs: 100,
  tolerance: 3,
  note: "",
  repairs: [],
  asRecorded: told.ours === undefined ? 100 : told.ours,
  ...told,
});

const EXCUSES: Excuse[] = [{ words: "missing altitude read as 0 m", quantities: ["ascent", "descent"] }];
const NOTE = "gc_ascent inflated (missing altitude read as 0 m by the reference program)";

describe("a value beside the reference's", () => {
  test.each([
    [100, 100, 0, "within"],
    [103, 100, 3, "within"],
    [97, 100, 3, "within"],
    [103.01, 100, 3, "out"],
    [96.99, 100, 3, "out"],
    [-4.2, -4.1, 0.1, "within"],
    [0.3, 0.2, 0.1, "within"],
    [0, 0, 0, "within"],
    [null, 100, 3, "out"],
    [Number.NaN, 100, 3, "out"],
  ])("of %s is, beside %d and within %d, %s", (ours, theirs, tolerance, is) => {
    expect(judge(compared({ ours, theirs, tolerance }), EXCUSES).verdict.is).toBe(is);
  });

  test("that is out is excused by the words of the ride's own note, which are told", () => {
    const { verdict } = judge(compared({ ours: 150, note: NOTE }), EXCUSES);
    expect(verdict).toEqual({ is: "excused", words: "missing altitude read as 0 m" });
  });

  test.each([
    ["a ride without a note", { note: "" }],
    ["a note on something else", { note: "clock jump of 8.5 days" }],
    ["a quantity that the words are not about", { note: NOTE, quantity: "distance" }],
  ])("that is out is not excused for %s", (_, told) => {
    expect(judge(compared({ ours: 150, ...told }), EXCUSES).verdict).toEqual({ is: "out" });
  });

  test("that is out only because we repaired the ride is no fault of the arithmetic", () => {
    expect(judge(compared({ ours: 150, asRecorded: 101 }), EXCUSES).verdict).toEqual({ is: "repaired" });
  });

  test("that is out with and without repairs is out", () => {
    expect(judge(compared({ ours: 150, asRecorded: 120 }), EXCUSES).verdict).toEqual({ is: "out" });
  });

  test("that repairs brought within is within", () => {
    expect(judge(compared({ ours: 100, asRecorded: 150 }), EXCUSES).verdict).toEqual({ is: "within" });
  });

  test("that is within needs no excuse", () => {
    expect(judge(compared({ note: NOTE }), EXCUSES).verdict).toEqual({ is: "within" });
  });
});

describe("a report", () => {
  const rows = [
    judge(compared({}), EXCUSES),
    judge(compared({ ours: 99 }), EXCUSES),
    judge(compared({ ours: 150, note: NOTE }), EXCUSES),
    judge(compared({ ours: 150, asRecorded: 100 }), EXCUSES),
    judge(compared({ ours: 150 }), EXCUSES),
  ];

  test("counts what is within, repaired, excused and out", () => {
    expect(tally(rows)).toEqual({ rows: 5, within: 2, repaired: 1, excused: 1, out: 1 });
  });

  test.each([
    ["everything within, repaired or excused", rows.slice(0, 4), true],
    ["one value out", rows, false],
    ["nothing compared", [], false],
  ])("with %s is good: %s", (_, some, good) => {
    expect(isGood(tally(some))).toBe(good);
  });
});
