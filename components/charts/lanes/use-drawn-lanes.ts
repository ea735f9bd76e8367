import { useMemo } from "react";
import type { ViewChoices } from "@/core/view-choices";
import { limitsOf } from "@/core/zones";
import type { DrawnLane } from "./lane";
import type { LaneSource } from "./lane-source";
import { scaleOf } from "./scale";
import { calmed, type Smoothing } from "./smoothing";

/** Those that are not hidden, as calm as they are wanted. Each is reckoned when it is drawn first. */
export function useDrawnLanes(lanes: readonly LaneSource[], choices: ViewChoices, smoothing: Smoothing): DrawnLane[] {
  const { hiddenLanes, isElevationFromZero, zoneColouredLanes, hasZoneBands } = choices;
  return useMemo(
    () =>
      lanes
        .filter(({ name }) => !hiddenLanes.includes(name))
        .map((source) => {
          const { name, mean, zones } = source;
          const limits = zones && limitsOf(zones);
          const isColoured = zoneColouredLanes.some((zoned) => zoned === name);
          let line: ReturnType<DrawnLane["line"]> | undefined;
          return {
            name,
            source,
            mean,
            lineLimits: isColoured ? limits : null,
            bandLimits: hasZoneBands ? limits : null,
            line() {
              const channel = source.channel();
              line ??= {
                channel: calmed(name, channel, smoothing),
                scale: scaleOf(name, channel, name === "elevation" && isElevationFromZero),
              };
              return line;
            },
          };
        }),
    [lanes, hiddenLanes, isElevationFromZero, zoneColouredLanes, hasZoneBands, smoothing],
  );
}
