import { describe, expect, test } from "vitest";
import type { RideAnalysis } from "@/core/ride";
import { heartRateZonesOf, powerZonesOf } from "./named-zones";
import { sampleWholeRide } from "./sample-ride";

const analysis = (told: Partial<RideAnalysis>): RideAnalysis => ({ ...sampleWholeRide({}).analysis, ...told });

const zones = (limits: number[]) => ({ limits, seconds: new Array<number>(limits.length + 1).fill(60) });

describe("the zones of a ride", () => {
  test("carry the names that riders know", () => {
    const power = powerZonesOf(analysis({ powerZones: zones([110, 150, 180, 210, 240, 300]) }));
    expect(power?.map(({ name, label }) => `${name} ${label}`).at(3)).toBe("Z4 Threshold");
    const heart = heartRateZonesOf(analysis({ heartRateZones: zones([114, 133, 152, 171]) }));
    expect(heart?.map(({ name, label }) => `${name} ${label}`).at(-1)).toBe("Z5 Maximum");
  });

  test("go from limit to limit, the last without an end", () => {
    const [first, second, last] = heartRateZonesOf(analysis({ heartRateZones: zones([120, 150]) })) ?? [];
    expect(first).toMatchObject({ from: 0, to: 120 });
    expect(second).toMatchObject({ from: 120, to: 150 });
    expect(last).toMatchObject({ from: 150, to: Number.POSITIVE_INFINITY });
  });

  test("that a rider cut in another number have numbers only", () => {
    expect(heartRateZonesOf(analysis({ heartRateZones: zones([120, 150]) }))).toMatchObject([
      { name: "Z1", label: "" },
      { name: "Z2", label: "" },
      { name: "Z3", label: "" },
    ]);
  });

  test("are none where the rider's figures are not known", () => {
    expect(powerZonesOf(analysis({}))).toBeNull();
  });
});
