import { expect, test } from "vitest";
import { sampleWholeRide } from "@/components/rides/sample-ride";
import type { Effort } from "../ride";
import { explainable } from "./explainable";
import { explain } from "./explanations";

const { analysis } = sampleWholeRide({});

const heartRateOver = (seconds: number, value: number): string => {
  const effort: Effort = { kind: "heart-rate", size: seconds, value, start: 600, end: 600 + seconds };
  const ride = sampleWholeRide({ analysis: { ...analysis, efforts: [effort] } });
  return explain("heartRateEffort", explainable(ride, null), 0).inputs;
};

/** 167 ÷ 60 = 2.783 beats in a second, 13.917 in five. */
test("a heart rate over seconds is worked out so that it can be followed", () => {
  expect(heartRateOver(1, 167)).toBe("from 0:10:00 to 0:10:01: 2.78 beats ÷ 1 s × 60 = 167 bpm");
  expect(heartRateOver(5, 167)).toBe("from 0:10:00 to 0:10:05: 13.92 beats ÷ 5 s × 60 = 167 bpm");
});
