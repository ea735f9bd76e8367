"use client";

import { useMemo, useState } from "react";
import { RouteMap } from "@/components/charts/route/route-map";
import type { Track } from "@/core/channel";
import { formatDistance, formatHeight } from "@/core/format";
import type { Ride } from "@/core/ride";
import type { RideData } from "./ride-data";
import { useRide } from "./ride-data-provider";
import { colouringOf, colourShown, coloursOf } from "./route-colours";
import { RouteControls } from "./route-controls";
import { useViewChoices } from "./view-choices";

/** Where it went, in the colours of what the viewer likes to see. */
export function RideRoute({ ride, data, track }: { ride: Ride; data: RideData; track: Track }) {
  const { cursor } = useRide();
  const { choices, choose } = useViewChoices();
  const [isLarge, setIsLarge] = useState(false);
  const offered = useMemo(() => coloursOf(ride, data), [ride, data]);
  const colour = colourShown(choices.routeColour, offered);
  const colouring = useMemo(() => colouringOf(colour, ride, data), [colour, ride, data]);
  return (
    <RouteMap
      track={track}
      cursor={cursor}
      colouring={colouring}
      summary={`The route of ${ride.title}: ${formatDistance(ride.distanceMeters)}, ${formatHeight(ride.ascentMeters)} of ascent`}
      isLarge={isLarge}
      controls={
        <RouteControls
          offered={offered}
          colour={colour}
          onColour={(routeColour) => choose({ routeColour })}
          isLarge={isLarge}
          onLarge={setIsLarge}
        />
      }
    />
  );
}
