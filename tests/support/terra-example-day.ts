/**
 * One day of a rider in Terra's published shapes (terra-api.md 5.4–5.6), every group filled in.
 * Synthetic values of our own; nobody was measured for them.
 */

const MIDNIGHT = "2026-11-20T00:00:00.000000+01:00";
const NEXT_MIDNIGHT = "2026-11-21T00:00:00.000000+01:00";
export const at = (clock: string) => `2026-11-20T${clock}.000000+01:00`;
export const day = { start_time: MIDNIGHT, end_time: NEXT_MIDNIGHT, timestamp_localization: 1 };
export const device = { name: "Wrist 5", manufacturer: "Somebody", data_provided: [], other_devices: [] };

const heartRate = {
  summary: {
    avg_hr_bpm: 63,
    max_hr_bpm: 168,
    min_hr_bpm: 44,
    resting_hr_bpm: 47,
    user_max_hr_bpm: 187,
    avg_hrv_rmssd: 61.5,
    avg_hrv_sdnn: 72,
    hr_zone_data: [
      { zone: 1, start_percentage: 50, end_percentage: 60, name: "easy", duration_seconds: 2400 },
      { zone: 6, start_percentage: null, end_percentage: null, name: null, duration_seconds: 60 },
    ],
  },
  detailed: {
    hr_samples: [
      { timestamp: at("03:00:00"), bpm: 45, timer_duration_seconds: null, context: 2 },
      { timestamp: at("09:00:00"), bpm: 121, timer_duration_seconds: null, context: 1 },
    ],
    hrv_samples_rmssd: [{ timestamp: at("03:00:00"), hrv_rmssd: 64.2 }],
    hrv_samples_sdnn: [{ timestamp: at("03:00:00"), hrv_sdnn: 75 }],
  },
};

const oxygen = {
  avg_saturation_percentage: 97.1,
  vo2max_ml_per_min_per_kg: 54,
  day_avg_vo2max_ml_per_min_per_kg: 54,
  saturation_samples: [{ timestamp: at("03:00:00"), percentage: 96, type: 0 }],
  vo2_samples: [{ timestamp: at("09:00:00"), vo2max_ml_per_min_per_kg: 54 }],
};

export const exampleBody = {
  metadata: day,
  device_data: { ...device, name: "Scale 2" },
  measurements_data: {
    measurements: [
      {
        measurement_time: at("07:05:00"),
        weight_kg: 71.4,
        height_cm: 178,
        BMI: 22.5,
        BMR: 1690,
        RMR: 1710,
        bodyfat_percentage: 13.2,
        bone_mass_g: 3200,
        muscle_mass_g: 58_600,
        lean_mass_g: 61_900,
        water_percentage: 60.1,
        skin_fold_mm: null,
        estimated_fitness_age: 31,
        visceral_fat_level: 4,
        visceral_fat_category: null,
        insulin_units: null,
        insulin_type: null,
        urine_color: null,
        user_notes: null,
      },
    ],
    day_avg_weight_kg: 71.4,
    day_avg_bmi: 22.5,
    day_avg_bodyfat_percentage: 13.2,
    day_avg_height_cm: 178,
    day_avg_muscle_mass_g: 58_600,
  },
  heart_data: {
    heart_rate_data: heartRate,
    afib_classification_samples: [{ timestamp: at("07:00:00"), afib_classification: 0 }],
    ecg_signal: [
      {
        start_timestamp: at("07:00:00"),
        avg_hr_bpm: 58,
        afib_classification: 0,
        raw_signal: [{ timestamp: at("07:00:00"), potential_uV: 12 }],
      },
    ],
    pulse_wave_velocity_samples: [{ timestamp: at("07:05:00"), pulse_wave_velocity_meters_per_second: 6.4 }],
    rr_interval_samples: [{ timestamp: at("07:00:00"), rr_interval_ms: 1034, hr_bpm: 58 }],
  },
  blood_pressure_data: {
    blood_pressure_samples: [{ timestamp: at("07:10:00"), systolic_bp: 118, diastolic_bp: 74 }],
    day_avg_systolic_bp: 118,
    day_avg_diastolic_bp: 74,
  },
  oxygen_data: oxygen,
  temperature_data: {
    ambient_temperature_samples: [{ timestamp: at("07:00:00"), temperature_celsius: 19.5 }],
    body_temperature_samples: [{ timestamp: at("07:00:00"), temperature_celsius: 36.6 }],
    skin_temperature_samples: [{ timestamp: at("03:00:00"), temperature_celsius: 34.1 }],
    day_avg_ambient_temperature_celsius: 19.5,
    day_avg_body_temperature_celsius: 36.6,
    day_avg_skin_temperature_celsius: 34.1,
  },
  glucose_data: {
    blood_glucose_samples: [
      { timestamp: at("07:00:00"), blood_glucose_mg_per_dL: 88, glucose_level_flag: 0, trend_arrow: 3 },
    ],
    detailed_blood_glucose_samples: [],
    day_avg_blood_glucose_mg_per_dL: 88,
    day_avg_blood_glucose_mg_per_dl: 88,
    gmi: null,
    time_in_range: null,
    sensor_usage: null,
    daily_patterns: [],
  },
  hydration_data: {
    day_total_water_consumption_ml: 2400,
    day_avg_hydration_kg: 42.9,
    hydration_amount_samples: [{ timestamp: at("07:05:00"), hydration_kg: 42.9 }],
  },
  ketone_data: {
    day_avg_ketone_mg_per_dL: null,
    ketone_samples: [{ timestamp: at("07:00:00"), ketone_mg_per_dL: 1.2, sample_type: 1 }],
  },
};

