import { describe, expect, test } from "vitest";
import { type Figures, NO_FIGURES } from "@/core/ride";
import { sampleWholeRide } from "./sample-ride";
import { tellStretch } from "./stretch-facts";
import { readyToReckon } from "./stretch-figures";

const SECONDS = 1200;
const channel = (at: (second: number) => number) => Float32Array.from({ length: SECONDS }, (_, second) => at(second));

// Ten minutes at 200 W, then ten at 300 W, at 5 m/s, up a road of 4 %.
const recorded = {
  power: channel((second) => (second < 600 ? 200 : 300)),
  "heart-rate": channel((second) => (second < 600 ? 140 : 160)),
  cadence: channel(() => 90),
  speed: channel(() => 5),
  distance: channel((second) => 5 * second),
  elevation: channel((second) => 0.2 * second),
};
const ride = sampleWholeRide({ elapsedSeconds: SECONDS });
const dataOf = (channels: typeof recorded | Record<string, never>) => ({
  channels,
  recorded: channels,
  track: null,
  bucketSeconds: 1,
  exact: [{ start: 0, end: SECONDS }],
});
const ready = readyToReckon(ride, dataOf(recorded));
const rideBy = (figures: Figures) => ({
  known: { figures, origins: {} },
  analysis: { powerZones: null, heartRateZones: null },
});
const tell = (span: { start: number; end: number }, figures: Partial<Figures> = {}) =>
  tellStretch(ready, span, rideBy({ ...NO_FIGURES, ...figures }));
const textOf = (span: { start: number; end: number }, figures: Partial<Figures> = {}) =>
  Object.fromEntries(tell(span, figures).facts.map(({ label, text }) => [label, text]));

describe("the numbers of a stretch", () => {
  test("are its own, and not the ride's", () => {
    // 600 s at 300 W are 180 kJ; 0.2 m a second are 720 m an hour; 5 m/s are 18 km/h.
    expect(textOf({ start: 600, end: 1200 }, { weightKg: 75 })).toMatchObject({
      Duration: "0:10:00",
      Distance: "3.0 km",
      "Mean power": "300 W",
      "Weighted power": "300 W",
      "Mean by weight": "4.00 W/kg",
      "Heart rate": "160 bpm",
      Speed: "18.0 km/h",
      Cadence: "90 rpm",
      Gradient: "4.0 %",
      Work: "180 kJ",
    });
    expect(textOf({ start: 0, end: 600 })).toMatchObject({ "Mean power": "200 W", Work: "120 kJ" });
  });

  test("say nothing of what is not known", () => {
    expect(textOf({ start: 0, end: 600 })).not.toHaveProperty("Mean by weight");
    const bare = readyToReckon(ride, dataOf({}));
    expect(tellStretch(bare, { start: 0, end: 60 }, rideBy(NO_FIGURES))).toEqual({
      facts: [{ label: "Duration", text: "0:01:00" }],
      zones: [],
    });
  });
});

describe("the zones of a stretch", () => {
  test("are the time in each of them, by power and by heart rate", () => {
    // Of 250 W: 200 W are 80 % and in Z3, 300 W are 120 % and in Z6. Of 160 bpm: 140 are 87.5 % and in Z2, 160 in Z5a.
    const { zones } = tell({ start: 500, end: 700 }, { ftpWatts: 250, thresholdHeartRate: 160 });
    const told = zones.map(({ of, zones: all }) => [of, all.filter(({ seconds }) => seconds > 0)]);
    expect(told).toEqual([
      [
        "Power",
        [
          { name: "Z3", seconds: 100 },
          { name: "Z6", seconds: 100 },
        ],
      ],
      [
        "Heart rate",
        [
          { name: "Z2", seconds: 100 },
          { name: "Z5a", seconds: 100 },
        ],
      ],
    ]);
  });

  test("are none without a threshold", () => {
    expect(tell({ start: 0, end: 100 }).zones).toEqual([]);
  });
});
