import type { Channel } from "@/core/channel";
import { gradientOf } from "@/core/gradient";
import { LANE_NAMES, type LaneName } from "@/core/lane";
import type { Ride } from "@/core/ride";
import { ridingSpeed } from "@/core/speed";
import { wBalance } from "@/core/w-balance";
import type { RideData } from "./ride-data";

/** What a lane draws, made when it is first asked for: a lane that nobody shows is not reckoned. */
export type LaneChannels = Partial<Record<LaneName, () => Channel>>;

type Told = Pick<Ride, "known" | "pauses">;

/**
 * A channel for every lane that a ride can show, a value a second: gradient in %, W′ balance in kJ.
 *
 * @param way metres since the start at each second that knows them (core/distance.ts); null where nobody does
 */
export function laneChannels({ known, pauses }: Told, { channels }: RideData, way: Float64Array | null): LaneChannels {
  const made: LaneChannels = {};
  for (const name of LANE_NAMES) {
    const channel = name === "gradient" || name === "w-balance" ? undefined : channels[name];
    if (channel) made[name] = () => channel;
  }
  const { power, elevation, speed } = channels;
  const { ftpWatts, wPrimeJoules } = known.figures;
  if (!speed && way) made.speed = once(() => ridingSpeed({ speed: undefined, way }, pauses) ?? new Float32Array());
  if (elevation && way) made.gradient = once(() => gradientOf(elevation, Float32Array.from(way)));
  if (power && ftpWatts && wPrimeJoules) {
    const reserve = { thresholdWatts: ftpWatts, wPrimeJoules };
    made["w-balance"] = once(() => wBalance(power, pauses, reserve).map((joules) => joules / 1000));
  }
  return made;
}

/** The lanes that a ride can show, as far as it is known before its channels have come. */
export function laneNamesOf({ channelNames, known: { figures } }: Pick<Ride, "channelNames" | "known">): LaneName[] {
  const has = (name: string) => channelNames.includes(name);
  const hasWay = has("distance") || has("position");
  const follows: Partial<Record<LaneName, boolean>> = {
    speed: has("speed") || hasWay,
    gradient: has("elevation") && hasWay,
    "w-balance": has("power") && figures.ftpWatts !== null && figures.wPrimeJoules !== null,
  };
  return LANE_NAMES.filter((name) => follows[name] ?? has(name));
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
