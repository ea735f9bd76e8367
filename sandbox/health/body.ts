import { rounded } from "../model/rounded";
import type { RiderDay } from "../riders/days";
import { clockOf, dayMetadata, HOUR, heartRate, oxygen, wearable } from "./day-parts";

/** A morning on the scale, in the words of Terra's Body (terra-api.md 5.4). */
export function bodyOf(day: RiderDay, withSamples: boolean): object {
  const at = clockOf(day);
  const { weightKg, bodyFatPercentage } = day;
  const bmi = rounded(weightKg / (day.heightCm / 100) ** 2, 10);
  const lean = Math.round(weightKg * (1 - bodyFatPercentage / 100) * 1000);
  const measured = {
    weight_kg: weightKg,
    height_cm: day.heightCm,
    bodyfat_percentage: bodyFatPercentage,
    bone_mass_g: Math.round(weightKg * 45),
    muscle_mass_g: Math.round(lean * 0.95),
    lean_mass_g: lean,
    water_percentage: rounded(73 * (1 - bodyFatPercentage / 100), 10),
    skin_fold_mm: null,
    estimated_fitness_age: null,
    visceral_fat_level: null,
    insulin_units: null,
  };
  return {
    metadata: dayMetadata(day),
    device_data: wearable("Bathroom scale"),
    measurements_data: {
      measurements: withSamples
        ? [
            {
              measurement_time: at(7 * HOUR),
              ...measured,
              BMI: bmi,
              BMR: day.basal,
              RMR: day.basal,
              visceral_fat_category: null,
              insulin_type: null,
              urine_color: null,
              user_notes: null,
            },
          ]
        : [],
      ...Object.fromEntries(Object.entries(measured).map(([name, value]) => [`day_avg_${name}`, value])),
      day_avg_bmi: bmi,
      day_avg_bmr: day.basal,
      day_avg_rmr: day.basal,
    },
    heart_data: {
      heart_rate_data: heartRate(day, withSamples),
      afib_classification_samples: [],
      ecg_signal: [],
      pulse_wave_velocity_samples: [],
      rr_interval_samples: [],
    },
    blood_pressure_data: bloodPressure(day, withSamples),
    oxygen_data: oxygen(day, withSamples),
    temperature_data: {
      ambient_temperature_samples: [],
      body_temperature_samples: [],
      skin_temperature_samples: [],
      day_avg_ambient_temperature_celsius: null,
      day_avg_body_temperature_celsius: null,
      day_avg_skin_temperature_celsius: rounded(34 + (day.hrvMs % 10) / 20, 10),
    },
    glucose_data: {
      blood_glucose_samples: [],
      detailed_blood_glucose_samples: [],
      day_avg_blood_glucose_mg_per_dL: null,
      day_avg_detailed_blood_glucose_mg_per_dL: null,
      gmi: null,
      time_in_range: null,
      sensor_usage: null,
      daily_patterns: [],
    },
    hydration_data: {
      day_total_water_consumption_ml: 1_600 + Math.round(day.active * 0.7),
      day_avg_hydration_kg: null,
      hydration_amount_samples: [],
    },
    ketone_data: { day_avg_ketone_mg_per_dL: null, ketone_samples: [] },
  };
}

function bloodPressure(day: RiderDay, withSamples: boolean) {
  const [systolic, diastolic] = [108 + (day.restingBpm % 12), 68 + (day.restingBpm % 8)];
  return {
    blood_pressure_samples: withSamples
      ? [{ timestamp: clockOf(day)(7 * HOUR + 300), systolic_bp: systolic, diastolic_bp: diastolic }]
      : [],
    day_avg_systolic_bp: systolic,
    day_avg_diastolic_bp: diastolic,
  };
}
