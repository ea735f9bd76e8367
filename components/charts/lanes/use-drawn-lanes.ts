import { useMemo } from "react";
import type { ViewChoices } from "@/core/view-choices";
import { limitsOf } from "@/core/zones";
import type { DrawnLane } from "./lane";
import type { LaneSource } from "./lane-source";
import { scaleOf } from "./scale";
import { calmed, type Smoothing } from "./smoothing";

/** Those that are not hidden, as calm as they are wanted; a hidden lane is not even reckoned. */
export function useDrawnLanes(lanes: readonly LaneSource[], choices: ViewChoices, smoothing: Smoothing): DrawnLane[] {
  const { hiddenLanes, isElevationFromZero, zoneColouredLanes, hasZoneBands } = choices;
  return useMemo(
    () =>
      lanes
        .filter(({ name }) => !hiddenLanes.includes(name))
        .map((source) => {
          const { name, mean, zones } = source;
          const channel = source.channel();
          const limits = zones && limitsOf(zones);
          const isColoured = zoneColouredLanes.some((zoned) => zoned === name);
          return {
            name,
            source,
            channel: calmed(name, channel, smoothing),
            scale: scaleOf(name, channel, name === "elevation" && isElevationFromZero),
            mean,
            lineLimits: isColoured ? limits : null,
            bandLimits: hasZoneBands ? limits : null,
          };
        }),
    [lanes, hiddenLanes, isElevationFromZero, zoneColouredLanes, hasZoneBands, smoothing],
  );
}
