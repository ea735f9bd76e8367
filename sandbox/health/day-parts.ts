import { isoTimes } from "../iso-times";
import { rounded } from "../model/rounded";
import type { RiderDay } from "../riders/days";

/** Parts that several of Terra's day objects share (terra-api.md 5.1, 5.4–5.6). */

export const MINUTE = 60;
export const HOUR = 3_600;

/** Writes moments of a day: seconds after its midnight, on the rider's clock. */
export function clockOf(day: RiderDay): (seconds: number) => string {
  const write = isoTimes(0, day.offsetMinutes);
  return (seconds) => write(day.startedAt + seconds);
}

export const dayMetadata = (day: RiderDay) => ({
  start_time: clockOf(day)(0),
  end_time: isoTimes(0, day.endOffsetMinutes)(day.endedAt),
  timestamp_localization: 1,
});

export const wearable = (name: string) => ({
  name,
  manufacturer: "Sandbox",
  hardware_version: null,
  software_version: null,
  serial_number: null,
  activation_timestamp: null,
  last_upload_date: null,
  data_provided: [],
  other_devices: [],
});

/** Over the whole day: asleep, awake, and once an effort when there was a ride. */
export function heartRate(day: RiderDay, withSamples: boolean) {
  const at = clockOf(day);
  const bpmAt = (hour: number) => {
    if (hour < 6) return day.restingBpm + (hour % 3);
    const isRiding = day.active > 700 && hour === 17;
    return isRiding ? day.maxBpm - 12 : Math.round(day.restingBpm + 18 + 7 * Math.sin(hour));
  };
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const bpm = hours.map(bpmAt);
  return {
    summary: {
      avg_hr_bpm: Math.round(bpm.reduce((sum, one) => sum + one, 0) / 24),
      max_hr_bpm: day.maxBpm,
      min_hr_bpm: Math.min(...bpm),
      resting_hr_bpm: day.restingBpm,
      user_max_hr_bpm: null,
      avg_hrv_rmssd: day.hrvMs,
      avg_hrv_sdnn: Math.round(day.hrvMs * 1.15),
      hr_zone_data: [],
    },
    detailed: withSamples
      ? {
          hr_samples: hours.map((hour) => ({
            timestamp: at(hour * HOUR),
            bpm: bpmAt(hour),
            timer_duration_seconds: null,
            context: hour === 17 && day.active > 700 ? 1 : 2,
          })),
          hrv_samples_rmssd: [2, 3, 4, 5].map((hour) => ({ timestamp: at(hour * HOUR), hrv_rmssd: day.hrvMs })),
          hrv_samples_sdnn: [],
        }
      : { hr_samples: [], hrv_samples_rmssd: [], hrv_samples_sdnn: [] },
  };
}

export function oxygen(day: RiderDay, withSamples: boolean) {
  return {
    avg_saturation_percentage: rounded(96 + (day.hrvMs % 20) / 10, 10),
    vo2max_ml_per_min_per_kg: null,
    day_avg_vo2max_ml_per_min_per_kg: null,
    saturation_samples: withSamples
      ? [1, 3, 5].map((hour) => ({ timestamp: clockOf(day)(hour * HOUR), percentage: 96, type: 0 }))
      : [],
    vo2_samples: [],
  };
}
