import { describe, expect, test } from "vitest";
import type { Zone } from "@/core/zones";
import { zoneRows, zoneSummary } from "./zone-rows";

// Three zones, cut at 110 W and at 149.5 W.
const zones: Zone[] = [
  { name: "Z1", label: "Recovery", from: 0, to: 110 },
  { name: "Z2", label: "Endurance", from: 110, to: 149.5 },
  { name: "Z3", label: "", from: 149.5, to: Number.POSITIVE_INFINITY },
];

describe("the rows of time in zones", () => {
  test("tell each zone its range in whole watts, without a hole between them", () => {
    const ranges = zoneRows(zones, [0, 0, 0], "W").map(({ range }) => range);
    expect(ranges).toEqual(["up to 109 W", "110–149 W", "from 150 W"]);
  });

  test("tell time and share of what was recorded", () => {
    const rows = zoneRows(zones, [2, 1, 1], "W");
    expect(rows.map(({ told }) => told)).toEqual(["0:00:02 · 50 %", "0:00:01 · 25 %", "0:00:01 · 25 %"]);
  });

  test("tell a share too small for a percentage, but not as nothing", () => {
    expect(zoneRows(zones, [3594, 6, 0], "W").map(({ told }) => told)).toEqual([
      "0:59:54 · 100 %",
      "0:00:06 · <1 %",
      "0:00:00 · 0 %",
    ]);
  });

  test("name a zone without a word by its number", () => {
    expect(zoneRows(zones, [0, 0, 0], "W")[2]?.label).toBe("Z3");
  });

  test("are summed up by the zone that had most", () => {
    expect(zoneSummary(zoneRows(zones, [0, 2, 1], "W"))).toBe("Most of it in Z2 Endurance (0:00:02 · 67 %).");
  });

  test("of nothing say so", () => {
    expect(zoneSummary(zoneRows(zones, [0, 0, 0], "W"))).toBe("Nothing was recorded in any zone.");
  });
});
