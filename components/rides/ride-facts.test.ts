import { describe, expect, test } from "vitest";
import { NO_FIGURES, type Ride } from "@/core/ride";
import { detailsOf, factGroups, figuresOf } from "./ride-facts";
import { sampleWholeRide as ride } from "./sample-ride";

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
    expect(figuresOf(known).map(({ label, value }) => `${label} ${value}`)).toEqual([
      "Distance 62.4 km",
      "Moving time 2:14:08",
      "Ascent 412 m",
      "Mean speed 27.9 km/h",
      "Weighted power 243 W",
      "Mean heart rate 141 bpm",
      "Load 96",
    ]);
  });

  test("leave out what is not known", () => {
    expect(labels(figuresOf(ride({})))).toEqual(["Moving time"]);
  });

  test("say when a load comes from the heart", () => {
    expect(figuresOf(ride({ heartRateLoad: 71 }))).toContainEqual(
      expect.objectContaining({ label: "Load by heart rate", value: "71" }),
    );
  });

  test("show the mean power of a ride too short for a weighted one, once", () => {
    const short = ride({ meanPowerWatts: 180 });
    expect(labels(figuresOf(short))).toContain("Mean power");
    expect(labels(detailsOf(short))).not.toContain("Mean power");
  });

  test("say when they rest on a guess", () => {
    const guessed: Partial<Ride> = {
      load: 96,
      known: {
        figures: { ...NO_FIGURES, ftpWatts: 250 },
        origins: { ftpWatts: { is: "estimated", how: "95 % of your best 20 minutes" } },
      },
    };
    expect(figuresOf(ride(guessed))).toContainEqual(expect.objectContaining({ label: "Load", standing: "estimated" }));
  });
});

describe("the groups of numbers", () => {
  const groupOf = (of: Ride, title: string) => factGroups(of).find((group) => group.title === title);

  test("leave out what nothing is known of", () => {
    expect(factGroups(ride({})).map(({ title }) => title)).toEqual(["Time and road"]);
  });

  test("have none of power where a device told only what was burnt", () => {
    const byHeart = ride({ meanHeartRateBpm: 140, energyKilocalories: 850 });
    expect(factGroups(byHeart).map(({ title }) => title)).not.toContain("Power");
    expect(groupOf(byHeart, "Time and road")?.facts).toContainEqual(expect.objectContaining({ value: "850 kcal" }));
  });

  test("say which of the rider's figures would tell more, where the sensor was there", () => {
    const withPower = ride({ meanPowerWatts: 200 });
    expect(groupOf(withPower, "Load")?.missing).toEqual(["ftpWatts"]);
    expect(groupOf(withPower, "Power")?.missing).toEqual(["weightKg"]);
    expect(groupOf(withPower, "Reserve (W′)")?.missing).toEqual(["ftpWatts", "wPrimeJoules"]);
  });

  test("ask for nothing that the rider has said", () => {
    const known = { figures: { ...NO_FIGURES, ftpWatts: 250, weightKg: 70 }, origins: {} };
    expect(groupOf(ride({ meanPowerWatts: 200, known }), "Load")).toBeUndefined();
  });
});
