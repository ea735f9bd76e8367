import { createHash } from "node:crypto";
import { z } from "zod";
import { type HealthFigures, plausible } from "@/core/health";
import { type HealthType, isHealthType } from "@/core/wanted-data";
import { maybe, maybeText } from "./activity";

const number = maybe(z.number());
const group = <Shape extends z.ZodRawShape>(shape: Shape) => maybe(z.looseObject(shape));
const list = <Shape extends z.ZodRawShape>(shape: Shape) => maybe(z.array(z.looseObject(shape).catch({} as never)));

const metadata = z.looseObject({
  summary_id: maybeText,
  start_time: z.string(),
  end_time: maybeText,
  upload_type: number,
  is_nap: maybe(z.boolean()),
});
const heartRate = group({
  summary: group({ resting_hr_bpm: number, avg_hrv_rmssd: number, avg_hrv_sdnn: number }),
});
const oxygen = group({ avg_saturation_percentage: number });

/** What we draw of each type; what else it holds is kept beside it. Only its day cannot be missing. */
const SHAPES = {
  body: z.looseObject({
    metadata,
    measurements_data: group({
      day_avg_weight_kg: number,
      day_avg_bodyfat_percentage: number,
      day_avg_muscle_mass_g: number,
      measurements: list({
        measurement_time: maybeText,
        weight_kg: number,
        bodyfat_percentage: number,
        muscle_mass_g: number,
      }),
    }),
    heart_data: group({ heart_rate_data: heartRate }),
    blood_pressure_data: group({
      day_avg_systolic_bp: number,
      day_avg_diastolic_bp: number,
      blood_pressure_samples: list({ systolic_bp: number, diastolic_bp: number }),
    }),
    temperature_data: group({ day_avg_body_temperature_celsius: number }),
    glucose_data: group({ day_avg_blood_glucose_mg_per_dL: number, day_avg_blood_glucose_mg_per_dl: number }),
    hydration_data: group({ day_total_water_consumption_ml: number }),
    oxygen_data: oxygen,
  }),
  daily: z.looseObject({
    metadata,
    heart_rate_data: heartRate,
    // Flat, unlike an activity's.
    distance_data: group({ distance_meters: number, steps: number }),
    calories_data: group({ total_burned_calories: number }),
    active_durations_data: group({ activity_seconds: number }),
    stress_data: group({ avg_stress_level: number }),
    scores: group({ recovery: number }),
    oxygen_data: oxygen,
  }),
  sleep: z.looseObject({
    metadata,
    heart_rate_data: heartRate,
    sleep_durations_data: group({
      asleep: group({
        duration_asleep_state_seconds: number,
        duration_deep_sleep_state_seconds: number,
        duration_light_sleep_state_seconds: number,
        duration_REM_sleep_state_seconds: number,
      }),
      awake: group({ duration_awake_state_seconds: number }),
      other: group({ duration_in_bed_seconds: number }),
    }),
    respiration_data: group({
      breaths_data: group({ avg_breaths_per_min: number }),
      oxygen_saturation_data: oxygen,
    }),
    scores: group({ sleep: number }),
    data_enrichment: group({ sleep_score: number }),
  }),
  nutrition: z.looseObject({
    metadata,
    summary: group({
      macros: group({ calories: number, carbohydrates_g: number, protein_g: number, fat_g: number }),
      water_ml: number,
    }),
  }),
  menstruation: z.looseObject({
    metadata,
    menstruation_data: group({
      day_in_cycle: number,
      current_phase: number,
      cycle_length_days: number,
      period_length_days: number,
      menstruation_flow: list({ flow: number }),
    }),
  }),
} satisfies Record<HealthType, z.ZodType>;

type Item<Type extends HealthType> = z.infer<(typeof SHAPES)[Type]>;

/** One day's body, day, sleep, food or cycle, as a provider tells it. */
export interface ToldHealth {
  /** What it is replaced by: the calendar day, of a sleep its summary_id. */
  identity: string;
  /** `YYYY-MM-DD` as the provider wrote it, never through a time zone; of a sleep the day it ended. */
  day: string;
  figures: HealthFigures;
  /** The provider marked it for deletion. */
  isDeleted: boolean;
}

/** UploadType (terra-api.md, 5.1): of a day. A sleep's is another numbering, in which 4 only says that it is not sure. */
const DELETED = 4;
const TENTATIVE_SLEEPS = [3, 4];

/**
 * @param payload one element of a health event's `data`
 * @throws ZodError when it tells no day
 * @see terra-api.md, 4.7 and 5.4 to 5.8
 */
export function readHealth(type: HealthType, payload: unknown): ToldHealth {
  const { metadata: told } = z.looseObject({ metadata }).parse(payload);
  const start = Day.parse(told.start_time);
  const end = Day.safeParse(told.end_time).data;
  const isSleep = type === "sleep";
  return {
    identity: isSleep ? told.summary_id || hashOf(type, told.start_time, told.end_time ?? "") : start,
    day: isSleep ? (end ?? start) : start,
    figures: plausible(FIGURES[type](payload)),
    isDeleted: !isSleep && told.upload_type === DELETED,
  };
}

/** The figures of an item that was read before and of which something was left out since; of an unknown type none. */
export const readHealthAgain = (type: string, item: unknown): HealthFigures =>
  isHealthType(type) ? plausible(FIGURES[type](item)) : {};

const Day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .pipe(z.iso.date());

const hashOf = (...parts: string[]) => createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);

