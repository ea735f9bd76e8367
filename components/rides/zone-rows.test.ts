import { describe, expect, test } from "vitest";
import { powerZones } from "@/core/zones";
import { zoneRows, zoneSummary } from "./zone-rows";

// At 200 W of threshold power the second zone begins at 110 W and the seventh at 300 W.
const zones = powerZones(200);

describe("the rows of time in zones", () => {
  test("tell each zone its range in whole watts, without a hole between them", () => {
    const ranges = zoneRows(new Float32Array(0), zones, "W").map(({ range }) => range);
    expect(ranges[0]).toBe("up to 109 W");
    expect(ranges[1]).toBe("110–149 W");
    expect(ranges[6]).toBe("from 300 W");
  });

  test("tell time and share of what was recorded; a gap is in no zone", () => {
    const rows = zoneRows(Float32Array.of(0, 109, 110, Number.NaN, 400), zones, "W");
    expect(rows.map(({ told }) => told)).toEqual([
      "0:00:02 · 50 %",
      "0:00:01 · 25 %",
      ...Array.from({ length: 4 }, () => "0:00:00 · 0 %"),
      "0:00:01 · 25 %",
    ]);
  });

  test("tell a share too small for a percentage, but not as nothing", () => {
    const channel = new Float32Array(3600).fill(120);
    channel.fill(190, 0, 6);
    expect(zoneRows(channel, zones, "W").map(({ told }) => told)).toContain("0:00:06 · <1 %");
  });

  test("are summed up by the zone that had most", () => {
    expect(zoneSummary(zoneRows(Float32Array.of(120, 130, 300), zones, "W"))).toBe(
      "Most of it in Z2 Endurance (0:00:02 · 67 %).",
    );
  });

  test("of nothing say so", () => {
    expect(zoneSummary(zoneRows(Float32Array.of(Number.NaN), zones, "W"))).toBe("Nothing was recorded in any zone.");
  });
});
