import { describe, expect, test } from "vitest";
import { parseHowFar, parseSpan } from "./past-form";

const NOW = new Date("2026-11-28T10:00:00Z");
const at = (text: string) => new Date(text);

describe("how far back", () => {
  test.each([
    ["3-months", "2026-08-28T10:00:00Z"],
    ["1-year", "2025-11-28T10:00:00Z"],
    ["5-years", "2021-11-28T10:00:00Z"],
    ["everything", "2010-06-25T10:00:00Z"],
  ])("%s is from %s until now", (howFar, from) => {
    expect(parseHowFar({ howFar, day: "" }, NOW)).toEqual({ ok: true, wanted: { from: at(from), until: NOW } });
  });
  test("from a day is from its first moment", () => {
    expect(parseHowFar({ howFar: "from", day: "2024-02-29" }, NOW)).toEqual({
      ok: true,
      wanted: { from: at("2024-02-29T00:00:00Z"), until: NOW },
    });
  });
  test("nothing is nothing, whatever day was typed", () => {
    expect(parseHowFar({ howFar: "nothing", day: "rubbish" }, NOW)).toEqual({ ok: true, wanted: null });
  });
  test.each([
    ["", "Please pick a day."],
    ["2026-02-30", "There is no such day."],
    ["28.11.2025", "There is no such day."],
    ["2026-12-01", "That day has not come yet."],
    ["1999-12-31", "Terra can be asked for nothing from before 25 Jun 2010."],
  ])("from the day “%s” is refused in words", (day, words) => {
    expect(parseHowFar({ howFar: "from", day }, NOW)).toEqual({
      ok: false,
      problems: { day: words },
      values: { howFar: "from", day },
    });
  });
  test("is one of the choices", () => {
    expect(() => parseHowFar({ howFar: "for ever" }, NOW)).toThrow();
  });
});

describe("a span", () => {
  test("holds both of its days, wherever they were ridden", () => {
    expect(parseSpan({ from: "2026-03-01", until: "2026-03-31" }, NOW)).toEqual({
      ok: true,
      // 1 March begins first at UTC+14, 31 March ends last at UTC-12.
      wanted: { from: at("2026-02-28T10:00:00Z"), until: at("2026-04-01T12:00:00Z") },
    });
  });
  test("of one day is a day, and today ends now", () => {
    expect(parseSpan({ from: "2026-11-28", until: "2026-11-28" }, NOW)).toEqual({
      ok: true,
      wanted: { from: at("2026-11-27T10:00:00Z"), until: NOW },
    });
  });
  test("whose days are in the wrong order, or missing, is refused in words", () => {
    expect(parseSpan({ from: "2026-03-31", until: "2026-03-01" }, NOW)).toMatchObject({
      ok: false,
      problems: { until: "The last day must not come before the first." },
    });
    expect(parseSpan({ from: "", until: "2027-01-01" }, NOW)).toMatchObject({
      ok: false,
      problems: { from: "Please pick a day.", until: "That day has not come yet." },
      values: { from: "", until: "2027-01-01" },
    });
  });
});
