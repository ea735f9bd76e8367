"use client";

import { useId } from "react";
import type { RouteColour } from "@/core/view-choices";
import { ROUTE_COLOUR_LABEL } from "./route-colours";

/** How the route is shown. */
export function RouteControls({
  offered,
  colour,
  onColour,
  isLarge,
  onLarge,
}: {
  offered: readonly RouteColour[];
  colour: RouteColour;
  onColour: (colour: RouteColour) => void;
  isLarge: boolean;
  onLarge: (isLarge: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-small">
      {offered.length > 1 && (
        <span className="flex items-center gap-2">
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
      <button
        type="button"
        aria-pressed={isLarge}
        onClick={() => onLarge(!isLarge)}
        className={`ml-auto hidden min-h-8 cursor-pointer rounded-small border border-control px-2 desk:block ${isLarge ? "bg-chosen font-medium text-accent" : "text-muted hover:bg-sunken"}`}
      >
        Large map
      </button>
    </div>
  );
}
