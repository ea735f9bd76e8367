import { z } from "zod";
import { LANE_NAMES, type LaneName } from "@/core/lane";
import { FIRST_CHOICES, ROUTE_COLOURS, type ViewChoices, ZONED_LANES } from "@/core/view-choices";

const columns = z.array(z.string().max(40)).max(40).nullable();

const Choices = z.object({
  axis: z.enum(["time", "distance"]),
  laneOrder: z.array(z.enum(LANE_NAMES)).max(LANE_NAMES.length).transform(allInOrder),
  hiddenLanes: z.array(z.enum(LANE_NAMES)).max(LANE_NAMES.length),
  isOverlaid: z.boolean(),
  zoneColouredLanes: z.array(z.enum(ZONED_LANES)).max(ZONED_LANES.length),
  hasZoneBands: z.boolean(),
  zonePalette: z.enum(["spectrum", "one-hue"]),
  isElevationFromZero: z.boolean(),
  routeColour: z.enum(ROUTE_COLOURS),
  hasStreetMap: z.boolean(),
  lapColumns: columns,
  effortColumns: columns,
  climbColumns: columns,
  curveUnit: z.enum(["watts", "watts-per-kilogram"]),
}) satisfies z.ZodType<ViewChoices>;

const Stored = z.record(z.string(), z.unknown()).catch({});

/** Choices as they were kept. Those of an older version that we no longer understand are as if never made. */
export function readViewChoices(json: unknown): ViewChoices {
  const stored = Stored.parse(json);
  const understood = Object.entries(stored).filter(
    ([name, value]) => Choices.partial().safeParse({ [name]: value }).success,
  );
  return { ...FIRST_CHOICES, ...Choices.partial().parse(Object.fromEntries(understood)) } as ViewChoices;
}

/** A change of choices as a browser sends it; null when it is none. What it does not name stays as it was. */
export function parseViewChange(value: unknown): Partial<ViewChoices> | null {
  const change = Choices.partial().strict().safeParse(value);
  return change.success ? (change.data as Partial<ViewChoices>) : null;
}

/** Each lane once; those that nobody placed follow in the usual order. */
function allInOrder(order: readonly LaneName[]): LaneName[] {
  return [...new Set([...order, ...LANE_NAMES])];
}
