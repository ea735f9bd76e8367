const RIDES = new Set([1, 14, 15, 16, 17, 18, 19, 150, 152, 153]);
const INDOOR = new Set([17, 18]);

/** Terra's numbers that name no sport: what a cycling computer sends so was most likely ridden. */
const UNSAID = new Set([4, 108, 115, 123]);
const LAST_KNOWN = 154;
const UNKNOWN = 4;

/** Older documents of Terra's spell the type out. */
const NAMES: Record<string, number> = {
  BIKING: 1,
  HAND_BIKING: 14,
  MOUNTAIN_BIKING: 15,
  ROAD_BIKING: 16,
  SPINNING: 17,
  STATIONARY_BIKING: 18,
  UTILITY_BIKING: 19,
  GRAVEL_CYCLING: 150,
  E_BIKING: 152,
  E_MOUNTAIN_BIKING: 153,
};

/**
 * Terra's number for a kind of activity, from its number or its older name; 0 is a kind like any other.
 *
 * @see terra-api.md, 5.2
 */
export function activityTypeOf(told: unknown): number {
  if (typeof told === "number" && Number.isInteger(told)) return told;
  if (typeof told === "string") return Object.hasOwn(NAMES, told) ? (NAMES[told] ?? UNKNOWN) : UNKNOWN;
  return UNKNOWN;
}

/** Whether this kind of activity is ridden. A number of next year is given the benefit of the doubt. */
export const isRide = (type: number): boolean => RIDES.has(type) || UNSAID.has(type) || type > LAST_KNOWN || type < 0;

/** Whether this kind of ride goes nowhere. */
export const isIndoor = (type: number): boolean => INDOOR.has(type);
