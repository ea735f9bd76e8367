import { z } from "zod";

/** A field that Terra may leave out, send as null, or send in a shape of its own: then it was not said. */
export const maybe = <T extends z.ZodType>(shape: T) => shape.nullish().catch(null);
const maybeNumber = maybe(z.number());
export const maybeText = maybe(z.string());

/**
 * What we use of one of Terra's activities; what else it holds is kept in the delivery. Only when and what cannot be
 * missing: a rule too many loses a real ride. Samples are read by hand (samples.ts).
 *
 * @see terra-api.md, 5.1
 */
export const Activity = z.looseObject({
  metadata: z.looseObject({
    summary_id: maybeText,
    start_time: z.string(),
    end_time: z.string(),
    type: z.unknown(),
    upload_type: maybeNumber,
    timestamp_localization: maybeNumber,
    name: maybeText,
  }),
  device_data: maybe(z.looseObject({ name: maybeText, manufacturer: maybeText })),
  distance_data: maybe(
    z.looseObject({
      summary: maybe(
        z.looseObject({
          distance_meters: maybeNumber,
          elevation: maybe(z.looseObject({ gain_actual_meters: maybeNumber, loss_actual_meters: maybeNumber })),
        }),
      ),
      detailed: maybe(z.looseObject({ distance_samples: z.unknown(), elevation_samples: z.unknown() })),
    }),
  ),
  heart_rate_data: maybe(
    z.looseObject({
      summary: maybe(z.looseObject({ avg_hr_bpm: maybeNumber, max_hr_bpm: maybeNumber })),
      detailed: maybe(z.looseObject({ hr_samples: z.unknown() })),
    }),
  ),
  power_data: maybe(z.looseObject({ avg_watts: maybeNumber, max_watts: maybeNumber, power_samples: z.unknown() })),
  movement_data: maybe(
    z.looseObject({
      avg_speed_meters_per_second: maybeNumber,
      max_speed_meters_per_second: maybeNumber,
      avg_cadence_rpm: maybeNumber,
      max_cadence_rpm: maybeNumber,
      speed_samples: z.unknown(),
      cadence_samples: z.unknown(),
    }),
  ),
  position_data: maybe(z.looseObject({ position_samples: z.unknown() })),
  calories_data: maybe(z.looseObject({ total_burned_calories: maybeNumber })),
  active_durations_data: maybe(z.looseObject({ activity_seconds: maybeNumber })),
  lap_data: maybe(z.looseObject({ laps: maybe(z.array(z.unknown())) })),
});

export type Activity = z.infer<typeof Activity>;
