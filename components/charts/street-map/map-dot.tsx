"use client";

import { type Map as MapLibre, Marker } from "maplibre-gl";
import { useEffect } from "react";
import type { Cursor } from "../cursor";
import type { PlaceAt } from "./line-features";

/** Where the rider was in the second that is looked at: an element of its own, since moving it must cost nothing. */
export function MapDot({ map, cursor, placeAt }: { map: MapLibre; cursor: Cursor; placeAt: PlaceAt }) {
  useEffect(() => {
    const element = document.createElement("div");
    element.className = "pointer-events-none z-10 size-4 rounded-full border-[2.5px] border-raised bg-ink";
    element.dataset.dot = "street-map";
    const marker = new Marker({ element }).setLngLat([0, 0]).addTo(map);
    const move = () => {
      const second = cursor.second();
      const place = second === null ? null : placeAt(second);
      element.hidden = place === null;
      if (place) marker.setLngLat(place);
    };
    move();
    const leave = cursor.subscribe(move);
    return () => {
      leave();
      marker.remove();
    };
  }, [map, cursor, placeAt]);
  return null;
}
