/** FIT's sub-sports of cycling in Terra's activity types (terra-api.md 5.2); the others are plain biking. */
const CYCLING: Record<string, number> = {
  road: 16,
  mountain: 15,
  gravelCycling: 150,
  mixedSurface: 150,
  indoorCycling: 18,
  virtualActivity: 18, // the bicycle stands, whatever the map says
  spin: 17,
  commuting: 19,
  handCycling: 14,
  eBikeFitness: 152,
  eBikeMountain: 153,
};

const BIKING = 1;
const OTHER = 108;

const SPORTS: Record<string, number> = {
  cycling: BIKING,
  running: 8,
  walking: 7,
  hiking: 35,
  swimming: 82,
  eBiking: 152,
};

/** Terra's number for a FIT sport; a file that does not say is taken for a ride. */
export function activityType(sport: string | number = "cycling", subSport: string | number = "generic"): number {
  if (sport === "cycling") return CYCLING[subSport] ?? BIKING;
  return SPORTS[sport] ?? OTHER;
}
