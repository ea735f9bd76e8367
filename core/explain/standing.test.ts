import { expect, test } from "vitest";
import { type FigureOrigin, type KnownFigures, NO_FIGURES } from "../ride";
import { standingOf } from "./standing";

const GIVEN: FigureOrigin = { is: "given", validFrom: null };

const known = (origins: KnownFigures["origins"]): KnownFigures => ({ figures: NO_FIGURES, origins });

test("a figure rests on what the rider said", () => {
  expect(standingOf("load", known({ ftpWatts: GIVEN }))).toBe("given");
});

test("one estimate makes all of it an estimate", () => {
  const origins = {
    thresholdHeartRate: GIVEN,
    maxHeartRate: { is: "estimated", how: "the highest" },
    restingHeartRate: { is: "assumed", how: "usual" },
  } as const;
  expect(standingOf("heartRateLoad", known(origins))).toBe("estimated");
  expect(standingOf("trainingImpulse", known({ ...origins, maxHeartRate: GIVEN }))).toBe("assumed");
});

test("a figure that needs nothing of the rider rests on nothing", () => {
  expect(standingOf("meanPowerWatts", known({ ftpWatts: { is: "estimated", how: "95 %" } }))).toBeNull();
});
