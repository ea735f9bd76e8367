import { rounded } from "../model/rounded";
import type { RiderDay } from "../riders/days";
import { clockOf, dayMetadata, HOUR } from "./day-parts";

interface Plate {
  name: string;
  /** Of the day's energy. */
  share: number;
  hour: number;
  /** Terra's number: 1 breakfast, 3 lunch, 5 dinner, 6 snack. */
  type: number;
}

const PLATES: readonly Plate[] = [
  { name: "Porridge with fruit", share: 0.26, hour: 7.5, type: 1 },
  { name: "Bread, cheese, tomatoes", share: 0.3, hour: 12.5, type: 3 },
  { name: "Banana and a bar", share: 0.1, hour: 16, type: 6 },
  { name: "Pasta with lentils", share: 0.34, hour: 19.5, type: 5 },
];

/** What was eaten on a day, in the words of Terra's Nutrition (terra-api.md 5.7). */
export function nutritionOf(day: RiderDay): object {
  const at = clockOf(day);
  const water = 1_600 + Math.round(day.active * 0.7);
  return {
    metadata: dayMetadata(day),
    summary: { macros: macros(day.eaten), micros: micros(day.eaten), water_ml: water, drink_ml: 500 },
    meals: PLATES.map((plate, index) => ({
      id: `${day.date}-${index + 1}`,
      name: plate.name,
      timestamp: at(plate.hour * HOUR),
      type: plate.type,
      quantity: { amount: 1, unit: 10 },
      macros: macros(day.eaten * plate.share),
      micros: micros(day.eaten * plate.share),
    })),
    drink_samples: [
      { timestamp: at(8 * HOUR), drink_name: "Coffee", drink_volume: 250, drink_unit: 8 },
      { timestamp: at(15 * HOUR), drink_name: "Coffee", drink_volume: 250, drink_unit: 8 },
    ],
  };
}

/** Of the energy 55 % comes from carbohydrates, 16 % from protein, the rest from fat: 4, 4 and 9 kcal a gram. */
function macros(kilocalories: number) {
  const grams = (share: number, each: number) => rounded((kilocalories * share) / each, 10);
  const carbohydrates = grams(0.55, 4);
  const fiber = grams(0.05, 4);
  return {
    calories: Math.round(kilocalories),
    protein_g: grams(0.16, 4),
    carbohydrates_g: carbohydrates,
    net_carbohydrates_g: rounded(carbohydrates - fiber, 10),
    fat_g: grams(0.29, 9),
    saturated_fat_g: grams(0.08, 9),
    trans_fat_g: 0,
    fiber_g: fiber,
    sugar_g: grams(0.14, 4),
    alcohol_g: 0,
    cholesterol_mg: Math.round(kilocalories * 0.07),
    sodium_mg: Math.round(kilocalories * 0.9),
  };
}

const micros = (kilocalories: number) => ({
  caffeine_mg: 95,
  calcium_mg: Math.round(kilocalories * 0.4),
  iron_mg: rounded(kilocalories * 0.006, 10),
  magnesium_mg: Math.round(kilocalories * 0.16),
  potassium_mg: Math.round(kilocalories * 1.5),
  vitamin_C_mg: Math.round(kilocalories * 0.05),
  omega3_g: rounded(kilocalories * 0.0007, 10),
  starch_g: Math.round(kilocalories * 0.07),
});
