import { describe, expect, test } from "vitest";
import { sampleRide } from "./sample-ride";
import { sundayOf, toWeeks, wholeWeeks } from "./weeks";

const on = (startedAt: string, offsetMinutes: number | null = 60) =>
  sampleRide({ startedAt: new Date(startedAt), offsetMinutes });

describe("a rider's weeks", () => {
  test("run from Monday to Sunday, the newest first", () => {
    // 16 November 2026 is a Monday.
    const weeks = toWeeks([on("2026-11-22T10:00Z"), on("2026-11-16T10:00Z"), on("2026-11-15T10:00Z")]);
    expect(weeks.map(({ monday, rides }) => [monday, rides.length])).toEqual([
      ["2026-11-16", 2],
      ["2026-11-09", 1],
    ]);
  });

  test("are those of the place where it was ridden", () => {
    // Half past eleven on Sunday evening in London is Monday morning in Auckland.
    expect(toWeeks([on("2026-11-15T23:30Z", 0)])[0]?.monday).toBe("2026-11-09");
    expect(toWeeks([on("2026-11-15T23:30Z", 780)])[0]?.monday).toBe("2026-11-16");
  });

  test("go over the turn of the year", () => {
    expect(toWeeks([on("2027-01-02T10:00Z")])[0]?.monday).toBe("2026-12-28");
    expect(sundayOf("2026-12-28")).toBe("2027-01-03");
  });

  test("add up what is known of their rides", () => {
    const [week] = toWeeks([
      sampleRide({ movingSeconds: 3600, distanceMeters: 30_000, ascentMeters: null, load: 60 }),
      sampleRide({ movingSeconds: 1800, distanceMeters: null, ascentMeters: null, load: null, heartRateLoad: 31 }),
    ]);
    expect(week?.totals).toEqual({ movingSeconds: 5400, distanceMeters: 30_000, ascentMeters: null, load: 91 });
  });
});

describe("a page of weeks", () => {
  const weeks = toWeeks([on("2026-11-17T10:00Z"), on("2026-11-10T10:00Z")]);

  test("that is cut leaves its last week to the next page", () => {
    expect(wholeWeeks(weeks, true).map(({ monday }) => monday)).toEqual(["2026-11-16"]);
  });

  test("at the end of all rides is shown whole", () => {
    expect(wholeWeeks(weeks, false)).toHaveLength(2);
  });

  test("of one endless week is shown as far as it goes", () => {
    expect(wholeWeeks(weeks.slice(0, 1), true)).toHaveLength(1);
  });
});
