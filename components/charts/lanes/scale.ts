import type { LaneName } from "@/core/lane";

/** What a lane reaches from and to, in the lane's own unit. */
export interface Scale {
  low: number;
  high: number;
}

/**
 * Where a lane's scale begins (null: with the lowest value), the least it reaches, to what its ends are rounded, and
 * beyond what it never goes: a single reading there is drawn at the edge.
 */
interface Rule {
  floor: number | null;
  least: number;
  round: number;
  within?: readonly [number, number];
}

// Power, speed, cadence and what is left above the threshold stand on zero. A heart never does. Elevation shows its
// shape: from zero a ride in the mountains would be flat, and without a least reach a ride along the sea would be an alp.
const RULES: Record<LaneName, Rule> = {
  power: { floor: 0, least: 200, round: 50 },
  "heart-rate": { floor: 60, least: 80, round: 10 },
  speed: { floor: 0, least: 10 / 3.6, round: 5 / 3.6 },
  cadence: { floor: 0, least: 60, round: 10 },
  elevation: { floor: null, least: 40, round: 10 },
  gradient: { floor: 0, least: 5, round: 5 },
  "w-balance": { floor: 0, least: 5, round: 5 },
  temperature: { floor: null, least: 8, round: 1 },
  // A pedal stroke with one leg says nothing of how somebody rides.
  balance: { floor: null, least: 10, round: 5, within: [30, 70] },
};

/**
 * The scale of a whole ride's lane; it does not change with what is shown of it, so heights can be compared.
 *
 * @param isFromZero whether it stands on zero in any case
 */
export function scaleOf(name: LaneName, channel: Float32Array, isFromZero = false): Scale {
  const { floor, least, round, within = EVERYTHING } = RULES[name];
  const [lowest, highest] = extent(channel).map((value) => Math.min(within[1], Math.max(within[0], value))) as [
    number,
    number,
  ];
  const bottom = floor === null && !isFromZero ? lowest : Math.min(floor ?? 0, lowest);
  const low = Math.floor(bottom / round) * round;
  const high = Math.ceil(Math.max(highest, low + least) / round) * round;
  return { low, high };
}

/** Where something changes its meaning: level road, nothing left above the threshold, both legs alike. */
const TURNS: Partial<Record<LaneName, number>> = { gradient: 0, "w-balance": 0, balance: 50 };

/** The value at which a lane turns into its opposite, where its scale reaches to both sides of it; else null. */
export function turnOf(name: LaneName, { low, high }: Scale): number | null {
  const turn = TURNS[name] ?? Number.NaN;
  return turn > low && turn < high ? turn : null;
}

const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

function extent(channel: Float32Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of channel) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}
