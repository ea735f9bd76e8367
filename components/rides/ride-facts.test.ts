import { describe, expect, test } from "vitest";
import type { Ride } from "@/core/ride";
import { detailsOf, figuresOf } from "./ride-facts";
import { sampleRide } from "./sample-ride";

const ride = (told: Partial<Ride>): Ride => ({
  ...sampleRide({}),
  channelNames: [],
  laps: [],
  pauses: [],
  device: null,
  receivedAt: new Date("2026-11-17T08:31:00Z"),
  remarks: [],
  figures: { ftpWatts: null, thresholdHeartRate: null, maxHeartRate: null, restingHeartRate: null, weightKg: null },
  ...told,
});

const labels = (facts: { label: string }[]) => facts.map(({ label }) => label);

describe("the figures of a ride", () => {
  test("stand in the order in which riders read them", () => {
    const known = ride({
      distanceMeters: 62_400,
      movingSeconds: 8048,
      ascentMeters: 412,
      meanSpeedMps: 7.75,
      meanPowerWatts: 212,
      weightedPowerWatts: 243,
      meanHeartRateBpm: 141,
      load: 96,
      heartRateLoad: 90,
    });
    expect(figuresOf(known)).toEqual([
      { label: "Distance", value: "62.4 km" },
      { label: "Moving time", value: "2:14:08" },
      { label: "Ascent", value: "412 m" },
      { label: "Mean speed", value: "27.9 km/h" },
      { label: "Weighted power", value: "243 W" },
      { label: "Mean heart rate", value: "141 bpm" },
      { label: "Load", value: "96" },
    ]);
  });

  test("leave out what is not known", () => {
    expect(labels(figuresOf(ride({})))).toEqual(["Moving time"]);
  });

  test("say when a load comes from the heart", () => {
    expect(figuresOf(ride({ heartRateLoad: 71 }))).toContainEqual({ label: "Load by heart rate", value: "71" });
  });

  test("show the mean power of a ride too short for a weighted one, once", () => {
    const short = ride({ meanPowerWatts: 180 });
    expect(labels(figuresOf(short))).toContain("Mean power");
    expect(labels(detailsOf(short))).not.toContain("Mean power");
  });
});
