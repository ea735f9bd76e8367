import { at, day, device } from "./terra-example-day";

/** What a rider writes down of a day, and who they are, in Terra's published shapes (terra-api.md 5.7–5.9). Synthetic. */

const macros = {
  calories: 690,
  protein_g: 28,
  carbohydrates_g: 96,
  net_carbohydrates_g: 88,
  fat_g: 21,
  saturated_fat_g: 6,
  trans_fat_g: 0,
  fiber_g: 8,
  sugar_g: 24,
  alcohol_g: 0,
  cholesterol_mg: 40,
  sodium_mg: 410,
};

const micros = { caffeine_mg: 95, calcium_mg: 340, iron_mg: 4.2, vitamin_C_mg: 38, omega3_g: 0.4, starch_g: 51 };

export const exampleNutrition = {
  metadata: day,
  summary: { macros: { ...macros, calories: 2810, protein_g: 121 }, micros, water_ml: 2400, drink_ml: 900 },
  meals: [
    {
      id: "meal-1",
      name: "Oats & berries",
      timestamp: at("07:30:00"),
      type: 1,
      quantity: { amount: 1, unit: 4 },
      macros,
      micros,
    },
    {
      id: "meal-2",
      name: "Rice with tofu",
      timestamp: at("19:10:00"),
      type: 5,
      quantity: { amount: 420, unit: 1 },
      macros,
      micros: null,
    },
  ],
  drink_samples: [{ timestamp: at("10:00:00"), drink_name: "Coffee", drink_volume: 250, drink_unit: 8 }],
};

export const exampleMenstruation = {
  metadata: day,
  menstruation_data: {
    period_start_date: "2026-11-09",
    period_length_days: 5,
    cycle_length_days: 28,
    predicted_cycle_length_days: 28,
    day_in_cycle: 12,
    current_phase: 3,
    length_of_current_phase_days: 6,
    days_until_next_phase: 2,
    is_predicted_cycle: "false",
    last_updated_time: at("07:00:00"),
    menstruation_flow: [{ timestamp: "2026-11-09T08:00:00.000000+01:00", flow: 3 }],
    intervals: [
      {
        start_timestamp: "2026-11-09T00:00:00.000000+01:00",
        end_timestamp: "2026-11-14T00:00:00.000000+01:00",
        phase: 1,
      },
    ],
    fertility_window_start: "2026-11-18",
    fertility_window_end: "2026-11-23",
    ovulation_day: "2026-11-22",
  },
};

export const exampleAthlete = {
  first_name: "Ines",
  last_name: "Example",
  email: "ines@example.org",
  sex: "female",
  gender: "female",
  date_of_birth: "1992-04-01",
  age: 34,
  bio: "Rides before work.",
  city: "Utrecht",
  state: null,
  country: "NL",
  account_creation_date: "2024-05-01",
  provider_user_id: "provider-77",
  joined_provider: "2024-05-01",
  devices: [device],
};
