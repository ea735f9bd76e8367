import { describe, expect, test } from "vitest";
import type { Effort } from "@/core/ride";
import { distanceRows, durationRows } from "./effort-rows";

const effort = (kind: Effort["kind"], size: number, value: number): Effort => ({
  kind,
  size,
  value,
  start: 0,
  end: 60,
});

const efforts = [
  effort("power", 300, 260),
  effort("heart-rate", 300, 171),
  effort("power", 5, 702),
  effort("distance", 10_000, 1130),
  effort("distance", 5000, 540),
];

describe("the rows of best efforts", () => {
  test("put power and heart rate over the same duration side by side, the shortest first", () => {
    const rows = durationRows(efforts).map(({ label, power, heartRate }) => [
      label,
      power?.effort.value ?? null,
      heartRate?.effort.value ?? null,
    ]);
    expect(rows).toEqual([
      ["5 seconds", 702, null],
      ["5 minutes", 260, 171],
    ]);
  });

  test("know where each stands among the efforts of the ride", () => {
    expect(durationRows(efforts).map(({ power }) => power?.index)).toEqual([2, 0]);
    expect(distanceRows(efforts).map(({ label, index }) => [label, index])).toEqual([
      ["5.0 km", 4],
      ["10.0 km", 3],
    ]);
  });
});
