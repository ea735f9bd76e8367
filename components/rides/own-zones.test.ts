import { describe, expect, test } from "vitest";
import { type KnownFigures, NO_FIGURES } from "@/core/ride";
import { heartRateZonesOf, powerZonesOf } from "./own-zones";

const NOTHING: KnownFigures = { figures: NO_FIGURES, origins: {} };
const times = (...limits: number[]) => ({ limits, seconds: limits.map(() => 60).concat(60) });
const rideBy = (known: KnownFigures, [power, heart]: [(number[] | null)?, (number[] | null)?] = []) => ({
  known,
  analysis: { powerZones: power ? times(...power) : null, heartRateZones: heart ? times(...heart) : null },
});

describe("where the threshold is not told", () => {
  // Coggan's limits of 200 W, and Friel's of 160 bpm.
  const COGGAN = [110, 150, 180, 210, 240, 300];
  const FRIEL = [129.6, 144, 150.4, 160, 164.8, 169.6];
  const MAXIMUM = [114, 133, 152, 171];

  test("the zones are those that the ride was reckoned in", () => {
    const zones = powerZonesOf(rideBy(NOTHING, [COGGAN]));
    expect(zones?.map(({ from }) => from)).toEqual([0, ...COGGAN]);
    expect(zones?.[3]).toMatchObject({ name: "Z4", label: "Threshold", from: 180, to: 210 });
  });

  test("the zones of heart rate are not those by a highest heart rate that is told", () => {
    const known: KnownFigures = {
      figures: { ...NO_FIGURES, maxHeartRate: 190 },
      origins: {
        maxHeartRate: { is: "given", validFrom: null },
        thresholdHeartRate: { is: "estimated", how: "by rides of which you do not see all" },
      },
    };
    const zones = heartRateZonesOf(rideBy(known, [null, FRIEL]));
    expect(zones?.map(({ from }) => from)).toEqual([0, ...FRIEL]);
    expect(zones?.[4]?.name).toBe("Z5a");
    const byHighest = heartRateZonesOf(rideBy(NOTHING, [null, MAXIMUM]));
    expect(byHighest?.map(({ label }) => label)).toEqual(["Very easy", "Easy", "Steady", "Hard", "Maximum"]);
  });

  test("there are none where nothing was reckoned", () => {
    expect([powerZonesOf(rideBy(NOTHING)), heartRateZonesOf(rideBy(NOTHING))]).toEqual([null, null]);
  });
});

test("what is known counts: the rider's limits, else the threshold, else the highest heart rate", () => {
  const by = (figures: Partial<KnownFigures["figures"]>) =>
    heartRateZonesOf(rideBy({ figures: { ...NO_FIGURES, ...figures }, origins: {} }))?.length;
  expect(by({ maxHeartRate: 190 })).toBe(5);
  expect(by({ maxHeartRate: 190, thresholdHeartRate: 160 })).toBe(7);
  expect(by({ maxHeartRate: 190, thresholdHeartRate: 160, heartRateZoneLimits: [120, 150] })).toBe(3);
});
