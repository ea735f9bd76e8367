import type { LaneSource } from "@/components/charts/lanes/lane-source";
import type { LaneName } from "@/core/lane";
import type { Ride } from "@/core/ride";
import type { Zone } from "@/core/zones";
import type { LaneChannels } from "./lane-channels";
import { LANE_FORMAT, LANE_LABEL, MEAN, toldOf } from "./lane-words";
import { heartRateZonesOf, powerZonesOf } from "./own-zones";

/** A lane for everything that a ride can show, in the order that was wished, with what the ride's numbers say of it. */
export function laneSources(ride: Ride, channels: LaneChannels, order: readonly LaneName[]): LaneSource[] {
  const zones: Partial<Record<LaneName, readonly Zone[] | null>> = {
    power: powerZonesOf(ride),
    "heart-rate": heartRateZonesOf(ride),
  };
  return order.flatMap((name) => {
    const channel = channels[name];
    if (!channel) return [];
    const mean = MEAN[name];
    return [
      {
        name,
        label: LANE_LABEL[name],
        told: toldOf(name, ride),
        mean: mean ? ride[mean] : null,
        zones: zones[name] ?? null,
        format: LANE_FORMAT[name],
        channel,
      },
    ];
  });
}
