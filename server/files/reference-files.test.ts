import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SourceRide } from "@/core/source-ride";
import { hasReferenceRides, type ReferenceRide, referenceRides, SKIPPED } from "../../tests/support/reference-rides";
import { readRideFile } from "./read-ride-file";

/** Every reference file by its oddities, as its MANIFEST.md tells them, and by what a program of another hand counted. */
const ALL = referenceRides("");
const RIDES = ALL.filter(({ id }) => id !== "D25");
if (!hasReferenceRides) console.warn(SKIPPED);

const readings = new Map<string, ReturnType<typeof readRideFile>>();
function readingOf({ id, path }: Pick<ReferenceRide, "id" | "path">) {
  const known = readings.get(id) ?? readRideFile(readFileSync(path), path);
  readings.set(id, known);
  return known;
}

function reference(id: string): ReferenceRide {
  const found = ALL.find((one) => one.id === id);
  if (!found) throw new Error(`There is no reference file ${id}`);
  return found;
}

function rideOf(id: string): SourceRide {
  const reading = readingOf(reference(id));
  if (reading.kind !== "rides" || !reading.rides[0]) throw new Error(`${id} was read as ${reading.kind}`);
  return reading.rides[0];
}

const present = (channel: Float32Array | Float64Array | undefined) =>
  [...(channel ?? [])].filter((value) => !Number.isNaN(value));
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const pausedSeconds = ({ recorded }: SourceRide) =>
  recorded.pauses.reduce((sum, { start, end }) => sum + end - start, 0);

