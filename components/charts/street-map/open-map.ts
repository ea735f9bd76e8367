import { getVersion, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";

// A file of ours: no other may run here.
setWorkerUrl(`/street-map/${getVersion()}.js`);

/** Who does not answer within this time will not. */
const PATIENCE_MILLISECONDS = 15_000;

/**
 * Opens a street map that shows some bounds. The wheel and a single finger scroll the page; it cannot be turned.
 *
 * @param onReady its style is there, and what lies on it can be added
 * @param onFail it cannot be drawn, or whoever has it does not answer
 * @throws Error where the browser cannot draw maps
 */
export function openMap({
  container,
  styleUrl,
  bounds,
  title,
  onReady,
  onFail,
}: {
  container: HTMLElement;
  styleUrl: string;
  bounds: [[number, number], [number, number]];
  title: string;
  onReady: (map: MapLibre) => void;
  onFail: () => void;
}): MapLibre {
  const map = new MapLibre({
    container,
    style: styleUrl,
    bounds,
    fitBoundsOptions: { padding: 36, maxZoom: 16 },
    attributionControl: { compact: false },
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    locale: { "Map.Title": title },
    ...(matchMedia("(prefers-reduced-motion: reduce)").matches ? { fadeDuration: 0 } : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  watch(map, onReady, onFail);
  return map;
}

/** A map is ready with its style, and has failed without it or with none of its tiles. */
function watch(map: MapLibre, onReady: (map: MapLibre) => void, onFail: () => void): void {
  let isStyled = false;
  let tiles = 0;
  let failures = 0;
  const impatience = setTimeout(() => isStyled || onFail(), PATIENCE_MILLISECONDS);
  map.on("remove", () => clearTimeout(impatience));
  map.once("style.load", () => {
    isStyled = true;
    clearTimeout(impatience);
    onReady(map);
  });
  map.on("sourcedata", ({ tile, sourceId }) => {
    if (tile && !sourceId.startsWith("musette-")) tiles++;
  });
  map.on("error", () => {
    failures++;
    if (!isStyled) onFail();
  });
  map.once("idle", () => {
    if (failures > 0 && tiles === 0) onFail();
  });
}
