/** What FIT's sport and sub-sport are to us. */
export type FitSport =
  | { isRide: true; activityType: number; isIndoor: boolean }
  /** `noun` is null for what is not worth a word: the change from one sport to the next. */
  | { isRide: false; noun: string | null };

const CYCLING = 2;
const E_BIKING = 21;
const TRANSITION = 3;

/** Sports that say nothing: what a cycling computer files so was most likely ridden. */
const UNSAID = [0, 254];

/** Where a trainer is filed when it is not filed under cycling. */
const FITNESS_EQUIPMENT = 4;

const SPIN = 5;
const INDOOR_CYCLING = 6;
const VIRTUAL = 58;
const INDOOR_HAND_CYCLING = 88;

/** With virtual activities the bicycle stands, whatever the map says. */
const INDOOR = [SPIN, INDOOR_CYCLING, VIRTUAL, INDOOR_HAND_CYCLING];

const BIKING = 1;
const STATIONARY = 18;

/** Terra's numbers (terra-api.md 5.2) for FIT's sub-sports of cycling; the others are plain biking. */
const ACTIVITY_TYPES = new Map([
  [SPIN, 17],
  [INDOOR_CYCLING, STATIONARY],
  [VIRTUAL, STATIONARY],
  /** Road. */
  [7, 16],
  /** Mountain, downhill, enduro. */
  [8, 15],
  [9, 15],
  [123, 15],
  /** Gravel, mixed surface, cyclocross. */
  [46, 150],
  [49, 150],
  [11, 150],
  /** Commuting. */
  [48, 19],
  /** Hand cycling. */
  [12, 14],
  [INDOOR_HAND_CYCLING, 14],
  /** With a motor: fitness, mountain, enduro. */
  [28, 152],
  [47, 153],
  [127, 153],
]);

const E_BIKE = 152;

const NOUNS = new Map([
  [1, "a run"],
  [5, "a swim"],
  [10, "a training session"],
  [11, "a walk"],
  [12, "a cross-country ski tour"],
  [13, "a day of skiing"],
  [14, "a day of snowboarding"],
  [15, "a row"],
  [16, "a mountain tour"],
  [17, "a hike"],
  [19, "a paddle"],
  [30, "a skate"],
  [35, "a snowshoe hike"],
  [41, "a kayak tour"],
]);

/**
 * A FIT sport in our words. A file that does not say is taken for a ride.
 *
 * @see Garmin, FIT SDK, the types "sport" and "sub_sport"
 */
export function fitSport(sport: number | null, subSport: number | null): FitSport {
  if (sport === TRANSITION) return { isRide: false, noun: null };
  const isIndoor = subSport !== null && INDOOR.includes(subSport);
  const known = subSport === null ? undefined : ACTIVITY_TYPES.get(subSport);
  if (sport === E_BIKING) return { isRide: true, activityType: known === 15 ? 153 : (known ?? E_BIKE), isIndoor };
  const isRide = sport === null || sport === CYCLING || UNSAID.includes(sport);
  if (isRide || (sport === FITNESS_EQUIPMENT && isIndoor)) {
    return { isRide: true, activityType: known ?? BIKING, isIndoor };
  }
  return { isRide: false, noun: NOUNS.get(sport) ?? "an activity of another sport" };
}
