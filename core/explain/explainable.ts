import { CHANNEL_NAMES, type Channels } from "../channel";
import { presentSeconds } from "../channel-statistics";
import { type Halves, halvesOf } from "../decoupling";
import { withoutPauses } from "../pauses";
import type { Ride } from "../ride";
import { ridingSeconds } from "./circumstances";
import type { ExplainableRide } from "./explanation";

/**
 * A ride with what its cards tell of its sensors.
 *
 * @param channels as they are drawn, short holes filled; null where they were not read
 */
export function explainable(ride: Ride, channels: Channels | null): ExplainableRide {
  const { powerShare, heartRateShare } = ride;
  const told = {
    ...(powerShare === null ? {} : { power: powerShare }),
    ...(heartRateShare === null ? {} : { "heart-rate": heartRateShare }),
  };
  return {
    ...ride,
    shares: { ...(channels && sharesOf(ride, channels)), ...told },
    halves: channels && halvesIn(ride, channels),
  };
}

function sharesOf(ride: Ride, channels: Channels): ExplainableRide["shares"] {
  const riding = ridingSeconds(ride);
  const shares: ExplainableRide["shares"] = {};
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (channel && riding > 0) shares[name] = presentSeconds(withoutPauses(channel, ride.pauses)) / riding;
  }
  return shares;
}

function halvesIn({ pauses }: Ride, { power, "heart-rate": heartRate }: Channels): Halves | null {
  return power && heartRate ? halvesOf(withoutPauses(power, pauses), withoutPauses(heartRate, pauses)) : null;
}
