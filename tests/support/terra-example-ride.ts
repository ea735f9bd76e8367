/**
 * A ride in Terra's published shape with every field of it (terra-api.md 5.1), and its odd relatives (5.10).
 * Synthetic; nobody has seen what Bryton's really look like.
 */

type Fields = Record<string, unknown>;

const SECONDS = [0, 1, 2, 3] as const;
const START = Date.parse("2026-11-20T07:00:00Z");

/** Second of the ride → local wall clock with its offset. */
const at = (second: number) => `${new Date(START + (second + 3600) * 1000).toISOString().slice(0, -1)}000+01:00`;

const samples = (fields: (second: number) => Fields): Fields[] =>
  SECONDS.map((second) => ({ timestamp: at(second), timer_duration_seconds: second, ...fields(second) }));

export interface ExampleRide extends Fields {
  metadata: Fields;
}

export const exampleRide = (metadata: Fields = {}): ExampleRide => ({
  metadata: {
    summary_id: "bs-1001",
    name: "Morning ride",
    type: 16,
    upload_type: 1,
    timestamp_localization: 1,
    start_time: at(0),
    end_time: at(5400),
    city: null,
    country: null,
    state: null,
    ...metadata,
  },
  device_data: {
    name: "Rider S800",
    manufacturer: "Bryton",
    hardware_version: "1",
    software_version: "R056",
    serial_number: null,
    activation_timestamp: null,
    last_upload_date: "2026-11-20",
    data_provided: [],
    other_devices: [
      {
        name: "Chest belt",
        manufacturer: "Bryton",
        hardware_version: null,
        software_version: null,
        serial_number: null,
        last_upload_date: null,
        data_provided: [],
        activation_timestamp: null,
      },
    ],
    sensor_state: null,
  },
  distance_data: {
    summary: {
      distance_meters: 42_195,
      steps: null,
      floors_climbed: null,
      elevation: {
        gain_actual_meters: 412,
        loss_actual_meters: 409,
        min_meters: 31,
        max_meters: 218,
        avg_meters: 96,
        gain_planned_meters: null,
      },
      swimming: { num_laps: null, num_strokes: null, pool_length_meters: null },
    },
    detailed: {
      distance_samples: samples((second) => ({ distance_meters: 7.5 * second })),
      elevation_samples: samples((second) => ({ elev_meters: 31 + second / 10 })),
      step_samples: [],
      floors_climbed_samples: [],
    },
  },
  heart_rate_data: {
    summary: {
      avg_hr_bpm: 141,
      max_hr_bpm: 176,
      min_hr_bpm: 92,
      resting_hr_bpm: null,
      user_max_hr_bpm: 187,
      avg_hrv_rmssd: null,
      avg_hrv_sdnn: null,
      hr_zone_data: [{ zone: 2, start_percentage: 60, end_percentage: 70, name: "endurance", duration_seconds: 1800 }],
    },
    detailed: {
      hr_samples: samples((second) => ({ bpm: 96 + second, context: 1 })),
      hrv_samples_rmssd: [],
      hrv_samples_sdnn: [],
    },
  },
  power_data: { avg_watts: 187, max_watts: 702, power_samples: samples((second) => ({ watts: 145 + second })) },
  movement_data: {
    avg_speed_meters_per_second: 7.81,
    max_speed_meters_per_second: 16.2,
    normalized_speed_meters_per_second: null,
    adjusted_max_speed_meters_per_second: null,
    avg_velocity_meters_per_second: null,
    max_velocity_meters_per_second: null,
    avg_pace_minutes_per_kilometer: null,
    max_pace_minutes_per_kilometer: null,
    avg_cadence_rpm: 84,
    max_cadence_rpm: 112,
    avg_torque_newton_meters: 21.2,
    max_torque_newton_meters: 60.5,
    speed_samples: samples(() => ({ speed_meters_per_second: 7.5 })),
    cadence_samples: samples(() => ({ cadence_rpm: 80 })),
    torque_samples: samples(() => ({ torque_newton_meters: 20 })),
  },
  position_data: {
    start_pos_lat_lng_deg: [10.5, 20.25],
    end_pos_lat_lng_deg: [10.5, 20.25],
    center_pos_lat_lng_deg: [null, null],
    position_samples: samples((second) => ({ coords_lat_lng_deg: [10.5 + second * 5e-5, 20.25] })),
  },
  calories_data: {
    total_burned_calories: 980,
    net_activity_calories: null,
    net_intake_calories: null,
    BMR_calories: null,
    calorie_samples: samples((second) => ({ calories: second * 0.2 })),
  },
  lap_data: {
    laps: [
      {
        start_time: at(0),
        end_time: at(2700),
        distance_meters: 21_000,
        active_duration_seconds: 2700,
        avg_speed_meters_per_second: 7.77,
        avg_hr_bpm: 139,
        avg_watts: 181,
        calories: 480,
        total_strokes: null,
        stroke_type: null,
        trigger_method: "MANUAL",
      },
    ],
  },
  TSS_data: {
    TSS_samples: [
      {
        planned: null,
        actual: 71,
        method: "power",
        intensity_factor_planned: null,
        intensity_factor_actual: 0.69,
        normalized_power_watts: 201,
      },
    ],
  },
  active_durations_data: {
    activity_seconds: 5310,
    inactivity_seconds: null,
    rest_seconds: 90,
    low_intensity_seconds: null,
    moderate_intensity_seconds: null,
    vigorous_intensity_seconds: null,
    standing_seconds: null,
    standing_hours_count: null,
    num_continuous_inactive_periods: null,
    activity_levels_samples: [],
  },
  MET_data: { avg_level: 7.9, MET_samples: [{ timestamp: at(0), level: 8 }] },
  oxygen_data: {
    avg_saturation_percentage: null,
    vo2max_ml_per_min_per_kg: 54,
    day_avg_vo2max_ml_per_min_per_kg: null,
    saturation_samples: [],
    vo2_samples: [],
  },
  strain_data: { strain_level: 11.2 },
  work_data: { work_kilojoules: 993 },
  energy_data: { energy_kilojoules: null, energy_planned_kilojoules: null },
  polyline_map_data: { summary_polyline: null },
  cheat_detection: 0,
  data_enrichment: { trimp_score: 88, trimp_contributors: { avg_hr_bpm: 0.6 }, stress_score: null },
  strength_data: null,
});

