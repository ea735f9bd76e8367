import { expect, test } from "vitest";
import { sampleWholeRide } from "@/components/rides/sample-ride";
import { explainable } from "./explainable";
import { explain } from "./explanations";

const descentOf = (elevation: { minElevationMeters: number | null; maxElevationMeters: number | null }) =>
  explain("descentMeters", explainable(sampleWholeRide({ descentMeters: 2, ...elevation }), null), 0);

test("a descent without elevation is the device's own, and nothing was left out of it here", () => {
  const { inputs, leftOut } = descentOf({ minElevationMeters: null, maxElevationMeters: null });
  expect(inputs).toBe("the device's own total = 2 m");
  expect(leftOut).toEqual([]);
});

test("a descent with elevation is worked out from it", () => {
  const { inputs, leftOut } = descentOf({ minElevationMeters: 10, maxElevationMeters: 40 });
  expect(inputs).toBe("between 10 m and 40 m: all falls of more than 3 m = 2 m");
  expect(leftOut).toEqual(["Falls of 3 m and less."]);
});
