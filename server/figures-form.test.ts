import { describe, expect, test } from "vitest";
import { parseFiguresForm } from "./figures-form";

const EMPTY = { ftpWatts: "", thresholdHeartRate: "", maxHeartRate: "", restingHeartRate: "", weightKg: "" };
const TODAY = "2026-11-23";

const read = (typed: Record<string, unknown>) => parseFiguresForm({ ...EMPTY, ...typed }, TODAY);

describe("the figures form", () => {
  test("takes what was filled in, as people type it", () => {
    const typed = { ftpWatts: " 250 ", weightKg: "72,5", restingHeartRate: "48.4", validFrom: "2026-05-03" };
    expect(read(typed)).toEqual({
      ok: true,
      validFrom: "2026-05-03",
      figures: {
        ftpWatts: 250,
        thresholdHeartRate: null,
        maxHeartRate: null,
        restingHeartRate: 48,
        weightKg: 72.5,
      },
    });
  });

  test("without a day counts always", () => {
    expect(read({ ftpWatts: "250" })).toMatchObject({ ok: true, validFrom: null });
  });

  test.each([
    ["nothing", {}, "ftpWatts"],
    ["a word", { ftpWatts: "strong" }, "ftpWatts"],
    ["kilowatts", { ftpWatts: "0.25" }, "ftpWatts"],
    ["a motor", { ftpWatts: "701" }, "ftpWatts"],
    ["endless power", { ftpWatts: "Infinity" }, "ftpWatts"],
    ["a heart of a mouse", { maxHeartRate: "251" }, "maxHeartRate"],
    ["pounds of a heavy rider", { weightKg: "301" }, "weightKg"],
    ["a threshold above the maximum", { thresholdHeartRate: "190", maxHeartRate: "185" }, "thresholdHeartRate"],
    ["rest above the threshold", { restingHeartRate: "110", thresholdHeartRate: "105" }, "restingHeartRate"],
    ["rest above the maximum", { restingHeartRate: "110", maxHeartRate: "105" }, "restingHeartRate"],
    ["a day that is none", { ftpWatts: "250", validFrom: "2026-02-31" }, "validFrom"],
    ["a day in other words", { ftpWatts: "250", validFrom: "tomorrow" }, "validFrom"],
    ["a day to come", { ftpWatts: "250", validFrom: "2026-11-24" }, "validFrom"],
    ["a day before there were such rides", { ftpWatts: "250", validFrom: "1970-01-01" }, "validFrom"],
  ])("refuses %s, at its field", (_, typed, field) => {
    const result = read(typed);
    expect(result.ok ? [] : Object.keys(result.problems)).toEqual([field]);
  });

  test("refuses a field that is missing, or is no text", () => {
    expect(parseFiguresForm({}, TODAY).ok).toBe(false);
    expect(read({ ftpWatts: 250 }).ok).toBe(false);
  });
});
