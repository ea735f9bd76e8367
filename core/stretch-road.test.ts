import { describe, expect, test } from "vitest";
import type { Stretch } from "./stretch";
import { stretchRoad } from "./stretch-road";

const { NaN: GAP } = Number;
const stretch = (told: Partial<Stretch>): Stretch => ({
  measured: {},
  ridden: { elevation: Float32Array.of(100, 110, 140) },
  timerSeconds: 600,
  movingSeconds: 600,
  distanceMeters: 1000,
  ascentMeters: 50,
  descentMeters: 10,
  ...told,
});

describe("the road of a stretch", () => {
  test("is as steep as from its first height to its last", () => {
    // 40 m over 1,000 m are 4 %; 50 m climbed in 600 s are 300 m an hour.
    expect(stretchRoad(stretch({}), 600)).toEqual({ gradientPercent: 4, vamMetersPerHour: 300 });
  });

  test("is looked for where the heights are known", () => {
    const elevation = Float32Array.of(GAP, 100, 120, GAP);
    expect(stretchRoad(stretch({ ridden: { elevation } }), 600).gradientPercent).toBe(2);
  });

  test("downhill has a slope, and no rate of climbing", () => {
    const elevation = Float32Array.of(140, 110, 100);
    expect(stretchRoad(stretch({ ridden: { elevation } }), 600)).toEqual({
      gradientPercent: -4,
      vamMetersPerHour: null,
    });
  });

  test.each([
    ["without heights", { ridden: {} }],
    ["where the barometer is not believed", { ascentMeters: null }],
    ["of heights that were never told", { ridden: { elevation: Float32Array.of(GAP, GAP) } }],
  ])("%s is not known", (_, told) => {
    expect(stretchRoad(stretch(told), 600)).toEqual({ gradientPercent: null, vamMetersPerHour: null });
  });

  test("that was not ridden has no slope", () => {
    expect(stretchRoad(stretch({ distanceMeters: 3 }), 600).gradientPercent).toBeNull();
  });
});
