"use client";

import { type Map as MapLibre, Marker } from "maplibre-gl";
import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

/** Something small that stays at a place of a street map. */
export function MapMark({ map, at, children }: { map: MapLibre; at: [number, number] | null; children: ReactNode }) {
  const [element] = useState(() => document.createElement("div"));
  const [longitude, latitude] = at ?? [Number.NaN, Number.NaN];
  useEffect(() => {
    if (Number.isNaN(longitude)) return;
    element.className = "pointer-events-none";
    const marker = new Marker({ element }).setLngLat([longitude, latitude]).addTo(map);
    return () => {
      marker.remove();
    };
  }, [map, element, longitude, latitude]);
  return createPortal(
    <svg viewBox="-9 -9 18 18" className="block size-[18px]" aria-hidden="true">
      {children}
    </svg>,
    element,
  );
}
