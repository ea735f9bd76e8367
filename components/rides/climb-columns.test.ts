import { expect, test } from "vitest";
import type { Climb } from "@/core/ride";
import { CLIMB_COLUMNS, climbRow } from "./climb-columns";
import { textOf } from "./stretch-columns";

const climb = (told: Partial<Climb>): Climb => ({
  start: 1800,
  end: 3600,
  lengthMeters: 6250,
  ascentMeters: 500,
  meanGradientPercent: 8,
  vamMetersPerHour: 1000,
  category: "2",
  ...told,
});

test("a climb tells its road at once, and what its rider did when its seconds are there", () => {
  const { values, name } = climbRow(climb({}), 1, undefined);
  const texts = Object.fromEntries(CLIMB_COLUMNS.map((column) => [column.key, textOf(column, values[column.key])]));
  // The example of ride-metrics.md: 1,000 m/h at 8 % are 3.57 W/kg.
  expect(texts).toMatchObject({
    distance: "6.3 km",
    gradient: "8.0 %",
    time: "0:30:00",
    ascent: "500 m",
    "climbing-rate": "1,000 m/h",
    category: "2",
    estimated: "3.57 W/kg",
  });
  expect(values).not.toHaveProperty("power");
  expect(name).toBe("climb 2");
});

test("categories are sorted by how hard they are", () => {
  const value = (category: Climb["category"]) => climbRow(climb({ category }), 0, null).values.category;
  expect([value("HC"), value("1"), value("4"), value(null)]).toEqual([5, 4, 1, null]);
});
