import { describe, expect, test } from "vitest";
import { heartPowerOf } from "./ride-heart-power-rows";

const recorded = (watts: number[], bpm: number[]) => ({
  lagSeconds: 30,
  windowSeconds: 60,
  minutes: watts.map((_, index) => index),
  watts,
  bpm,
});

describe("heart rate against power in words", () => {
  test("tells what the heart took for the same power in both halves", () => {
    // By hand: the first half lies on 100 + 0.2 W, the second six beats above; the mean power is 200 W.
    const { summary, halves } = heartPowerOf(recorded([100, 200, 300, 100, 200, 300], [120, 140, 160, 126, 146, 166]));
    expect(summary).toBe("At 200 W the heart beat 146 times a minute in the second half, 6 more than in the first.");
    expect(halves[1].line).toEqual([
      { x: 100, y: expect.closeTo(126, 9) },
      { x: 300, y: expect.closeTo(166, 9) },
    ]);
  });

  test("says so when it took no more, or fewer", () => {
    expect(heartPowerOf(recorded([100, 300, 100, 300], [120, 160, 120, 160])).summary).toContain(", as in the first.");
    expect(heartPowerOf(recorded([100, 300, 100, 300], [123, 163, 120, 160])).summary).toContain("3 fewer than in");
  });

  test("compares nothing where no power was ridden in both halves", () => {
    expect(heartPowerOf(recorded([100, 120, 250, 280], [110, 115, 150, 160])).summary).toBe(
      "The halves were ridden at powers too different to compare: 110 W and 265 W in the mean.",
    );
  });

  test("has a row for every mark, and says how long one is and how late the heart is taken", () => {
    const { rows, note } = heartPowerOf({ ...recorded([100, 300], [120, 160]), windowSeconds: 120, minutes: [0, 2] });
    expect(rows).toEqual([
      ["0:00:00", "100 W", "120 bpm", "First half"],
      ["0:02:00", "300 W", "160 bpm", "Second half"],
    ]);
    expect(note).toMatch(/^Each mark is 2 minutes of riding.* 30 seconds after the power/);
  });
});
