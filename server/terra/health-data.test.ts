import { describe, expect, test } from "vitest";
import { ZodError } from "zod";
import { readHealth } from "./health-data";

const metadata = { start_time: "2026-11-20T00:00:00.000000+13:00", end_time: "2026-11-21T00:00:00.000000+13:00" };

describe("the identity of what is told is", () => {
  test("the calendar date as written, in no other time zone [T 4.7 day]", () => {
    for (const start of [
      "2026-11-20T00:30:00.000000+13:00",
      "2026-11-20T23:30:00-11:00",
      "2026-11-20T12:00:00",
      "2026-11-20",
    ]) {
      for (const type of ["body", "daily", "nutrition", "menstruation"] as const) {
        const read = readHealth(type, { metadata: { ...metadata, start_time: start } });
        expect(read).toMatchObject({ identity: "2026-11-20", day: "2026-11-20" });
      }
    }
  });

  test("of a sleep its summary_id, and it belongs to the day on which it ended [T 4.7 sleep]", () => {
    const night = { start_time: "2026-11-19T23:12:00.000000+01:00", end_time: "2026-11-20T07:04:00.000000+01:00" };
    const read = readHealth("sleep", { metadata: { ...night, summary_id: "night-1" } });
    expect(read).toMatchObject({ identity: "night-1", day: "2026-11-20" });
    expect(read.figures).toEqual({ sleepBeganMinute: 23 * 60 + 12, sleepEndedMinute: 7 * 60 + 4 });
  });

  test("of a sleep without one the same for the same times, and another for others", () => {
    const nights = ["2026-11-20T07:04:00", "2026-11-20T07:04:00", "2026-11-20T07:05:00"].map(
      (end_time) =>
        readHealth("sleep", { metadata: { start_time: "2026-11-19T23:12:00", end_time, summary_id: "" } }).identity,
    );
    expect(nights[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(nights[1]).toBe(nights[0]);
    expect(nights[2]).not.toBe(nights[0]);
  });

  test("missing where no day is told", () => {
    expect(() => readHealth("daily", { metadata: { end_time: "2026-11-20" } })).toThrow(ZodError);
    expect(() => readHealth("daily", { metadata: { start_time: "yesterday" } })).toThrow(ZodError);
    expect(() => readHealth("body", null)).toThrow(ZodError);
  });
});

test("a day with upload_type 4 is deleted; a sleep with 4 is only not sure [T 5.6 upload_type]", () => {
  expect(readHealth("daily", { metadata: { ...metadata, upload_type: 4 } }).isDeleted).toBe(true);
  for (const [upload_type, isTentative] of [
    [0, undefined],
    [1, undefined],
    [2, undefined],
    [3, 1],
    [4, 1],
  ]) {
    const read = readHealth("sleep", { metadata: { ...metadata, summary_id: "s", upload_type } });
    expect(read.isDeleted).toBe(false);
    expect(read.figures.isTentative).toBe(isTentative);
  }
});

describe("the figures", () => {
  test("of a body are its day's means, or the last that was measured [T 5.4]", () => {
    const body = {
      metadata,
      measurements_data: {
        measurements: [{ weight_kg: 72.1, bodyfat_percentage: 14.2 }, { weight_kg: 71.4 }],
        day_avg_muscle_mass_g: 33_500,
      },
      heart_data: { heart_rate_data: { summary: { resting_hr_bpm: 47, avg_hrv_rmssd: 62.5 } } },
      blood_pressure_data: { day_avg_systolic_bp: 118, day_avg_diastolic_bp: 76 },
      glucose_data: { day_avg_blood_glucose_mg_per_dl: 91 },
      hydration_data: { day_total_water_consumption_ml: 1800 },
    };
    expect(readHealth("body", body).figures).toEqual({
      weightKg: 71.4,
      bodyFatPercent: 14.2,
      muscleKg: 33.5,
      restingHeartRateBpm: 47,
      hrvRmssdMs: 62.5,
      systolicMmHg: 118,
      diastolicMmHg: 76,
      glucoseMgPerDl: 91,
      drunkMl: 1800,
    });
  });

  test("of a day have its distance flat, unlike a ride's [T 5.5]", () => {
    const daily = {
      metadata,
      distance_data: { distance_meters: 8340, steps: 11_204 },
      calories_data: { total_burned_calories: 2710 },
      active_durations_data: { activity_seconds: 5400 },
      heart_rate_data: { summary: { resting_hr_bpm: 48, avg_hrv_sdnn: 70 } },
      stress_data: { avg_stress_level: 31 },
      scores: { recovery: 82 },
    };
    expect(readHealth("daily", daily).figures).toEqual({
      steps: 11_204,
      distanceMeters: 8340,
      burnedKilocalories: 2710,
      activeSeconds: 5400,
      restingHeartRateBpm: 48,
      hrvSdnnMs: 70,
      stressLevel: 31,
      recoveryScore: 82,
    });
  });

  test("of a sleep are its stages [T 5.6]", () => {
    const sleep = {
      metadata: { start_time: "2026-11-19T23:00:00", end_time: "2026-11-20T07:00:00", summary_id: "s", is_nap: false },
      sleep_durations_data: {
        asleep: {
          duration_asleep_state_seconds: 27_000,
          duration_deep_sleep_state_seconds: 6_000,
          duration_light_sleep_state_seconds: 15_000,
          duration_REM_sleep_state_seconds: 6_000,
        },
        awake: { duration_awake_state_seconds: 1_800 },
        other: { duration_in_bed_seconds: 28_800 },
      },
      respiration_data: { breaths_data: { avg_breaths_per_min: 13.4 } },
      data_enrichment: { sleep_score: 84 },
    };
    expect(readHealth("sleep", sleep).figures).toEqual({
      asleepSeconds: 27_000,
      deepSeconds: 6_000,
      lightSeconds: 15_000,
      remSeconds: 6_000,
      awakeSeconds: 1_800,
      inBedSeconds: 28_800,
      breathsPerMinute: 13.4,
      sleepScore: 84,
      sleepBeganMinute: 1380,
      sleepEndedMinute: 420,
    });
  });

  test("of food and of a cycle [T 5.7, T 5.8]", () => {
    const macros = { calories: 2450, carbohydrates_g: 310, protein_g: 120, fat_g: 70 };
    expect(readHealth("nutrition", { metadata, summary: { macros, water_ml: 2100 } }).figures).toEqual({
      eatenKilocalories: 2450,
      carbohydratesGrams: 310,
      proteinGrams: 120,
      fatGrams: 70,
      waterMl: 2100,
    });
    const menstruation_data = {
      day_in_cycle: 3,
      current_phase: 1,
      cycle_length_days: 28,
      period_length_days: 5,
      menstruation_flow: [{ flow: 2 }, { flow: 3 }, {}],
    };
    expect(readHealth("menstruation", { metadata, menstruation_data }).figures).toEqual({
      dayInCycle: 3,
      cyclePhase: 1,
      cycleDays: 28,
      periodDays: 5,
      flow: 3,
    });
  });

  test("are those that can be read: groups may be null, missing or of another shape", () => {
    for (const group of [null, undefined, 7, "x", [], {}]) {
      const daily = {
        metadata,
        heart_rate_data: group,
        scores: group,
        distance_data: { steps: 10, distance_meters: "far" },
      };
      expect(readHealth("daily", daily).figures).toEqual({ steps: 10 });
    }
  });
});
