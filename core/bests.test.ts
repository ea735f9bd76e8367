import { describe, expect, test } from "vitest";
import { type Compared, recordOf } from "./bests";

const LATER = { startedAt: new Date("2026-05-03T08:00:00Z"), offsetMinutes: 120 };

/** Ten rides before it, three of them in the season, two in the 90 days; so many were as good. */
const compared = (all: number, season: number, ninetyDays: number): Compared => ({
  before: {
    "all-time": { rides: 10, asGood: all },
    season: { rides: 3, asGood: season },
    "ninety-days": { rides: 2, asGood: ninetyDays },
  },
  beaten: { "all-time": null, season: null },
});

describe("a record", () => {
  test("is of the longest period in which no ride before was as good", () => {
    expect(recordOf(compared(0, 0, 0))).toEqual({ of: "all-time", until: null });
    expect(recordOf(compared(1, 0, 0))).toEqual({ of: "season", until: null });
    expect(recordOf(compared(2, 1, 0))).toEqual({ of: "ninety-days", until: null });
    expect(recordOf(compared(2, 1, 1))).toBeNull();
  });

  test("stands until a later ride beats it", () => {
    const beaten = { "all-time": LATER, season: null };
    expect(recordOf({ ...compared(0, 0, 0), beaten })).toEqual({ of: "all-time", until: LATER });
    // The best of its season still, though beaten in the next.
    expect(recordOf({ ...compared(1, 0, 0), beaten })).toEqual({ of: "season", until: null });
  });

  test("is none where there was nothing to beat", () => {
    const first = { rides: 0, asGood: 0 };
    const { beaten } = compared(0, 0, 0);
    const nothing = { "all-time": first, season: first, "ninety-days": first };
    expect(recordOf({ before: nothing, beaten })).toBeNull();
    // The first ride of a season is not its best for that.
    const before = { ...nothing, "all-time": { rides: 10, asGood: 4 } };
    expect(recordOf({ before, beaten })).toBeNull();
  });
});