/** Nothing but what the specification requires: as a provider without samples, or a switched-off environment, sends it. */
export const bareRide = (summaryId: string): ExampleRide => ({
  metadata: exampleRide({ summary_id: summaryId }).metadata,
});

/** Every group is there and null. */
export const nullRide = (summaryId: string): ExampleRide => {
  const { metadata, ...groups } = exampleRide({ summary_id: summaryId });
  return { metadata, ...Object.fromEntries(Object.keys(groups).map((name) => [name, null])) };
};

/** Totals, and every series empty. */
export const summaryRide = (summaryId: string): ExampleRide => {
  const { metadata, ...groups } = exampleRide({ summary_id: summaryId });
  const text = JSON.stringify(groups, (name, value) => (name.includes("samples") ? [] : value));
  return { metadata, ...JSON.parse(text) };
};

/** Series of different lengths and clocks, out of order, with a doubled moment and holes in them. */
export const unevenRide = (summaryId: string): ExampleRide => ({
  ...exampleRide({ summary_id: summaryId }),
  power_data: {
    avg_watts: null,
    max_watts: null,
    power_samples: [
      { timestamp: at(3), watts: 150, timer_duration_seconds: 3 },
      { timestamp: at(0), watts: 140, timer_duration_seconds: 0 },
      { timestamp: at(0), watts: 141, timer_duration_seconds: 0 },
      { timestamp: at(1), watts: null, timer_duration_seconds: 1 },
    ],
  },
  heart_rate_data: { detailed: { hr_samples: [{ timestamp: at(2), bpm: 98 }] } },
  position_data: {
    position_samples: [
      { timestamp: at(0), coords_lat_lng_deg: [10.5, 20.25] },
      { timestamp: at(1), coords_lat_lng_deg: [null, null] },
      { timestamp: at(2), coords_lat_lng_deg: null },
      { timestamp: at(3), coords_lat_lng_deg: [10.5002, 20.25] },
    ],
  },
});

/** The rider's wall clock, without any offset (terra-api.md 5). */
export function localRide(summaryId: string): ExampleRide {
  const text = JSON.stringify(exampleRide({ summary_id: summaryId, timestamp_localization: 1 }));
  return JSON.parse(text.replaceAll("+01:00", ""));
}

/** On rollers: no place at all. */
export const indoorRide = (summaryId: string): ExampleRide => ({
  ...exampleRide({ summary_id: summaryId, type: 18 }),
  position_data: {
    start_pos_lat_lng_deg: [null, null],
    end_pos_lat_lng_deg: [null, null],
    center_pos_lat_lng_deg: [null, null],
    position_samples: [],
  },
});
