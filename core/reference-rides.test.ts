import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFitRide } from "@/tests/support/fit-ride";
import { CHANNEL_NAMES } from "./channel";
import { encodeChannel, encodeTrack } from "./channel-codec";
import { measure } from "./measure";
import { readyRide } from "./ready-ride";
import { reckon } from "./reckon";
import { applyRepairs, findRepairs } from "./repairs";
import { NO_FIGURES } from "./ride";
import { stretchOf } from "./stretch";
import { limitsOf, powerZones, timeInZones } from "./zones";

/** Real rides and what other programs make of them; they lie beside the repository where it is developed. */
const FOLDER = fileURLToPath(new URL("../../shared/data/rides/", import.meta.url));
const isThere = existsSync(FOLDER);
if (!isThere) console.warn(`Skipped: there are no reference rides in ${FOLDER}.`);

function readRide(id: string): ReturnType<typeof readFitRide> {
  const file = readdirSync(FOLDER).find((name) => name.startsWith(`${id}-`) && name.endsWith(".fit"));
  return readFitRide(`${FOLDER}${file}`);
}

/** One line of the table of reference values; an empty column is not known. */
function referenceOf(id: string): Record<string, number> {
  const [head = "", ...lines] = readFileSync(`${FOLDER}reference-metrics.tsv`, "utf8").split("\n");
  const values = lines.find((line) => line.startsWith(`${id}\t`))?.split("\t") ?? [];
  const known = head
    .split("\t")
    .flatMap((name, index) => (values[index] ? [[name, Number(values[index])] as const] : []));
  return Object.fromEntries(known);
}

const FIGURES = {
  ...NO_FIGURES,
  ftpWatts: 250,
  thresholdHeartRate: 165,
  maxHeartRate: 190,
  restingHeartRate: 55,
  weightKg: 75,
};

/** How close is close enough: in per cent of the reference, or so much at least. */
const within =
  (percent: number, least = 0) =>
  (reference: number) =>
    Math.max((percent / 100) * reference, least);

describe.skipIf(!isThere)("reference rides", () => {
  test.each([
    ["D02", "weightedPowerWatts", "alt_np_w", within(1)],
    ["D08", "weightedPowerWatts", "alt_np_w", within(1)],
    ["D17", "weightedPowerWatts", "alt_np_w", within(1)],
    ["D02", "meanPowerWatts", "raw_mean_power_w", within(2)],
    ["D08", "meanPowerWatts", "raw_mean_power_w", within(2)],
    ["D17", "meanPowerWatts", "raw_mean_power_w", within(2)],
    ["D08", "workKilojoules", "gc_work_kj", within(0.1)],
    ["D17", "workKilojoules", "gc_work_kj", within(0.1)],
    ["D02", "meanHeartRateBpm", "raw_mean_hr_bpm", within(0, 1)],
    ["D08", "meanHeartRateBpm", "raw_mean_hr_bpm", within(0, 1)],
    ["D17", "meanHeartRateBpm", "raw_mean_hr_bpm", within(0, 1)],
    ["D19", "meanHeartRateBpm", "raw_mean_hr_bpm", within(0, 1)],
    ["D08", "meanCadenceRpm", "raw_mean_nonzero_cad_rpm", within(0.5)],
    ["D02", "ascentMeters", "alt_ascent_3m_m", within(3)],
    ["D08", "ascentMeters", "alt_ascent_3m_m", within(3)],
    ["D17", "ascentMeters", "alt_ascent_3m_m", within(3)],
    ["D17", "descentMeters", "alt_descent_3m_m", within(3)],
    // A flat ride of rises of exactly 3 m, which the reference counts or not by the last bit of a double: one of them.
    ["D19", "ascentMeters", "alt_ascent_3m_m", within(0, 3)],
    ["D02", "distanceMeters", "fit_total_distance_m", within(0.1)],
    ["D08", "distanceMeters", "fit_total_distance_m", within(0.1)],
    ["D19", "distanceMeters", "fit_total_distance_m", within(0.1)],
    ["D17", "load", "gc_tss_ftp250", within(2)],
    ["D08", "load", "gc_tss_ftp250", within(2)],
    ["D17", "heartRateLoad", "gc_trimp100", within(2)],
    ["D08", "heartRateLoad", "gc_trimp100", within(2)],
  ] as const)("%s: %s is the reference's %s", (id, number, column, tolerance) => {
    const reference = referenceOf(id)[column] ?? Number.NaN;
    const reckoned = reckon(measure(readRide(id)), FIGURES).numbers[number] ?? Number.NaN;
    expect(Math.abs(reckoned - reference)).toBeLessThanOrEqual(tolerance(reference));
  });

  test.each(["D01", "D02", "D06", "D08", "D10", "D11", "D14", "D17", "D19"])(
    "%s: the holes in the recording tell the pauses: the device's timer to 1 %%",
    (id) => {
      const { elapsedSeconds, pauses } = readRide(id);
      const timer = elapsedSeconds - pauses.reduce((sum, { start, end }) => sum + end - start, 0);
      const reference = referenceOf(id).fit_total_timer_s ?? Number.NaN;
      expect(Math.abs(timer / reference - 1)).toBeLessThan(0.01);
    },
  );

  test("D08: the seconds in each zone are those of a second program, to 2 % of the ride", () => {
    const ride = readRide("D08");
    const reference = referenceOf("D08");
    const { power } = stretchOf(readyRide(ride), { start: 0, end: ride.elapsedSeconds }).ridden;
    const seconds = timeInZones(power ?? new Float32Array(), limitsOf(powerZones(250)));
    seconds.forEach((count, zone) => {
      expect(Math.abs(count - (reference[`gc_time_power_z${zone + 1}_s`] ?? Number.NaN))).toBeLessThan(212);
    });
  });

  test("D09: a clock that jumps by eight days leaves a ride of an hour and a quarter", () => {
    const { elapsedSeconds, clockJumps } = readRide("D09").aligned;
    expect(elapsedSeconds).toBeLessThan(9000);
    // The times of the 17th and the 18th record are 736,205 s apart.
    expect(clockJumps.map(({ leftOutSeconds }) => leftOutSeconds)).toEqual([736_204]);
  });

  test("D18: without the six glitches of the power meter nothing is above what a strong rider sprints", () => {
    const ride = readRide("D18");
    const repaired = applyRepairs(ride, findRepairs(ride, []), []);
    // With them the maximum is 47,140 W.
    expect(reckon(measure(repaired), FIGURES).numbers.maxPowerWatts).toBeLessThan(1500);
  });

  test.each(["D02", "D08", "D17"])("%s: all channels take at most 25 KB an hour under brotli 4", (id) => {
    const { channels, track, elapsedSeconds, pauses } = readRide(id);
    const encoded = CHANNEL_NAMES.flatMap((name) => (channels[name] ? [encodeChannel(name, channels[name])] : []));
    if (track) encoded.push(encodeTrack(track));
    expect(encoded.length).toBeGreaterThanOrEqual(8);
    const bytes = encoded.reduce((sum, one) => sum + brotli(one), 0);
    const hours = (elapsedSeconds - pauses.reduce((sum, { start, end }) => sum + end - start, 0)) / 3600;
    expect(bytes / hours).toBeLessThanOrEqual(25_000);
  });
});

const brotli = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
