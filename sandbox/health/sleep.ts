import { isoTimes } from "../iso-times";
import { rounded } from "../model/rounded";
import type { RiderDay, Stage } from "../riders/days";
import { heartRate, wearable } from "./day-parts";

const AWAKE = 1;
const LONG_SECONDS = 300;

/** The night before a day, in the words of Terra's Sleep (terra-api.md 5.6). */
export function sleepOf(riderId: string, day: RiderDay, withSamples: boolean): object {
  const write = isoTimes(0, day.offsetMinutes);
  const { startedAt, endedAt, stages } = day.sleep;
  const span = { start_time: write(startedAt), end_time: write(endedAt) };
  const lasting = (level: Stage["level"]) =>
    stages.filter((stage) => stage.level === level).reduce((sum, { seconds }) => sum + seconds, 0);
  const [light, deep, dream, awake] = [lasting(4), lasting(5), lasting(6), lasting(AWAKE)];
  const between = stages.slice(1, -1).filter(({ level }) => level === AWAKE);
  const long = between.filter(({ seconds }) => seconds >= LONG_SECONDS);
  const secondsOf = (some: readonly Stage[]) => some.reduce((sum, { seconds }) => sum + seconds, 0);
  const efficiency = rounded((light + deep + dream) / (endedAt - startedAt), 100);
  return {
    metadata: {
      summary_id: `${riderId}-sleep-${day.date}`,
      ...span,
      upload_type: 2,
      is_nap: false,
      timestamp_localization: 1,
    },
    device_data: wearable("Wrist"),
    heart_rate_data: heartRate(day, withSamples),
    sleep_durations_data: {
      asleep: {
        duration_asleep_state_seconds: light + deep + dream,
        duration_deep_sleep_state_seconds: deep,
        duration_light_sleep_state_seconds: light,
        duration_REM_sleep_state_seconds: dream,
        num_REM_events: stages.filter(({ level }) => level === 6).length,
      },
      awake: {
        duration_awake_state_seconds: awake,
        duration_long_interruption_seconds: secondsOf(long),
        duration_short_interruption_seconds: secondsOf(between) - secondsOf(long),
        num_out_of_bed_events: long.length > 0 ? 1 : 0,
        num_wakeup_events: between.length,
        sleep_latency_seconds: stages[0]?.seconds ?? null,
        wake_up_latency_seconds: stages.at(-1)?.seconds ?? null,
      },
      other: { duration_in_bed_seconds: endedAt - startedAt, duration_unmeasurable_sleep_seconds: 0 },
      hypnogram_samples: withSamples
        ? stages.map((stage) => ({ timestamp: write(stage.startedAt), level: stage.level }))
        : [],
      sleep_efficiency: efficiency,
    },
    respiration_data: {
      breaths_data: {
        avg_breaths_per_min: rounded(13 + (day.restingBpm % 5) / 2, 10),
        max_breaths_per_min: 18,
        min_breaths_per_min: 11,
        on_demand_reading: false,
        ...span,
        samples: [],
      },
      oxygen_saturation_data: { avg_saturation_percentage: 96, ...span, samples: [] },
      snoring_data: { num_snoring_events: 0, total_snoring_duration_seconds: 0, ...span, samples: [] },
    },
    readiness_data: { readiness: Math.round(40 + day.hrvMs / 2), recovery_level: day.hrvMs > 60 ? 4 : 3 },
    scores: { sleep: Math.round(efficiency * 88) },
    temperature_data: { delta: rounded(0.1 * Math.sin(day.hrvMs), 100) },
    data_enrichment: null,
  };
}
