import { GeoJSONSource, type LayerSpecification, type Map as MapLibre } from "maplibre-gl";
import type { LineFeature } from "./line-features";

/** The colours of app/globals.css as they are now, since a map knows no tokens. */
export type TokenColour = (token: string) => string;

const ROUTE = "musette-route";
const LIT = "musette-lit";
const ARROW = "musette-arrow";
const SOURCES = { [ROUTE]: ROUTE, [LIT]: LIT };

/** Lays a route over a map whose style is there: the line, the stretch that is lit up, which way it went. */
export function addRouteLayers(map: MapLibre, colour: TokenColour, isVeiled: boolean): void {
  if (isVeiled) map.addLayer(veil(colour("paper")));
  for (const name of Object.values(SOURCES)) map.addSource(name, { type: "geojson", data: collection([]) });
  map.addLayer(line("musette-casing", ROUTE, 7, colour("raised")));
  map.addLayer(line("musette-line", ROUTE, 3.5, null));
  map.addLayer(line("musette-lit-edge", LIT, 12, colour("ink")));
  map.addLayer(line("musette-lit-casing", LIT, 9, colour("raised")));
  map.addLayer(line("musette-lit-line", LIT, 5.5, null));
  map.addImage(ARROW, arrow(colour("ink"), colour("raised")), { pixelRatio: 2 });
  map.addLayer({
    id: "musette-direction",
    type: "symbol",
    source: ROUTE,
    layout: { "symbol-placement": "line", "symbol-spacing": 110, "icon-image": ARROW, "icon-padding": 24 },
  });
}

/** Draws what was ridden; while something is lit up the rest steps back. */
export function showLines(
  map: MapLibre,
  lines: { route: readonly LineFeature[]; lit: readonly LineFeature[] },
  colour: TokenColour,
): void {
  const shown = { [ROUTE]: lines.route, [LIT]: lines.lit };
  for (const [name, features] of Object.entries(shown)) {
    const source = map.getSource(name);
    if (source instanceof GeoJSONSource) void source.setData(collection(features.map((one) => coloured(one, colour))));
  }
  const isLit = lines.lit.length > 0;
  for (const id of ["musette-casing", "musette-line"]) {
    map.setPaintProperty(id, "line-opacity", isLit ? 0.45 : 1);
    // Round ends overlap, and would be beads where one can see through them.
    map.setLayoutProperty(id, "line-cap", isLit ? "butt" : "round");
  }
}

const coloured = (feature: LineFeature, colour: TokenColour): LineFeature => ({
  ...feature,
  properties: { ...feature.properties, colour: colour(feature.properties.colour) },
});

const collection = (features: LineFeature[]) => ({ type: "FeatureCollection" as const, features });

/** @param colour null for that of each piece */
const line = (id: string, source: string, width: number, colour: string | null): LayerSpecification => ({
  id,
  type: "line",
  source,
  layout: { "line-cap": "round", "line-join": "round", "line-sort-key": ["get", "start"] },
  paint: { "line-width": width, "line-color": colour ?? ["get", "colour"] },
});

/** A light map on a dark screen steps back behind what lies on it. */
const veil = (colour: string): LayerSpecification => ({
  id: "musette-veil",
  type: "background",
  paint: { "background-color": colour, "background-opacity": 0.6 },
});

const ARROW_PIXELS = 26;

/** Drawn at twice its size. */
function arrow(ink: string, edge: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = ARROW_PIXELS;
  canvas.height = ARROW_PIXELS;
  const context = canvas.getContext("2d");
  if (!context) return new ImageData(ARROW_PIXELS, ARROW_PIXELS);
  for (const [colour, width] of [
    [edge, 8],
    [ink, 3.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.beginPath();
    context.moveTo(8, 5);
    context.lineTo(17, 13);
    context.lineTo(8, 21);
    context.stroke();
  }
  return context.getImageData(0, 0, ARROW_PIXELS, ARROW_PIXELS);
}
