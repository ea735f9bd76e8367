import { rounded } from "../model/rounded";
import type { RiderDay } from "../riders/days";
import { clockOf, dayMetadata, HOUR, heartRate, oxygen, wearable } from "./day-parts";

/** A day on the wrist, in the words of Terra's Daily (terra-api.md 5.5). */
export function dailyOf(day: RiderDay, withSamples: boolean): object {
  const at = clockOf(day);
  const movingSeconds = Math.round((day.steps / 110) * 60 + (day.active / 620) * HOUR);
  const recovery = Math.round(Math.min(98, Math.max(20, 50 + (day.hrvMs - 60))));
  const stress = Math.round(60 - day.hrvMs / 3);
  return {
    metadata: { ...dayMetadata(day), upload_type: 1 },
    device_data: wearable("Wrist"),
    calories_data: {
      total_burned_calories: day.basal + day.active,
      net_activity_calories: day.active,
      net_intake_calories: null,
      BMR_calories: day.basal,
      calorie_samples: [],
    },
    active_durations_data: {
      activity_seconds: movingSeconds,
      inactivity_seconds: 86_400 - movingSeconds - 8 * HOUR,
      rest_seconds: 8 * HOUR,
      low_intensity_seconds: Math.round(movingSeconds * 0.55),
      moderate_intensity_seconds: Math.round(movingSeconds * 0.3),
      vigorous_intensity_seconds: Math.round(movingSeconds * 0.15),
      standing_seconds: 4 * HOUR,
      standing_hours_count: 10,
      num_continuous_inactive_periods: 3,
      activity_levels_samples: withSamples
        ? [3, 9, 13, 17, 21].map((hour, index) => ({
            timestamp: at(hour * HOUR),
            activity_level: [1, 3, 2, 5, 2][index],
            timer_duration_seconds: null,
          }))
        : [],
    },
    heart_rate_data: heartRate(day, withSamples),
    MET_data: {
      avg_level: rounded((day.basal + day.active) / day.basal, 100),
      num_inactive_minutes: null,
      num_low_intensity_minutes: null,
      num_moderate_intensity_minutes: null,
      num_high_intensity_minutes: null,
      MET_samples: [],
    },
    oxygen_data: oxygen(day, withSamples),
    strain_data: { strain_level: rounded(Math.min(21, 4 + day.active / 130), 10) },
    distance_data: distance(day, withSamples),
    scores: { activity: Math.min(100, Math.round(day.active / 12)), recovery, sleep: null },
    stress_data: {
      avg_stress_level: stress,
      max_stress_level: Math.min(99, stress + 45),
      stress_rating: stress > 45 ? 2 : 1,
      rest_stress_duration_seconds: 9 * HOUR,
      low_stress_duration_seconds: 5 * HOUR,
      medium_stress_duration_seconds: 2 * HOUR,
      high_stress_duration_seconds: HOUR / 2,
      activity_stress_duration_seconds: movingSeconds,
      stress_duration_seconds: 7.5 * HOUR,
      samples: withSamples ? [9, 12, 15, 18].map((hour) => ({ timestamp: at(hour * HOUR), level: stress + hour })) : [],
      body_battery_samples: withSamples ? [{ timestamp: at(7 * HOUR), level: recovery }] : [],
    },
    tag_data: { tags: [] },
    data_enrichment: null,
  };
}

/** Flat, unlike a ride's; steps are counted up over the day. */
function distance(day: RiderDay, withSamples: boolean) {
  const at = clockOf(day);
  return {
    distance_meters: Math.round(day.steps * 0.74),
    steps: day.steps,
    floors_climbed: day.steps % 17,
    elevation: {
      gain_actual_meters: null,
      gain_planned_meters: null,
      loss_actual_meters: null,
      avg_meters: null,
      min_meters: null,
      max_meters: null,
    },
    swimming: { num_laps: null, num_strokes: null, pool_length_meters: null },
    detailed: {
      distance_samples: [],
      elevation_samples: [],
      step_samples: withSamples
        ? [8, 10, 13, 16, 19, 22].map((hour, index) => ({
            timestamp: at(hour * HOUR),
            steps: Math.round((day.steps * (index + 1)) / 6),
            timer_duration_seconds: null,
          }))
        : [],
      floors_climbed_samples: [],
    },
  };
}