export const exampleDaily = {
  metadata: { ...day, upload_type: 1 },
  device_data: device,
  calories_data: {
    total_burned_calories: 3120,
    net_activity_calories: 1330,
    net_intake_calories: null,
    BMR_calories: 1690,
    calorie_samples: [],
  },
  active_durations_data: {
    activity_seconds: 7200,
    rest_seconds: 28_800,
    low_intensity_seconds: 3600,
    moderate_intensity_seconds: 2700,
    vigorous_intensity_seconds: 900,
    inactivity_seconds: 43_200,
    standing_seconds: 14_400,
    standing_hours_count: 11,
    num_continuous_inactive_periods: 3,
    activity_levels_samples: [
      { timestamp: at("09:00:00"), activity_level: 5, timer_duration_seconds: null },
      { timestamp: at("15:00:00"), level: 2 },
    ],
  },
  heart_rate_data: heartRate,
  MET_data: {
    avg_level: 1.6,
    num_inactive_minutes: 700,
    num_low_intensity_minutes: 60,
    num_moderate_intensity_minutes: 45,
    num_high_intensity_minutes: 15,
    MET_samples: [{ timestamp: at("09:00:00"), level: 8.2 }],
  },
  oxygen_data: oxygen,
  strain_data: { strain_level: 12.4 },
  distance_data: {
    distance_meters: 48_300,
    steps: 8231,
    floors_climbed: 12,
    elevation: { gain_actual_meters: 455, loss_actual_meters: 451, min_meters: 28, max_meters: 218, avg_meters: 80 },
    swimming: { num_laps: 0, num_strokes: 0, pool_length_meters: null },
    detailed: {
      distance_samples: [],
      elevation_samples: [],
      step_samples: [
        { timestamp: at("08:00:00"), steps: 640, timer_duration_seconds: null },
        { timestamp: at("22:00:00"), steps: 8231, timer_duration_seconds: null },
      ],
      floors_climbed_samples: [],
    },
  },
  scores: { activity: 81, recovery: 74, sleep: 79 },
  stress_data: {
    avg_stress_level: 27,
    max_stress_level: 83,
    stress_rating: 1,
    rest_stress_duration_seconds: 30_000,
    low_stress_duration_seconds: 14_000,
    medium_stress_duration_seconds: 5000,
    high_stress_duration_seconds: 900,
    activity_stress_duration_seconds: 7200,
    stress_duration_seconds: 19_900,
    samples: [{ timestamp: at("11:00:00"), level: 41 }],
    body_battery_samples: [{ timestamp: at("07:00:00"), level: 88 }],
  },
  tag_data: { tags: [{ timestamp: at("20:00:00"), tag_name: "sauna", notes: "" }] },
  data_enrichment: {
    total_stress_score: 31,
    stress_contributors: {},
    readiness_score: 77,
    resilience_score: null,
    start_time: MIDNIGHT,
  },
};

const asleepAt = "2026-11-19T22:48:00.000000+01:00";

export const exampleSleep = {
  metadata: {
    summary_id: "sleep-2026-11-20",
    start_time: asleepAt,
    end_time: at("06:40:00"),
    upload_type: 2,
    is_nap: false,
    timestamp_localization: 1,
  },
  device_data: device,
  heart_rate_data: heartRate,
  sleep_durations_data: {
    asleep: {
      duration_asleep_state_seconds: 26_100,
      duration_deep_sleep_state_seconds: 5400,
      duration_light_sleep_state_seconds: 14_400,
      duration_REM_sleep_state_seconds: 6300,
      num_REM_events: 4,
    },
    awake: {
      duration_awake_state_seconds: 2220,
      duration_long_interruption_seconds: 900,
      duration_short_interruption_seconds: 720,
      num_out_of_bed_events: 1,
      num_wakeup_events: 3,
      sleep_latency_seconds: 600,
      wake_up_latency_seconds: 120,
    },
    other: { duration_in_bed_seconds: 28_320, duration_unmeasurable_sleep_seconds: 0 },
    hypnogram_samples: [
      { timestamp: asleepAt, level: 1 },
      { timestamp: "2026-11-19T22:58:00.000000+01:00", level: 4 },
      { timestamp: "2026-11-19T23:30:00.000000+01:00", level: 5 },
      { timestamp: at("01:00:00"), level: 6 },
      { timestamp: at("06:38:00"), level: 1 },
    ],
    sleep_efficiency: 0.92,
  },
  respiration_data: {
    breaths_data: {
      avg_breaths_per_min: 14.1,
      max_breaths_per_min: 18,
      min_breaths_per_min: 11,
      on_demand_reading: false,
      start_time: asleepAt,
      end_time: at("06:40:00"),
      samples: [{ timestamp: at("03:00:00"), breaths_per_min: 13.8 }],
    },
    oxygen_saturation_data: {
      avg_saturation_percentage: 96.2,
      start_time: asleepAt,
      end_time: at("06:40:00"),
      samples: [{ timestamp: at("03:00:00"), percentage: 96, type: 0 }],
    },
    snoring_data: {
      num_snoring_events: 2,
      total_snoring_duration_seconds: 180,
      start_time: asleepAt,
      end_time: at("06:40:00"),
      samples: [{ timestamp: at("02:00:00"), duration_seconds: 90 }],
    },
  },
  readiness_data: { readiness: 78, recovery_level: 3 },
  scores: { sleep: 79 },
  temperature_data: { delta: -0.1 },
  data_enrichment: { sleep_score: 80, sleep_score_v2: null, readiness_score: 77, sleep_contributors: {} },
};
