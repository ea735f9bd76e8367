/** What a test wants to be special about a ride. */
export interface Wanted {
  summaryId?: string;
  title?: string | null;
  type?: unknown;
  uploadType?: number;
  /** Local wall clock with offset. */
  start?: string;
  seconds?: number;
  watts?: (second: number) => number;
  bpm?: (second: number) => number;
  indoor?: boolean;
}

/**
 * An activity in Terra's shape, small and plain: a steady ride to the north-east at 8 m/s that climbs 1 m in 20 s.
 * Synthetic; nobody has seen what Bryton's really look like.
 */
export function activity(wanted: Wanted = {}): Record<string, unknown> {
  const { seconds = 600, start = "2026-11-20T08:00:00.000000+01:00", indoor = false } = wanted;
  const [startAt, offset] = [Date.parse(start), start.slice(-6)];
  const at = (second: number) => stamp(startAt + second * 1000, offset);
  const samples = <Fields extends object>(fields: (second: number) => Fields) =>
    Array.from({ length: seconds }, (_, second) => ({
      timestamp: at(second),
      timer_duration_seconds: second,
      ...fields(second),
    }));
  return {
    metadata: {
      summary_id: wanted.summaryId ?? "bs-1001",
      name: wanted.title === undefined ? "Evening climb" : wanted.title,
      type: wanted.type ?? (indoor ? 18 : 16),
      upload_type: wanted.uploadType ?? 1,
      timestamp_localization: 1,
      start_time: at(0),
      end_time: at(seconds),
    },
    device_data: { name: "Rider S800", manufacturer: "Bryton" },
    distance_data: {
      summary: { distance_meters: seconds * 8, elevation: { gain_actual_meters: seconds / 20 } },
      detailed: {
        distance_samples: samples((second) => ({ distance_meters: second * 8 })),
        elevation_samples: samples((second) => ({ elev_meters: 100 + second / 20 })),
      },
    },
    heart_rate_data: { detailed: { hr_samples: samples((second) => ({ bpm: wanted.bpm?.(second) ?? 140 })) } },
    power_data: { power_samples: samples((second) => ({ watts: wanted.watts?.(second) ?? 200 })) },
    movement_data: {
      speed_samples: samples(() => ({ speed_meters_per_second: 8 })),
      cadence_samples: samples(() => ({ cadence_rpm: 90 })),
    },
    position_data: {
      position_samples: indoor
        ? []
        : samples((second) => ({ coords_lat_lng_deg: [10 + second * 5e-5, 20 + second * 5e-5] })),
    },
    calories_data: { total_burned_calories: 120 },
    active_durations_data: { activity_seconds: seconds },
    lap_data: {
      laps: [
        { start_time: at(0), end_time: at(seconds / 2), trigger_method: "MANUAL" },
        { start_time: at(seconds / 2) },
      ],
    },
  };
}

/** An activity event about a Terra user. */
export const activityEvent = (user: object, ...activities: unknown[]) => ({
  type: "activity",
  version: "2022-03-16",
  user,
  data: activities,
});

function stamp(milliseconds: number, offset: string): string {
  const minutes = Number(offset.slice(0, 3)) * 60 + Math.sign(Number(offset.slice(0, 3))) * Number(offset.slice(4));
  return `${new Date(milliseconds + minutes * 60_000).toISOString().slice(0, -1)}000${offset}`;
}
