import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RideSummary } from "@/core/ride";
import { fitToActivities } from "@/sandbox/fit-to-activity";
import { activityEvent } from "../support/activity";
import { type House, openHouse } from "../support/house";
import { hasReferenceRides, type ReferenceRide, referenceRides, SKIPPED } from "../support/reference-rides";

type Value = "distance" | "timer" | "heart rate" | "power" | "weighted power" | "ascent";

/** What is not compared, and why: from the notes of the reference itself, or found and explained here. */
const EXCLUDED: Record<string, Partial<Record<Value, string>>> = {
  D09: {
    ascent:
      "its altitude leaps by 46 m in the second in which the receiver finds itself; we leave out what came before",
  },
  D18: {
    power: "six samples between 2 and 47 kW: every reference of power is wrong as a physiological value",
    "weighted power": "the same",
  },
};

/** The vendor's decoder stops at compressed timestamps, and it is a run. */
const UNREADABLE = ["D25"];

let house: House;
let rides: typeof import("@/server/data/rides");

beforeAll(async () => {
  if (!hasReferenceRides) return;
  house = await openHouse();
  rides = await import("@/server/data/rides");
});
afterAll(() => house?.close());

if (!hasReferenceRides) test.skip(SKIPPED, () => {});

describe.skipIf(!hasReferenceRides)("a real ride, from its file through Terra's words and the signed post", () => {
  const files = referenceRides(".fit").filter(({ id }) => !UNREADABLE.includes(id));

  test.each(files.map((ride) => [ride.id, ride] as const))(
    "%s agrees with the independent results",
    async (id, ride) => {
      const stored = await storeFromFile(ride);
      const excluded = EXCLUDED[id] ?? {};
      for (const { value, ours, reference, tolerance } of comparisons(stored, ride)) {
        if (reference === null || excluded[value] !== undefined) continue;
        const message = `${value}: ours ${ours}, reference ${reference}`;
        expect(ours, message).not.toBeNull();
        expect(Math.abs((ours ?? Number.NaN) - reference), message).toBeLessThanOrEqual(tolerance);
      }
    },
  );

  test("every exclusion is of a ride that is there", () => {
    const ids = files.map(({ id }) => id);
    for (const id of Object.keys(EXCLUDED)) expect(ids).toContain(id);
  });
});

async function storeFromFile(ride: ReferenceRide): Promise<RideSummary> {
  const rider = await house.addRider();
  const activities = fitToActivities(readFileSync(ride.path));
  const response = await house.sandbox.deliver(activityEvent(rider.terraUser, ...activities));
  expect(response.status).toBe(200);
  await house.workOff();
  const [stored, ...more] = await rides.listRides(rider.viewer);
  expect(more).toEqual([]);
  if (stored === undefined) throw new Error("The ride was not stored");
  return stored;
}

/** What is close enough stands in ride-metrics.md, 10. */
function* comparisons(stored: RideSummary, ride: ReferenceRide) {
  const share = (reference: number | null, percent: number) => ((reference ?? 0) * percent) / 100;
  const compare = (value: Value, ours: number | null, reference: number | null, tolerance: number) => ({
    value,
    ours,
    reference,
    tolerance,
  });

  const distance = ride.value("fit_total_distance_m") || null;
  yield compare("distance", stored.distanceMeters, distance, share(distance, 0.1));

  yield compare("timer", stored.timerSeconds, ride.value("fit_total_timer_s"), 1);

  // Slow recordings are filled by the reference program and by us; the plain mean of records is not weighted by time.
  const heartRate = ride.value("gc_avg_hr_bpm") || ride.value("raw_mean_hr_bpm") || null;
  yield compare("heart rate", stored.meanHeartRateBpm, heartRate, 1);

  const hasPower = (ride.value("raw_n_power") ?? 0) > 0;
  const power = hasPower ? ride.value("raw_mean_power_w") : null;
  yield compare("power", stored.meanPowerWatts, power, share(power, 2));

  const isLong = stored.timerSeconds > 1200;
  const weighted = hasPower && isLong ? ride.value("alt_np_w") : null;
  yield compare("weighted power", stored.weightedPowerWatts, weighted, share(weighted, 1));

  const ascent = stored.isIndoor ? null : ride.value("alt_ascent_3m_m");
  yield compare("ascent", stored.ascentMeters, ascent, Math.max(share(ascent, 3), 3));
}
