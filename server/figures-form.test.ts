import { describe, expect, test } from "vitest";
import { type Figures, NO_FIGURES } from "@/core/ride";
import type { DatedFigure } from "./data/figures";
import { findDisagreement, parseFigureForm, parseRemovalForm, typeFigure } from "./figures-form";

const TODAY = "2026-11-23";

const read = (typed: Record<string, unknown>) =>
  parseFigureForm({ kind: "ftpWatts", since: "beginning", value: "250", ...typed }, TODAY);

const readLimits = (kind: string, ...limits: string[]) => {
  const typed = limits.map((limit, index) => [`limit${index + 1}`, limit]);
  return parseFigureForm({ kind, since: "beginning", ...Object.fromEntries(typed) }, TODAY);
};

const problemsOf = (form: ReturnType<typeof parseFigureForm>) => (form.ok ? {} : form.problems);

describe("the form of a figure", () => {
  test.each([
    ["ftpWatts", " 250 ", 250],
    ["thresholdHeartRate", "168", 168],
    ["maxHeartRate", "187.0", 187],
    ["restingHeartRate", "48.4", 48],
    ["weightKg", "72,5", 72.5],
    ["wPrimeJoules", "18.3", 18_300],
    ["wPrimeJoules", "20", 20_000],
  ])("takes %s as people type it: %s", (kind, value, kept) => {
    expect(read({ kind, value })).toEqual({ ok: true, figure: { kind, values: [kept], validFrom: null } });
  });

  test("takes the day from which it is valid", () => {
    expect(read({ since: "day", validFrom: "2026-05-03" })).toMatchObject({ figure: { validFrom: "2026-05-03" } });
    expect(read({ since: "day", validFrom: TODAY })).toMatchObject({ figure: { validFrom: TODAY } });
  });

  test("from the beginning does not look at a day that was typed before", () => {
    expect(read({ since: "beginning", validFrom: "2031-01-01" })).toMatchObject({ figure: { validFrom: null } });
  });

  test("that is empty says that the figure is not known", () => {
    expect(read({ value: "  " })).toMatchObject({ ok: true, figure: { values: [] } });
  });

  test.each([
    ["a word", { value: "strong" }, "value"],
    ["kilowatts", { value: "0.25" }, "value"],
    ["a motor", { value: "701" }, "value"],
    ["endless power", { value: "Infinity" }, "value"],
    ["a heart of a mouse", { kind: "maxHeartRate", value: "251" }, "value"],
    ["pounds of a heavy rider", { kind: "weightKg", value: "301" }, "value"],
    ["W′ in J", { kind: "wPrimeJoules", value: "20000" }, "value"],
    ["W′ of nobody", { kind: "wPrimeJoules", value: "4.9" }, "value"],
    ["no day", { since: "day" }, "validFrom"],
    ["a day that is none", { since: "day", validFrom: "2026-02-31" }, "validFrom"],
    ["a day in other words", { since: "day", validFrom: "tomorrow" }, "validFrom"],
    ["a day to come", { since: "day", validFrom: "2026-11-24" }, "validFrom"],
    ["a day before there were such rides", { since: "day", validFrom: "1970-01-01" }, "validFrom"],
  ])("refuses %s, at its field", (_, typed, field) => {
    expect(Object.keys(problemsOf(read(typed)))).toEqual([field]);
  });

  test.each([
    ["a figure that we have no name for", { kind: "shoeSize" }],
    ["no word on since when", { since: undefined }],
    ["a value that is no text", { value: 250 }],
  ])("is not ours with %s", (_, typed) => {
    expect(() => read(typed)).toThrow();
  });
});