const FIGURES: Record<HealthType, (payload: unknown) => Parameters<typeof plausible>[0]> = {
  body: (payload) => bodyFigures(SHAPES.body.parse(payload)),
  daily: (payload) => dailyFigures(SHAPES.daily.parse(payload)),
  sleep: (payload) => sleepFigures(SHAPES.sleep.parse(payload)),
  nutrition: (payload) => nutritionFigures(SHAPES.nutrition.parse(payload)),
  menstruation: (payload) => cycleFigures(SHAPES.menstruation.parse(payload)),
};

function bodyFigures(body: Item<"body">) {
  const { measurements_data, blood_pressure_data, glucose_data } = body;
  const muscle = measurements_data?.day_avg_muscle_mass_g ?? latest(measurements_data?.measurements, "muscle_mass_g");
  const pressures = blood_pressure_data?.blood_pressure_samples;
  return {
    weightKg: measurements_data?.day_avg_weight_kg ?? latest(measurements_data?.measurements, "weight_kg"),
    bodyFatPercent:
      measurements_data?.day_avg_bodyfat_percentage ?? latest(measurements_data?.measurements, "bodyfat_percentage"),
    muscleKg: muscle === null ? null : muscle / 1000,
    systolicMmHg: blood_pressure_data?.day_avg_systolic_bp ?? latest(pressures, "systolic_bp"),
    diastolicMmHg: blood_pressure_data?.day_avg_diastolic_bp ?? latest(pressures, "diastolic_bp"),
    glucoseMgPerDl: glucose_data?.day_avg_blood_glucose_mg_per_dL ?? glucose_data?.day_avg_blood_glucose_mg_per_dl,
    temperatureCelsius: body.temperature_data?.day_avg_body_temperature_celsius,
    drunkMl: body.hydration_data?.day_total_water_consumption_ml,
    oxygenPercent: body.oxygen_data?.avg_saturation_percentage,
    ...heartFigures(body.heart_data?.heart_rate_data),
  };
}

const dailyFigures = (daily: Item<"daily">) => ({
  ...heartFigures(daily.heart_rate_data),
  steps: daily.distance_data?.steps,
  distanceMeters: daily.distance_data?.distance_meters,
  burnedKilocalories: daily.calories_data?.total_burned_calories,
  activeSeconds: daily.active_durations_data?.activity_seconds,
  stressLevel: daily.stress_data?.avg_stress_level,
  recoveryScore: daily.scores?.recovery,
  oxygenPercent: daily.oxygen_data?.avg_saturation_percentage,
});

function sleepFigures({ metadata: told, ...sleep }: Item<"sleep">) {
  const { asleep, awake, other } = sleep.sleep_durations_data ?? {};
  return {
    ...heartFigures(sleep.heart_rate_data),
    asleepSeconds: asleep?.duration_asleep_state_seconds,
    deepSeconds: asleep?.duration_deep_sleep_state_seconds,
    lightSeconds: asleep?.duration_light_sleep_state_seconds,
    remSeconds: asleep?.duration_REM_sleep_state_seconds,
    awakeSeconds: awake?.duration_awake_state_seconds,
    inBedSeconds: other?.duration_in_bed_seconds,
    sleepScore: sleep.scores?.sleep ?? sleep.data_enrichment?.sleep_score,
    breathsPerMinute: sleep.respiration_data?.breaths_data?.avg_breaths_per_min,
    oxygenPercent: sleep.respiration_data?.oxygen_saturation_data?.avg_saturation_percentage,
    sleepBeganMinute: minuteOf(told.start_time),
    sleepEndedMinute: minuteOf(told.end_time),
    isNap: told.is_nap ? 1 : null,
    isTentative: TENTATIVE_SLEEPS.includes(told.upload_type ?? 0) ? 1 : null,
  };
}

const nutritionFigures = ({ summary }: Item<"nutrition">) => ({
  eatenKilocalories: summary?.macros?.calories,
  carbohydratesGrams: summary?.macros?.carbohydrates_g,
  proteinGrams: summary?.macros?.protein_g,
  fatGrams: summary?.macros?.fat_g,
  waterMl: summary?.water_ml,
});

function cycleFigures({ menstruation_data: cycle }: Item<"menstruation">) {
  const flows = cycle?.menstruation_flow?.flatMap(({ flow }) => (typeof flow === "number" ? [flow] : [])) ?? [];
  return {
    dayInCycle: cycle?.day_in_cycle,
    cyclePhase: cycle?.current_phase,
    cycleDays: cycle?.cycle_length_days,
    periodDays: cycle?.period_length_days,
    flow: flows.length > 0 ? Math.max(...flows) : null,
  };
}

const heartFigures = (heart: z.infer<typeof heartRate>) => ({
  restingHeartRateBpm: heart?.summary?.resting_hr_bpm,
  hrvRmssdMs: heart?.summary?.avg_hrv_rmssd,
  hrvSdnnMs: heart?.summary?.avg_hrv_sdnn,
});

/** The last of a day's measurements that says it: Terra lists them in the order of the day. */
function latest(measurements: readonly Record<string, unknown>[] | null | undefined, key: string): number | null {
  const values = measurements?.map((measurement) => measurement[key]).filter((value) => typeof value === "number");
  return values?.at(-1) ?? null;
}

/** Minutes since midnight on the clock by which it was written. */
function minuteOf(text: string | null | undefined): number | null {
  const found = /^\d{4}-\d{2}-\d{2}[T ](\d{2}):(\d{2})/.exec(text ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
