import { describe, expect, test } from "vitest";
import { beginningOf, daysOf, earliestBeginning, secondsLeft, waitForDays, windowsOf } from "./history-windows";

const at = (text: string) => new Date(text);

describe("the windows of a stretch", () => {
  test("are 28 days each, the newest first, the oldest what is left [T 3.3]", () => {
    // 61 days: 28 + 28 + 5.
    const windows = windowsOf({ from: at("2026-09-28T12:00:00Z"), until: at("2026-11-28T12:00:00Z") });
    expect(windows).toEqual([
      { from: at("2026-10-31T12:00:00Z"), until: at("2026-11-28T12:00:00Z") },
      { from: at("2026-10-03T12:00:00Z"), until: at("2026-10-31T12:00:00Z") },
      { from: at("2026-09-28T12:00:00Z"), until: at("2026-10-03T12:00:00Z") },
    ]);
    expect(windows.map(daysOf)).toEqual([28, 28, 5]);
  });

  test("are one when they are 28 days or fewer, and none when there is nothing in between", () => {
    const until = at("2026-03-01T00:00:00Z");
    expect(windowsOf({ from: at("2026-02-01T00:00:00Z"), until })).toHaveLength(1);
    expect(windowsOf({ from: at("2026-01-31T23:59:59Z"), until })).toHaveLength(2);
    expect(windowsOf({ from: until, until })).toEqual([]);
    expect(windowsOf({ from: at("2026-03-02T00:00:00Z"), until })).toEqual([]);
  });

  test("are as long as somebody says [T 9]", () => {
    const stretch = { from: at("2026-01-01T00:00:00Z"), until: at("2026-01-16T00:00:00Z") };
    expect(windowsOf(stretch, 7).map(daysOf)).toEqual([7, 7, 1]);
  });

  test("hold whole seconds, because Terra knows no smaller ones, and lose none of the stretch", () => {
    expect(windowsOf({ from: at("2026-11-20T08:00:00.600Z"), until: at("2026-11-20T09:00:00.100Z") })).toEqual([
      { from: at("2026-11-20T08:00:00Z"), until: at("2026-11-20T09:00:01Z") },
    ]);
  });
});

describe("a past", () => {
  test.each([
    ["3-months", "2026-11-28T10:00:00Z", "2026-08-28T10:00:00Z"],
    // There is no 31st of November.
    ["3-months", "2027-02-28T10:00:00Z", "2026-11-28T10:00:00Z"],
    ["3-months", "2026-05-31T10:00:00Z", "2026-02-28T10:00:00Z"],
    ["1-year", "2028-02-29T10:00:00Z", "2027-02-28T10:00:00Z"],
    ["5-years", "2026-11-28T10:00:00Z", "2021-11-28T10:00:00Z"],
  ] as const)("of %s before %s begins at %s", (is, now, begins) => {
    expect(beginningOf({ is }, at(now))).toEqual(at(begins));
  });

  test("from a day on begins at its first moment, and not before what the limits allow [T 1.5]", () => {
    const now = at("2026-11-28T10:00:00Z");
    expect(beginningOf({ is: "from", day: "2024-05-01" }, now)).toEqual(at("2024-05-01T00:00:00Z"));
    // 6,000 days before: 16 years of 365 days and four leap days are 5,844; 156 days more, from 28 November to 25 June.
    const earliest = at("2010-06-25T10:00:00Z");
    expect(earliestBeginning(now)).toEqual(earliest);
    expect(beginningOf({ is: "everything" }, now)).toEqual(earliest);
    expect(beginningOf({ is: "from", day: "1999-01-01" }, now)).toEqual(earliest);
  });
});

describe("what is left", () => {
  test("takes as long for each window as those that are done did", () => {
    expect(secondsLeft({ done: 4, total: 20, elapsedSeconds: 60 })).toBe(240);
    expect(secondsLeft({ done: 20, total: 20, elapsedSeconds: 60 })).toBe(0);
  });
  test("is not guessed from fewer than two windows", () => {
    expect(secondsLeft({ done: 1, total: 20, elapsedSeconds: 60 })).toBeNull();
    expect(secondsLeft({ done: 0, total: 20, elapsedSeconds: 0 })).toBeNull();
  });
});

describe("6,000 days in an hour [T 1.5]", () => {
  const now = at("2026-11-28T12:00:00Z");
  test("may be asked for at once, and not one more", () => {
    expect(waitForDays([], 6_000, now)).toBe(0);
    expect(waitForDays([{ at: at("2026-11-28T11:50:00Z"), days: 5_972 }], 28, now)).toBe(0);
    expect(waitForDays([{ at: at("2026-11-28T11:50:00Z"), days: 5_973 }], 28, now)).toBe(50 * 60_000);
  });
  test("are free again an hour after they were asked for, the oldest first", () => {
    const asked = [
      { at: at("2026-11-28T11:40:00Z"), days: 3_000 },
      { at: at("2026-11-28T11:10:00Z"), days: 2_990 },
      { at: at("2026-11-28T11:00:00Z"), days: 5_000 },
    ];
    // The last is exactly an hour old. 5,990 + 28 is too much until the second is an hour old, at 12:10.
    expect(waitForDays(asked, 28, now)).toBe(10 * 60_000);
    // 3,100 more fit only when the first is gone, too.
    expect(waitForDays(asked, 3_100, now)).toBe(40 * 60_000);
  });
});