describe("the limits of zones", () => {
  test.each([
    ["powerZoneLimits", ["55", "75", "90", "105", "120", "150"]],
    ["heartRateZoneLimits", ["120", "140", "155", "165", "170", "175"]],
    ["heartRateZoneLimits", ["120", "150", "", "", "", ""]],
  ])("of %s are taken as typed: %s", (kind, typed) => {
    const values = typed.filter((text) => text !== "").map(Number);
    expect(readLimits(kind, ...typed)).toEqual({ ok: true, figure: { kind, values, validFrom: null } });
  });

  test.each([
    ["one too few", "powerZoneLimits", ["55", "75", "90", "105", "120"], ["limit6"]],
    ["one left out", "powerZoneLimits", ["55", "75", "", "105", "120", "150"], ["limit3"]],
    ["one as high as the one before", "powerZoneLimits", ["55", "75", "75", "105", "120", "150"], ["limit3"]],
    ["one below the one before", "powerZoneLimits", ["55", "75", "90", "105", "120", "110"], ["limit6"]],
    ["watts", "powerZoneLimits", ["55", "75", "90", "105", "120", "450"], ["limit6"]],
    ["a word", "powerZoneLimits", ["55", "a lot", "90", "105", "120", "150"], ["limit2"]],
    ["a single one", "heartRateZoneLimits", ["140"], ["limit2"]],
    ["none at all", "heartRateZoneLimits", [], ["limit1", "limit2"]],
    ["percents", "heartRateZoneLimits", ["30", "150"], ["limit1"]],
  ])("are refused with %s, at its field", (_, kind, typed, fields) => {
    expect(Object.keys(problemsOf(readLimits(kind, ...typed)))).toEqual(fields);
  });

  test("are the usual ones again whatever was typed, from the day that was", () => {
    const typed = { kind: "powerZoneLimits", since: "day", validFrom: "2026-05-03", limit1: "80", usual: "" };
    expect(parseFigureForm(typed, TODAY)).toEqual({
      ok: true,
      figure: { kind: "powerZoneLimits", values: [], validFrom: "2026-05-03" },
    });
  });
});

const BY_DAY: DatedFigure[] = [
  { kind: "ftpWatts", values: [250], validFrom: "2026-05-03" },
  { kind: "wPrimeJoules", values: [18_300], validFrom: null },
  { kind: "weightKg", values: [], validFrom: "2026-05-03" },
  { kind: "powerZoneLimits", values: [50, 70, 90, 105, 120, 150], validFrom: null },
  { kind: "heartRateZoneLimits", values: [120, 150], validFrom: null },
  { kind: "heartRateZoneLimits", values: [], validFrom: "2026-05-03" },
];

test.each(BY_DAY)("a figure in the words of its form is read as the same: $kind $values", (figure) => {
  expect(parseFigureForm(typeFigure(figure), TODAY)).toEqual({ ok: true, figure });
});

test("what is to be taken back is a figure of a day, or of the beginning", () => {
  expect(parseRemovalForm({ kind: "weightKg", validFrom: "2026-05-03" })).toEqual({
    kind: "weightKg",
    validFrom: "2026-05-03",
  });
  expect(parseRemovalForm({ kind: "weightKg", validFrom: "" })).toEqual({ kind: "weightKg", validFrom: null });
  expect(() => parseRemovalForm({ kind: "weightKg", validFrom: "May" })).toThrow();
  expect(() => parseRemovalForm({ kind: "shoeSize", validFrom: "" })).toThrow();
});

describe("beside what else was given", () => {
  const given = (figures: Partial<Figures>): Figures => ({ ...NO_FIGURES, ...figures });

  test.each([
    ["a threshold above the maximum", "thresholdHeartRate", 190, { maxHeartRate: 185 }],
    ["a threshold at the maximum", "thresholdHeartRate", 185, { maxHeartRate: 185 }],
    ["a maximum below the threshold", "maxHeartRate", 160, { thresholdHeartRate: 168 }],
    ["rest above the threshold", "restingHeartRate", 110, { thresholdHeartRate: 105 }],
    ["rest above the maximum", "restingHeartRate", 110, { maxHeartRate: 105 }],
    ["a threshold below rest", "thresholdHeartRate", 70, { restingHeartRate: 80 }],
  ] as const)("refuses %s", (_, kind, value, others) => {
    expect(findDisagreement({ kind, values: [value] }, given(others))).toEqual({
      value: expect.stringContaining(`${Object.values(others)[0]} bpm`),
    });
  });

  test("compares with what is typed, not with what it replaces", () => {
    const figures = given({ maxHeartRate: 185, thresholdHeartRate: 168 });
    expect(findDisagreement({ kind: "maxHeartRate", values: [190] }, figures)).toBeNull();
    expect(findDisagreement({ kind: "thresholdHeartRate", values: [184] }, figures)).toBeNull();
  });

  test("does not blame a figure for what others disagree on", () => {
    const figures = given({ maxHeartRate: 150, thresholdHeartRate: 168 });
    expect(findDisagreement({ kind: "weightKg", values: [70] }, figures)).toBeNull();
    expect(findDisagreement({ kind: "restingHeartRate", values: [50] }, figures)).toBeNull();
  });

  test("asks for a number where there is none to forget", () => {
    expect(findDisagreement({ kind: "ftpWatts", values: [] }, NO_FIGURES)).toEqual({
      value: "A number, please, such as 240.",
    });
    expect(findDisagreement({ kind: "ftpWatts", values: [] }, given({ ftpWatts: 250 }))).toBeNull();
  });
});
