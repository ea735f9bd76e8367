import { isoTimes } from "./iso-times";
import type { Lap, Recording } from "./recording";
import { extremes } from "./row-totals";
import { NO_SAMPLES, samplesOf } from "./samples-json";

/**
 * A recording in the words of Terra's Activity, as JSON text. Samples are written by hand:
 * a ride of three hours has 70,000 of them, and building objects first takes three times as long.
 *
 * @see terra-api.md, 5.1 and 5.10
 */
export function activityJson(recording: Recording, { withSamples }: { withSamples: boolean }): string {
  const samples = withSamples ? samplesOf(recording) : NO_SAMPLES;
  const { totals } = recording;
  return object({
    metadata: JSON.stringify(metadata(recording)),
    device_data: JSON.stringify({
      name: recording.device.name,
      manufacturer: recording.device.manufacturer,
      serial_number: recording.device.serialNumber,
      other_devices: [],
    }),
    distance_data: object({
      summary: JSON.stringify({
        distance_meters: totals.distanceMeters,
        steps: null,
        floors_climbed: null,
        elevation: elevation(recording),
      }),
      detailed: object({
        distance_samples: samples.distance,
        elevation_samples: samples.elevation,
        step_samples: "[]",
        floors_climbed_samples: "[]",
      }),
    }),
    heart_rate_data: object({
      summary: JSON.stringify(heartRate(recording)),
      detailed: object({ hr_samples: samples.heartRate, hrv_samples_rmssd: "[]", hrv_samples_sdnn: "[]" }),
    }),
    power_data: object({
      avg_watts: JSON.stringify(totals.meanPower),
      max_watts: JSON.stringify(totals.maxPower),
      power_samples: samples.power,
    }),
    movement_data: object({
      avg_speed_meters_per_second: JSON.stringify(totals.meanSpeed),
      max_speed_meters_per_second: JSON.stringify(totals.maxSpeed),
      avg_cadence_rpm: JSON.stringify(totals.meanCadence),
      max_cadence_rpm: JSON.stringify(totals.maxCadence),
      speed_samples: samples.speed,
      cadence_samples: samples.cadence,
    }),
    position_data: positionData(recording, samples.position),
    calories_data: JSON.stringify({
      total_burned_calories: totals.energyKilocalories,
      net_activity_calories: null,
      BMR_calories: null,
    }),
    lap_data: JSON.stringify({ laps: withSamples ? lapsOf(recording) : [] }),
    active_durations_data: JSON.stringify(durations(recording)),
    TSS_data: '{"TSS_samples":[]}',
    polyline_map_data: '{"summary_polyline":null}',
    work_data: JSON.stringify({ work_kilojoules: totals.workKilojoules }),
    energy_data: '{"energy_kilojoules":null}',
    MET_data: "null",
    oxygen_data: "null",
    strain_data: "null",
    cheat_detection: "0",
    data_enrichment: "null",
  });
}

const object = (members: Record<string, string>) =>
  `{${Object.entries(members)
    .map(([name, json]) => `"${name}":${json}`)
    .join(",")}}`;

const metadata = (recording: Recording) => {
  const time = isoTimes(0, recording.offsetMinutes);
  return {
    summary_id: recording.summaryId,
    name: recording.name,
    type: recording.type,
    upload_type: 1,
    timestamp_localization: recording.offsetMinutes === null ? 0 : 1,
    start_time: time(recording.startedAt),
    end_time: time(recording.endedAt),
    city: null,
    country: null,
    state: null,
  };
};

function elevation({ channels, totals }: Recording) {
  const { least, mean, most } = extremes(channels.elevation?.values);
  return {
    gain_actual_meters: totals.ascentMeters,
    loss_actual_meters: totals.descentMeters,
    min_meters: least,
    max_meters: most,
    avg_meters: mean,
    gain_planned_meters: null,
  };
}

const heartRate = ({ channels, totals }: Recording) => ({
  avg_hr_bpm: totals.meanHeartRate,
  max_hr_bpm: totals.maxHeartRate,
  min_hr_bpm: extremes(channels.heartRate?.values).least,
  hr_zone_data: [],
});

function durations({ startedAt, endedAt, totals }: Recording) {
  const { timerSeconds } = totals;
  return {
    activity_seconds: timerSeconds,
    rest_seconds: timerSeconds === null ? null : Math.max(0, Math.round(endedAt - startedAt - timerSeconds)),
  };
}

function lapsOf({ laps, offsetMinutes }: Recording) {
  const time = isoTimes(0, offsetMinutes);
  return laps.map((lap: Lap) => ({
    start_time: time(lap.startedAt),
    end_time: time(lap.endedAt),
    distance_meters: lap.distanceMeters,
    active_duration_seconds: lap.timerSeconds === null ? null : Math.round(lap.timerSeconds),
    avg_speed_meters_per_second: lap.meanSpeed,
    avg_hr_bpm: lap.meanHeartRate,
    avg_watts: lap.meanPower,
    calories: lap.energyKilocalories,
    trigger_method: lap.trigger,
  }));
}

function positionData({ position }: Recording, samples: string): string {
  const fixes = position ? [...position.latitudes.keys()].filter((row) => !Number.isNaN(position.latitudes[row])) : [];
  const pair = (row: number | undefined) =>
    JSON.stringify(row === undefined || !position ? [null, null] : [position.latitudes[row], position.longitudes[row]]);
  return object({
    start_pos_lat_lng_deg: pair(fixes[0]),
    end_pos_lat_lng_deg: pair(fixes.at(-1)),
    center_pos_lat_lng_deg: "[null,null]",
    position_samples: samples,
  });
}
