import { describe, expect, test } from "vitest";
import { NO_FIGURES } from "@/core/ride";
import { sampleWholeRide } from "./sample-ride";
import { readyToReckon, stretchFacts } from "./stretch-facts";

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
const ready = readyToReckon(ride, { channels: recorded, recorded, track: null, bucketSeconds: 1, exact: [] });
const textOf = (span: { start: number; end: number }, figures = NO_FIGURES) =>
  Object.fromEntries(stretchFacts(ready, span, figures).map(({ label, text }) => [label, text]));

describe("the numbers of a stretch", () => {
  test("are its own, and not the ride's", () => {
    // 600 s at 300 W are 180 kJ; 0.2 m a second are 720 m an hour.
    expect(textOf({ start: 600, end: 1200 }, { ...NO_FIGURES, weightKg: 75 })).toMatchObject({
      Duration: "0:10:00",
      Distance: "3.0 km",
      "Mean power": "300 W",
      "Weighted power": "300 W",
      "Mean by weight": "4.00 W/kg",
      "Heart rate": "160 bpm",
      Cadence: "90 rpm",
      Gradient: "4.0 %",
      Work: "180 kJ",
    });
    expect(textOf({ start: 0, end: 600 })).toMatchObject({ "Mean power": "200 W", Work: "120 kJ" });
  });

  test("say nothing of what is not known", () => {
    expect(textOf({ start: 0, end: 600 })).not.toHaveProperty("Mean by weight");
    const bare = readyToReckon(ride, { channels: {}, recorded: {}, track: null, bucketSeconds: 1, exact: [] });
    expect(stretchFacts(bare, { start: 0, end: 60 }, NO_FIGURES)).toEqual([{ label: "Duration", text: "0:01:00" }]);
  });
});
