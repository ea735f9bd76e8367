import type { ChannelName } from "@/core/channel";

/** What a lane reaches from and to, in the channel's own unit. */
export interface Scale {
  low: number;
  high: number;
}

/** Where a lane's scale begins (null: with the lowest value), the least it reaches, and to what its ends are rounded. */
interface Rule {
  floor: number | null;
  least: number;
  round: number;
}

// Power, speed and cadence stand on zero. A heart never does. Elevation shows its shape: from zero a ride in the
// mountains would be flat, and without a least reach a ride along the sea would be an alp.
const RULES: Record<ChannelName, Rule> = {
  power: { floor: 0, least: 200, round: 50 },
  "heart-rate": { floor: 60, least: 80, round: 10 },
  speed: { floor: 0, least: 10 / 3.6, round: 5 / 3.6 },
  cadence: { floor: 0, least: 60, round: 10 },
  elevation: { floor: null, least: 40, round: 10 },
  temperature: { floor: null, least: 8, round: 1 },
  balance: { floor: null, least: 10, round: 5 },
  distance: { floor: 0, least: 1000, round: 1000 },
};

/** The scale of a whole ride's channel; it does not change with what is shown of it, so heights can be compared. */
export function scaleOf(name: ChannelName, channel: Float32Array): Scale {
  const { floor, least, round } = RULES[name];
  const [lowest, highest] = extent(channel);
  const bottom = floor === null ? lowest : Math.min(floor, lowest);
  const low = Math.floor(bottom / round) * round;
  const high = Math.ceil(Math.max(highest, low + least) / round) * round;
  return { low, high };
}

function extent(channel: Float32Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of channel) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}
