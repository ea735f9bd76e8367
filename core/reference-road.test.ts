import { describe, expect, test } from "vitest";
import { readFitRide } from "@/tests/support/fit-ride";
import { hasReferenceRides, type ReferenceRide, referenceRides, SKIPPED } from "@/tests/support/reference-rides";
import type { Channel } from "./channel";
import { compareHalves } from "./decoupling";
import { trainingImpulse } from "./heart-rate";
import { fillHoles } from "./holes";
import { type Measured, measure } from "./measure";
import { reckon } from "./reckon";
import { NO_FIGURES } from "./ride";
import { heartRateLoad } from "./training-load";
import { timeInZones } from "./zones";

if (!hasReferenceRides) console.warn(SKIPPED);

/** The rider behind the reference's columns. */
const FIGURES = { ...NO_FIGURES, ftpWatts: 250, thresholdHeartRate: 165, maxHeartRate: 190, restingHeartRate: 55 };
const LIMITS = { maxHeartRate: 190, restingHeartRate: 55 };

/** Its limits of zones are whole watts and whole beats: 55, 75, 90, 105, 120, 150 and 68, 83, 94, 105 %, cut off. */
const POWER_LIMITS = [137, 187, 225, 262, 300, 375];
const HEART_RATE_LIMITS = [112, 136, 155, 173];

// Their notes: D25 is a run with its clock unset; D03 could not be opened by the other program.
const rides = referenceRides(".fit").filter(({ id }) => id !== "D25");
const ridesWith = (column: string, ...without: string[]) =>
  rides.filter((ride) => ride.value(column) !== null && !without.includes(ride.id));

/** D07's note: heart rate in only part of the ride, which the other program takes for 0. S21 is the same file. */
const LOST_STRAP = ["D07", "S21"];

/** As it was recorded: the reference repairs nothing. Each file is read once. */
function read({ path }: ReferenceRide): Measured {
  const measured = alreadyRead.get(path) ?? measure(readFitRide(path));
  alreadyRead.set(path, measured);
  return measured;
}

const alreadyRead = new Map<string, Measured>();

const numbersOf = (ride: ReferenceRide) => reckon(read(ride), FIGURES).numbers;
const at = (ride: ReferenceRide, column: string) => ride.value(column) ?? Number.NaN;
const off = (ours: number | null, theirs: number) => Math.abs((ours ?? Number.NaN) - theirs);

/** What the other program makes of a channel: missing is 0, and a line goes through every hole of up to 25 s. */
const asOthersDo = ({ ready }: Measured, channel: Channel) =>
  fillHoles(
    channel.map((value, second) => (ready.recorded[second] ? value || 0 : Number.NaN)),
    [],
    25,
  );

describe.skipIf(!hasReferenceRides)("the road of the reference rides", () => {
  test.each(ridesWith("fit_total_distance_m", "D12", "D15", "D18"))(
    "$id: the distance is the device's, to 0.1 %",
    (ride) => {
      // D12 and D15 have none; D18's records went on behind what its session told, which counts.
      const theirs = at(ride, "fit_total_distance_m");
      expect(off(numbersOf(ride).distanceMeters, theirs)).toBeLessThanOrEqual(theirs / 1000);
    },
  );

  test.each(ridesWith("alt_ascent_3m_m", "D05"))("$id: ascent and descent are, to 3 %% or a band", (ride) => {
    const { ascentMeters, descentMeters } = numbersOf(ride);
    for (const [ours, column] of [
      [ascentMeters, "alt_ascent_3m_m"],
      [descentMeters, "alt_descent_3m_m"],
    ] as const) {
      expect(off(ours, at(ride, column))).toBeLessThanOrEqual(Math.max(0.03 * at(ride, column), 3));
    }
  });

  test("D05: ascent and descent are those of the reference's own rule with a band that is wider by a nanometre", () => {
    // Its many rises of exactly 3 m, which no double holds, count or not by the last bit: 96 and 103.8 m, or these.
    const [ride] = rides.filter(({ id }) => id === "D05").map(numbersOf);
    expect(off(ride?.ascentMeters ?? null, 106.4)).toBeLessThan(0.1);
    expect(off(ride?.descentMeters ?? null, 113.2)).toBeLessThan(0.1);
  });

  test.each(ridesWith("raw_min_alt_m"))("$id: the lowest and the highest point are those recorded", (ride) => {
    const { minElevationMeters, maxElevationMeters } = numbersOf(ride);
    expect(off(minElevationMeters, at(ride, "raw_min_alt_m"))).toBeLessThan(0.1);
    expect(off(maxElevationMeters, at(ride, "raw_max_alt_m"))).toBeLessThan(0.1);
  });

  test.each(ridesWith("raw_min_temp_c"))("$id: so are the lowest and the highest temperature", (ride) => {
    const { minTemperatureCelsius, maxTemperatureCelsius } = numbersOf(ride);
    expect(minTemperatureCelsius).toBe(at(ride, "raw_min_temp_c"));
    expect(maxTemperatureCelsius).toBe(at(ride, "raw_max_temp_c"));
  });

  test.each(ridesWith("gc_moving_s", "D09"))("$id: the moving time is that of another program, to 3.5 %%", (ride) => {
    // It draws lines through short stops, which then moved. D09's note: its times are meaningless.
    expect(off(numbersOf(ride).movingSeconds, at(ride, "gc_moving_s"))).toBeLessThan(0.035 * at(ride, "gc_moving_s"));
  });

  test.each(rides)("$id: its climbs are climbs, and no more was climbed in them than on the ride", (ride) => {
    const measured = read(ride);
    const { ascentMeters, distanceMeters } = reckon(measured, FIGURES).numbers;
    const sum = (of: "ascentMeters" | "lengthMeters") => measured.climbs.reduce((total, climb) => total + climb[of], 0);
    expect(sum("ascentMeters")).toBeLessThanOrEqual(ascentMeters ?? 0);
    expect(sum("lengthMeters")).toBeLessThanOrEqual(distanceMeters ?? 0);
    for (const { lengthMeters, meanGradientPercent, vamMetersPerHour } of measured.climbs) {
      expect(lengthMeters).toBeGreaterThanOrEqual(300);
      expect(meanGradientPercent).toBeGreaterThanOrEqual(3);
      // Nobody on record has climbed 2,500 m in an hour.
      expect(vamMetersPerHour).toBeLessThan(2500);
    }
  });

  test("D10's climb of 8.6 km is of category 2, and D17's many short ones hardly of any", () => {
    const [brevet, hills] = ["D10", "D17"].map((id) => rides.filter((ride) => ride.id === id).flatMap(read)[0]?.climbs);
    expect(
      brevet?.filter(({ category }) => category === "2").map(({ lengthMeters }) => Math.round(lengthMeters / 1000)),
    ).toEqual([9]);
    expect(hills?.length).toBeGreaterThan(30);
    expect(hills?.every(({ category }) => category === null || category === "4")).toBe(true);
  });
});

