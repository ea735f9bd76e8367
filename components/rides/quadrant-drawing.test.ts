import { describe, expect, test } from "vitest";
import type { Quadrants } from "@/core/ride";
import { quadrantDrawing } from "./quadrant-drawing";

// By our reference on metrics: 90 rpm with 172.5 mm are 1.626 m/s, where 250 W are 153.8 N.
const SPLIT: Quadrants = {
  cadenceRpm: 90,
  splitVelocityMps: 1.6258,
  splitForceNewtons: 153.77,
  seconds: [10, 20, 30, 40],
};

describe("the picture of the quadrants", () => {
  test("has each bin where its cadence and its force lie, the fullest the strongest", () => {
    const { bins, size } = quadrantDrawing(SPLIT, { columns: [18, 12], rows: [7, 4], seconds: [60, 15] });
    // By hand: 5 rpm are 0.0903 m/s; column 18 begins at 90 rpm, row 7 at 140 N.
    expect(size.x).toBeCloseTo(0.0903, 4);
    expect(size.y).toBe(20);
    expect(bins[0]).toMatchObject({ x: expect.closeTo(1.6258, 4), y: 140, share: 1 });
    expect(bins[1]).toMatchObject({ y: 80, share: 0.25 });
  });

  test("names the four shares in their corners, from above left", () => {
    const { corners } = quadrantDrawing(SPLIT, { columns: [18], rows: [7], seconds: [100] });
    expect(corners).toEqual(["QII · 20 %", "QI · 10 %", "QIII · 30 %", "QIV · 40 %"]);
  });

  test("has a line of threshold power through the place where they meet", () => {
    const { line } = quadrantDrawing(SPLIT, { columns: [18], rows: [7], seconds: [100] });
    for (const { x, y } of line) expect(x * y).toBeCloseTo(250, 0);
  });

  test("leaves out the few seconds far above all others, and far to the right", () => {
    const { bins } = quadrantDrawing(SPLIT, { columns: [18, 2, 39], rows: [7, 39, 2], seconds: [1000, 2, 2] });
    expect(bins.map(({ y }) => y)).toEqual([140]);
  });
});