describe.skipIf(!hasReferenceRides)("reference files", { timeout: 120_000 }, () => {
  test("are 54, of which 53 are a ride each, whole", () => {
    expect(ALL).toHaveLength(54);
    const read = RIDES.map((one) => [one.id, readingOf(one)] as const);
    expect(read.filter(([, reading]) => reading.kind !== "rides" || reading.rides.length !== 1)).toEqual([]);
    expect(RIDES.filter(({ id }) => rideOf(id).isIncomplete).map(({ id }) => id)).toEqual([]);
  });

  const CHANNELS = [
    ["power", "raw_n_power"],
    ["heart-rate", "raw_n_hr"],
    ["speed", "raw_n_speed"],
    ["cadence", "raw_n_cad"],
    ["elevation", "raw_n_alt"],
    ["temperature", "raw_n_temp"],
  ] as const;

  test.each(RIDES.map(({ id }) => [id]))("%s has as many seconds of each channel as were counted", (id) => {
    const { channels, track } = rideOf(id).recorded;
    const { value } = reference(id);
    // Records that share their second (D04, D20) make one second of a value.
    const doubled = (value("raw_records") ?? 0) - (value("raw_seconds") ?? 0);
    const expected = (column: string) => Math.max((value(column) ?? 0) - doubled, 0);
    const counted = CHANNELS.map(([name]) => present(channels[name]).length);
    expect(counted).toEqual(CHANNELS.map(([, column]) => expected(column)));
    expect(present(track?.latitude)).toHaveLength(expected("raw_n_gps"));
  });

  test.each(RIDES.map(({ id }) => [id]))("%s has the means and extremes that were reckoned from its records", (id) => {
    const { channels } = rideOf(id).recorded;
    const { value } = reference(id);
    const [power, bpm, rpm, metres, celsius] = (
      ["power", "heart-rate", "cadence", "elevation", "temperature"] as const
    ).map((name) => present(channels[name]));
    // Zeros are left out of the means of heart rate and cadence, not of power.
    const means = [meanOf(power ?? []), meanOf((bpm ?? []).filter(Boolean)), meanOf((rpm ?? []).filter(Boolean))];
    for (const [index, column] of ["raw_mean_power_w", "raw_mean_hr_bpm", "raw_mean_nonzero_cad_rpm"].entries()) {
      const expected = value(column);
      // D04's and D20's means are over records, of which some share a second.
      const tolerance = id === "D04" || id === "D20" ? 1 : 0.006;
      if (expected !== null) expect(Math.abs((means[index] ?? 0) - expected)).toBeLessThan(tolerance);
    }
    // Of D04 the highest heart rate stands in the first of two records of a second, of which the last counts.
    if (id === "D04") return;
    const extremes = [power, bpm, rpm, metres, celsius].map((values) => (values?.length ? Math.max(...values) : null));
    const told = ["raw_max_power_w", "raw_max_hr_bpm", "raw_max_cad_rpm", "raw_max_alt_m", "raw_max_temp_c"].map(value);
    for (const [index, expected] of told.entries())
      if (expected !== null) expect(extremes[index]).toBeCloseTo(expected, 1);
  });

  // Of the files whose device wrote a session. D03's timer tells 42 s more than its own stops and starts.
  test.each(RIDES.filter(({ file }) => file.endsWith(".fit")).map(({ id }) => [id]))(
    "%s stands still for as long as its device says",
    (id) => {
      const ride = rideOf(id);
      const timer = reference(id).value("fit_total_timer_s") ?? Number.NaN;
      expect(ride.recorded.told.timerSeconds).toBe(Math.round(timer));
      expect(Math.abs(ride.recorded.elapsedSeconds - pausedSeconds(ride) - timer) / timer).toBeLessThan(0.01);
    },
  );

  test("D01, a Bryton: its first record has 0 m, 0 °C and no position, and is kept as it is", () => {
    const { recorded } = rideOf("D01");
    expect(recorded.channels.elevation?.[0]).toBe(0);
    expect(recorded.channels.temperature?.[0]).toBe(0);
    expect(recorded.channels.elevation?.[1]).toBeGreaterThan(80);
    expect(present(recorded.track?.latitude.subarray(0, 2))).toEqual([]);
  });

  test("D01, a Bryton: the number of the session's event is not its sport, and there are no laps", () => {
    const ride = rideOf("D01");
    expect(ride).toMatchObject({ device: "Bryton", activityType: 16 });
    expect(ride.recorded).toMatchObject({
      offsetMinutes: 120,
      laps: [],
      told: { timerSeconds: 14_067, distanceMeters: 112_860.44 },
    });
  });

  test("D01, a Bryton: its own message tells the rider's zones, its events 31 stops", () => {
    const { facts, recorded } = rideOf("D01");
    expect(facts).toMatchObject({ powerZoneLimits: [55, 75, 90, 105, 120, 150], timerEvents: 62 });
    const long = recorded.pauses.filter(({ start, end }) => end - start > 10);
    expect(long.length).toBeGreaterThanOrEqual(19);
    expect(Math.max(...recorded.pauses.map(({ start, end }) => end - start))).toBeGreaterThanOrEqual(500);
  });

  test("D02 has 36 pauses, a balance and a position that begins 26 s late", () => {
    const { recorded, device } = rideOf("D02");
    expect(device).toBe("Hammerhead Karoo 2");
    const balance = present(recorded.channels.balance);
    expect(balance.length).toBeGreaterThan(7000);
    // Weighted by power, 48.82 % in GoldenCheetah; unweighted within two of it.
    expect(Math.abs(meanOf(balance) - 48.82)).toBeLessThan(2);
    expect(present(recorded.track?.latitude.subarray(0, 26))).toEqual([]);
    expect(recorded.told.timerSeconds).toBe(8351);
  });

  test("D03's field sizes that do not fit their base types cost no record", () => {
    const ride = rideOf("D03");
    expect(ride).toMatchObject({ device: "COROS DURA", activityType: 15, isIncomplete: false });
    expect(present(ride.recorded.channels.distance)).toHaveLength(7280);
    expect(ride.told.meanPowerWatts).toBeUndefined();
    expect(ride.recorded.pauses.map(({ start, end }) => end - start).filter((seconds) => seconds > 1000)).toHaveLength(
      2,
    );
  });

  test("D04's 3,400 records make 3,262 seconds", () => {
    const { recorded, extras } = rideOf("D04");
    expect(present(recorded.channels.power)).toHaveLength(3262);
    expect(recorded.laps).toHaveLength(30);
    expect(extras.map(({ name }) => name)).toContain("Powermeter Power");
    expect(recorded.channels.balance).toBeUndefined();
  });

  test("D05's device has no name where its text begins with NUL and goes on with no UTF-8", () => {
    expect(rideOf("D05").device).toBe("Zwift");
    expect(rideOf("D05")).toMatchObject({ activityType: 18, recorded: { isIndoor: true } });
    expect(present(rideOf("D05").recorded.track?.latitude)).toHaveLength(3646);
  });

  test("D06's smart recording is kept with its holes, its gear changes are no pauses", () => {
    const { recorded, facts } = rideOf("D06");
    expect(recorded.elapsedSeconds - present(recorded.channels.speed).length).toBeGreaterThan(20_000);
    expect(facts).toMatchObject({ heartBeats: expect.any(Number), timerEvents: 99 });
    expect(facts.heartBeats).toBeGreaterThanOrEqual(23_146);
    expect(Math.max(...recorded.pauses.map(({ start, end }) => end - start))).toBeGreaterThan(2400);
  });

  test("D07 spans more than its session says, with a pause of three hours", () => {
    const { recorded } = rideOf("D07");
    expect(recorded.elapsedSeconds).toBeGreaterThan(7.3 * 3600);
    expect(Math.max(...recorded.pauses.map(({ start, end }) => end - start))).toBeGreaterThan(3 * 3600);
    expect(recorded.told.timerSeconds).toBe(10_830);
  });

  test("D08 knows the figures that its device reckoned with", () => {
    expect(rideOf("D08").facts).toMatchObject({ thresholdPowerWatts: 200, maxHeartRateBpm: 175 });
    expect(rideOf("D14").facts).toMatchObject({ thresholdPowerWatts: 234, thresholdHeartRateBpm: 167 });
    expect(rideOf("D17").facts.thresholdPowerWatts).toBe(300);
    expect(rideOf("D18").facts.thresholdPowerWatts).toBe(reference("D18").value("fit_threshold_power_w"));
  });

  test("D09's clock jumps by eight days and a half, which are left out and told", () => {
    const { recorded, clockJumps } = rideOf("D09");
    expect(recorded.startedAt.toISOString()).toMatch(/^2015-08-20T/);
    expect(recorded.elapsedSeconds).toBeLessThan(9000);
    expect(clockJumps).toHaveLength(1);
    expect(Math.abs((clockJumps[0]?.leftOutSeconds ?? 0) - 736_205)).toBeLessThan(5);
  });

  test("S01's clock jumps by 25 days, to the fifth of March", () => {
    expect(rideOf("S01").recorded.startedAt.toISOString()).toMatch(/^2016-03-05T/);
    expect(rideOf("S01").clockJumps).toHaveLength(1);
  });

  test("D10's 200 km keep their device's distance", () => {
    const { channels } = rideOf("D10").recorded;
    expect(Math.max(...present(channels.distance))).toBeCloseTo(204_601.3, 1);
  });

  test("D11's wrong mean cadence is not told, because its cadence was recorded", () => {
    const ride = rideOf("D11");
    expect(ride.told.meanCadenceRpm).toBeUndefined();
    expect(ride.recorded.offsetMinutes).toBe(480);
  });

  test("D12 has neither place, speed nor distance", () => {
    const { recorded } = rideOf("D12");
    expect([recorded.track, recorded.channels.speed, recorded.channels.distance]).toEqual([null, undefined, undefined]);
    expect(recorded.told.distanceMeters).toBeNull();
    expect(recorded.laps).toHaveLength(5);
  });

  test("D13 has its heart beats and no altitude at first", () => {
    const { recorded, facts } = rideOf("D13");
    expect(facts.heartBeats).toBeGreaterThanOrEqual(9188);
    expect(present(recorded.channels.elevation?.subarray(0, 8))).toEqual([]);
  });

  test("D14 writes speed and altitude in the enhanced fields alone", () => {
    expect(present(rideOf("D14").recorded.channels.speed)).toHaveLength(7066);
  });

  test("D15 and D16 are one session twice, a second apart, and each is read", () => {
    const [watch, app] = [rideOf("D15"), rideOf("D16")];
    expect(Math.abs(app.recorded.startedAt.getTime() - watch.recorded.startedAt.getTime())).toBeLessThanOrEqual(1000);
    expect([watch.device, app.device]).toEqual(["Garmin fenix 6", "Zwift"]);
    expect([watch.recorded.track, watch.recorded.told.distanceMeters]).toEqual([null, null]);
    expect(app.recorded.laps).toHaveLength(16);
  });

  test("D17 has a balance, RR intervals and what an app reckoned", () => {
    const ride = rideOf("D17");
    const { power = new Float32Array(), balance = new Float32Array() } = ride.recorded.channels;
    // GoldenCheetah has 52.96 %, weighted by power.
    const both = [...balance.keys()].filter(
      (second) => (balance[second] ?? Number.NaN) >= 0 && (power[second] ?? Number.NaN) > 0,
    );
    const weight = both.reduce((sum, second) => sum + (power[second] ?? 0), 0);
    const weighted = both.reduce((sum, second) => sum + (balance[second] ?? 0) * (power[second] ?? 0), 0) / weight;
    expect(Math.abs(weighted - 52.96)).toBeLessThan(1);
    expect(ride.extras).toMatchObject([{ name: "wprime_bal", unit: "kJ" }]);
  });

  test("D18's six glitches of the power meter are in the original, with fields of several apps", () => {
    const { recorded } = rideOf("D18");
    const spikes = present(recorded.channels.power).filter((watts) => watts > 2500);
    expect(spikes).toHaveLength(6);
    expect([Math.min(...spikes), Math.max(...spikes)]).toEqual([6633, 47_140]);
    expect(Math.abs((recorded.told.distanceMeters ?? 0) - 41_550)).toBeLessThan(10);
    expect(Math.max(...present(recorded.channels.distance))).toBe(44_067);
  });

  test("D19, D20 and D21 are one ride in three formats: one start, one length, one heart rate", () => {
    const [fit, tcx, gpx] = ["D19", "D20", "D21"].map((id) => rideOf(id).recorded);
    for (const other of [tcx, gpx]) {
      expect(other?.startedAt).toEqual(fit?.startedAt);
      expect(other?.elapsedSeconds).toBe(fit?.elapsedSeconds);
      expect(other?.channels["heart-rate"]).toEqual(fit?.channels["heart-rate"]);
      expect(
        other?.channels.elevation?.every(
          (metres, second) => Math.abs(metres - (fit?.channels.elevation?.[second] ?? 0)) < 0.11,
        ),
      ).toBe(true);
    }
    expect(fit?.laps.length).toBe(8);
    expect(tcx?.laps.length).toBe(8);
  });

  test("D20's points that stand at the end of one lap and the start of the next count once", () => {
    expect(reference("D20").value("raw_records")).toBe(5166);
    expect(present(rideOf("D20").recorded.channels["heart-rate"])).toHaveLength(5159);
  });

  test("D21's heart rate stands in elements of another prefix", () => {
    expect(present(rideOf("D21").recorded.channels["heart-rate"])).toHaveLength(5159);
    expect(rideOf("D21").recorded.channels.distance).toBeUndefined();
  });

  test("D22 has power in GPX, and a number for its sport", () => {
    expect(rideOf("D22")).toMatchObject({ activityType: 1, device: null });
  });

  test("D23 stands still for 674 s and more at its longest hole", () => {
    expect(Math.max(...rideOf("D23").recorded.pauses.map(({ start, end }) => end - start))).toBe(673);
  });

  test("D24 has NaN in words, seconds with fractions, and the leaps of its receiver in the original", () => {
    const { recorded } = rideOf("D24");
    expect(Number.isNaN(recorded.channels.distance?.[5])).toBe(true);
    expect(recorded.channels.speed).toBeUndefined();
    expect(present(recorded.track?.latitude)).toHaveLength(8520);
    expect(recorded.pauses).toEqual([expect.objectContaining({})]);
  });

  test("D25 is a run", () => {
    expect(readingOf(reference("D25"))).toEqual({ kind: "not-a-ride", format: "fit", what: "a run of 10.2 km" });
  });
});