describe.skipIf(!hasReferenceRides)("the hearts of the reference rides", () => {
  test.each(ridesWith("gc_avg_hr_bpm"))("$id: the mean heart rate is that of another program, to 1 bpm", (ride) => {
    expect(off(numbersOf(ride).meanHeartRateBpm, at(ride, "gc_avg_hr_bpm"))).toBeLessThanOrEqual(1);
  });

  test.each(ridesWith("fit_avg_hr_bpm"))("$id: and that of the device", (ride) => {
    expect(off(numbersOf(ride).meanHeartRateBpm, at(ride, "fit_avg_hr_bpm"))).toBeLessThanOrEqual(1);
  });

  test.each(ridesWith("gc_trimp_banister").filter((ride) => ride.value("gc_avg_hr_bpm") !== null))(
    "$id: over its moving time the training impulse and the load are those of another program, to 2 %%",
    (ride) => {
      const { meanHeartRateBpm } = numbersOf(ride);
      const seconds = at(ride, "gc_moving_s");
      const heart = { meanBpm: meanHeartRateBpm, heartRateShare: 1 };
      const [impulse, load] = [at(ride, "gc_trimp_banister"), at(ride, "gc_trimp100")];
      expect(off(trainingImpulse(seconds, meanHeartRateBpm ?? 0, LIMITS), impulse)).toBeLessThan(impulse / 50);
      expect(off(heartRateLoad(seconds, heart, FIGURES), load)).toBeLessThan(load / 50);
    },
  );

  test.each(ridesWith("gc_decoupling_pct", ...LOST_STRAP))(
    "$id: decoupling over the seconds of another program is its own, to 0.3 points",
    (ride) => {
      const measured = read(ride);
      const { power, "heart-rate": heartRate } = measured.ready.measured;
      const [watts, bpm] = [power, heartRate].map((channel) => asOthersDo(measured, channel ?? new Float32Array()));
      const halves = watts && bpm && compareHalves(watts, bpm);
      expect(off(halves?.decouplingPercent ?? null, at(ride, "gc_decoupling_pct"))).toBeLessThan(0.3);
    },
  );
});

/** What the other program drew through short stops, or took for 0, may lie in any zone. */
function expectZones(ride: ReferenceRide, ours: number[], columns: (zone: number) => string): void {
  const theirs = ours.map((_, index) => ride.value(columns(index + 1)) ?? 0);
  const total = (seconds: number[]) => seconds.reduce((sum, one) => sum + one, 0);
  const invented = Math.max(total(theirs) - total(ours), 0);
  const most = 0.02 * at(ride, "gc_recording_s") + invented;
  ours.forEach((seconds, index) => {
    expect(off(seconds, theirs[index] ?? 0)).toBeLessThanOrEqual(most);
  });
}

describe.skipIf(!hasReferenceRides)("the zones of the reference rides", () => {
  test.each(ridesWith("gc_time_power_z1_s").filter((ride) => ride.value("raw_mean_power_w") !== null))(
    "$id: the seconds in each zone of power are those of another program, to 2 %% of the ride",
    (ride) => {
      const { power } = read(ride).whole.ridden;
      const seconds = timeInZones(power ?? new Float32Array(), POWER_LIMITS);
      expectZones(ride, seconds, (zone) => `gc_time_power_z${zone}_s`);
    },
  );

  test.each(ridesWith("gc_time_hr_z1_s", ...LOST_STRAP).filter((ride) => ride.value("gc_avg_hr_bpm") !== null))(
    "$id: so are those of heart rate",
    (ride) => {
      const seconds = timeInZones(read(ride).whole.ridden["heart-rate"] ?? new Float32Array(), HEART_RATE_LIMITS);
      expectZones(ride, seconds, (zone) => `gc_time_hr_z${zone}_s`);
    },
  );
});
