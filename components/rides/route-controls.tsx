"use client";

import { useId } from "react";
import type { RouteColour } from "@/core/view-choices";
import { MapSwitch } from "./map-switch";
import { ROUTE_COLOUR_LABEL } from "./route-colours";
import { StreetSwitch, type Streets } from "./street-switch";

/** How the route is shown. */
export function RouteControls({
  offered,
  colour,
  onColour,
  isLarge,
  onLarge,
  streets,
}: {
  offered: readonly RouteColour[];
  colour: RouteColour;
  onColour: (colour: RouteColour) => void;
  isLarge: boolean;
  onLarge: (isLarge: boolean) => void;
  /** Null where there is no street map. */
  streets: Streets | null;
}) {
  const id = useId();
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-small">
      {offered.length > 1 && (
        <span className="mr-auto flex items-center gap-2">
          <label htmlFor={id} className="text-muted">
            Colour by
          </label>
          <select
            id={id}
            value={colour}
            onChange={({ target }) => {
              const chosen = offered.find((one) => one === target.value);
              if (chosen) onColour(chosen);
            }}
            className="min-h-8 rounded-small border border-control bg-raised px-2 text-ink"
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {ROUTE_COLOUR_LABEL[one]}
              </option>
            ))}
          </select>
        </span>
      )}
      <MapSwitch isOn={isLarge} onSwitch={onLarge} className="hidden desk:block">
        Large map
      </MapSwitch>
      {streets && <StreetSwitch streets={streets} />}
    </div>
  );
}
