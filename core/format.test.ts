import { describe, expect, test } from "vitest";
import {
  formatCadence,
  formatClimbingRate,
  formatClockTime,
  formatDate,
  formatDay,
  formatDayAndTime,
  formatDayOfYear,
  formatDays,
  formatDistance,
  formatDuration,
  formatEnergy,
  formatGradient,
  formatHeartRate,
  formatHeight,
  formatLoad,
  formatNumber,
  formatPower,
  formatRatio,
  formatReserve,
  formatShare,
  formatSpeed,
  formatTemperature,
  formatWattsPerKilogram,
  formatWork,
  UNKNOWN,
} from "./format";

test.each<[string, string]>([
  [formatDuration(8048), "2:14:08"],
  [formatDuration(0), "0:00:00"],
  [formatDuration(59.6), "0:01:00"],
  [formatDuration(26_429), "7:20:29"],
  [formatDuration(360_000), "100:00:00"],
  [formatDistance(62_449), "62.4 km"],
  [formatDistance(0), "0.0 km"],
  [formatDistance(1_204_300), "1,204.3 km"],
  [formatSpeed(8.023), "28.9 km/h"],
  [formatHeight(411.6), "412 m"],
  [formatHeight(2056.8), "2,057 m"],
  [formatHeight(-412.4), "−412 m"],
  [formatHeight(1_234_567), "1,234,567 m"],
  [formatPower(243.4), "243 W"],
  [formatHeartRate(140.6), "141 bpm"],
  [formatCadence(88), "88 rpm"],
  [formatTemperature(-2.4), "−2 °C"],
  [formatTemperature(-0.3), "0 °C"],
  [formatWork(1655.9), "1,656 kJ"],
  [formatEnergy(1703), "1,703 kcal"],
  [formatGradient(7.46), "7.5 %"],
  [formatGradient(-0.04), "0.0 %"],
  [formatLoad(96.4), "96"],
  [formatShare(0.984), "98 %"],
  [formatWattsPerKilogram(3.471), "3.47 W/kg"],
  [formatReserve(-1.26), "−1.3 kJ"],
  [formatReserve(-0.04), "0.0 kJ"],
  [formatClimbingRate(1012.4), "1,012 m/h"],
  [formatRatio(0.972), "0.97"],
  [formatNumber(12_345.67, 1), "12,345.7"],
])("%s is %s", (text, expected) => expect(text).toBe(expected));

test.each([formatDuration, formatDistance, formatSpeed, formatHeight, formatPower, formatHeartRate, formatLoad])(
  "%o says that it does not know",
  (format) => {
    expect(format(null)).toBe(UNKNOWN);
    expect(format(Number.NaN)).toBe(UNKNOWN);
  },
);

describe("a moment is told where the rider was", () => {
  const lateEvening = new Date("2026-07-25T22:06:04Z");

  test("by the offset of the ride", () => {
    expect(formatDate(lateEvening, 120)).toBe("Sunday 26 July 2026");
    expect(formatDay(lateEvening, 120)).toBe("Sun 26 Jul");
    expect(formatClockTime(lateEvening, 120)).toBe("00:06");
  });

  test("west of Greenwich as well", () => {
    expect(formatDayAndTime(lateEvening, -330)).toBe("25 Jul 2026, 16:36");
    expect(formatDayOfYear(new Date("2025-09-11T00:00:00Z"), -1)).toBe("10 Sep 2025");
  });

  test("as it was kept where nobody told the offset", () => {
    expect(formatDate(lateEvening, null)).toBe("Saturday 25 July 2026");
  });
});

test.each([
  ["2026-07-20", "2026-07-26", "20–26 July 2026"],
  ["2026-06-29", "2026-07-05", "29 June – 5 July 2026"],
  ["2025-12-29", "2026-01-04", "29 December 2025 – 4 January 2026"],
])("the days from %s to %s are %s", (first, last, expected) => expect(formatDays(first, last)).toBe(expected));
