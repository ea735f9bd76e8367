import { LANE_NAMES, type LaneName } from "./lane";

/** Lanes that know zones. */
export const ZONED_LANES = ["power", "heart-rate"] as const;
export type ZonedLane = (typeof ZONED_LANES)[number];

/** What a route can be coloured by; `plain` is one line of one colour. */
export const ROUTE_COLOURS = ["plain", "power-zones", "heart-rate-zones", ...LANE_NAMES] as const;
export type RouteColour = (typeof ROUTE_COLOURS)[number];

/** How somebody likes to see rides; remembered for them wherever they sign in. */
export interface ViewChoices {
  axis: "time" | "distance";
  /** All lanes, from top to bottom. */
  laneOrder: LaneName[];
  hiddenLanes: LaneName[];
  /** All lanes in one drawing instead of one above another. */
  isOverlaid: boolean;
  /** The lanes whose line carries the colours of their zones. */
  zoneColouredLanes: ZonedLane[];
  /** Zones as quiet bands behind the lanes that know them. */
  hasZoneBands: boolean;
  zonePalette: "spectrum" | "one-hue";
  isElevationFromZero: boolean;
  routeColour: RouteColour;
  /** Over the operator's street map, where there is one. */
  hasStreetMap: boolean;
  /** Keys of the columns; null for those that we would show. */
  lapColumns: string[] | null;
  effortColumns: string[] | null;
  climbColumns: string[] | null;
  curveUnit: "watts" | "watts-per-kilogram";
}

/** Of somebody who never chose. */
export const FIRST_CHOICES: ViewChoices = {
  axis: "time",
  laneOrder: [...LANE_NAMES],
  hiddenLanes: ["gradient", "w-balance", "balance"],
  isOverlaid: false,
  zoneColouredLanes: [],
  hasZoneBands: false,
  zonePalette: "spectrum",
  isElevationFromZero: false,
  routeColour: "power-zones",
  hasStreetMap: false,
  lapColumns: null,
  effortColumns: null,
  climbColumns: null,
  curveUnit: "watts",
};
