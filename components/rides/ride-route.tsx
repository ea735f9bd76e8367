"use client";

import { useMemo, useState } from "react";
import { RouteMap } from "@/components/charts/route/route-map";
import type { Track } from "@/core/channel";
import { formatDistance, formatHeight } from "@/core/format";
import type { Ride } from "@/core/ride";
import type { StreetMap } from "@/core/street-map";
import type { RideData } from "./ride-data";
import { useCursor } from "./ride-data-provider";
import { colouringOf, colourShown, coloursOf } from "./route-colours";
import { RouteControls } from "./route-controls";
import { useViewChoices } from "./view-choices";

/** Where it went, in the colours of what the viewer likes to see; over streets where there are some and they want them. */
export function RideRoute({
  ride,
  data,
  track,
  streetMap,
}: {
  ride: Ride;
  data: RideData;
  track: Track;
  streetMap: StreetMap | null;
}) {
  const cursor = useCursor();
  const { choices, choose } = useViewChoices();
  const [isLarge, setIsLarge] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const offered = useMemo(() => coloursOf(ride, data), [ride, data]);
  const colour = colourShown(choices.routeColour, offered);
  const { zonePalette, hasStreetMap } = choices;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another palette gives the same names other colours.
  const colouring = useMemo(() => colouringOf(colour, ride, data), [colour, ride, data, zonePalette]);
  const street = useMemo(
    () => (streetMap && hasStreetMap && !hasFailed ? { source: streetMap, onFail: () => setHasFailed(true) } : null),
    [streetMap, hasStreetMap, hasFailed],
  );
  return (
    <RouteMap
      track={track}
      cursor={cursor}
      colouring={colouring}
      summary={`The route of ${ride.title}: ${formatDistance(ride.distanceMeters)}, ${formatHeight(ride.ascentMeters)} of ascent`}
      isLarge={isLarge}
      street={street}
      controls={
        <RouteControls
          offered={offered}
          colour={colour}
          onColour={(routeColour) => choose({ routeColour })}
          isLarge={isLarge}
          onLarge={setIsLarge}
          streets={
            streetMap && {
              host: streetMap.host,
              isOn: hasStreetMap,
              hasFailed: hasStreetMap && hasFailed,
              onSwitch(isOn) {
                setHasFailed(false);
                choose({ hasStreetMap: isOn });
              },
            }
          }
        />
      }
    />
  );
}
