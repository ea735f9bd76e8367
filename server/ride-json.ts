import { z } from "zod";
import { FIGURE_NAMES } from "@/core/figure-names";
import type { KnownFigures, RecordedLap, RecordedRide, RideAnalysis, RideNumbers } from "@/core/ride";
import type { Prisma } from "../prisma/generated/client";

const maybe = z.number().nullable();

const Laps = z.array(z.object({ start: z.number(), end: z.number(), trigger: z.string().nullable() }));

const Told = z.object({
  whole: z.object({ timerSeconds: maybe, distanceMeters: maybe, energyKilocalories: maybe }),
  numbers: z.record(z.string(), maybe),
});

/** What a source said of the whole: of its ride, and what stands in for numbers that cannot be reckoned. */
export interface Told {
  whole: RecordedRide["told"];
  numbers: Partial<RideNumbers>;
}

const Origin = z.discriminatedUnion("is", [
  z.object({ is: z.literal("given"), validFrom: z.string().nullable() }),
  z.object({ is: z.literal("told"), how: z.string() }),
  z.object({ is: z.literal("estimated"), how: z.string() }),
  z.object({ is: z.literal("assumed"), how: z.string() }),
]);

const limits = z.array(z.number()).nullable();

const Known = z.object({
  figures: z.object({
    ftpWatts: maybe,
    thresholdHeartRate: maybe,
    maxHeartRate: maybe,
    restingHeartRate: maybe,
    weightKg: maybe,
    wPrimeJoules: maybe,
    powerZoneLimits: limits,
    heartRateZoneLimits: limits,
  }),
  origins: z.partialRecord(z.enum(FIGURE_NAMES), Origin),
});

const numbers = z.array(z.number());
const Curve = z.object({ seconds: numbers, values: numbers, starts: numbers });
const ZoneTimes = z.object({ limits: numbers, seconds: numbers });
const span = { start: z.number(), end: z.number() };

const Analysis = z.object({
  powerCurve: Curve.nullable(),
  heartRateCurve: Curve.nullable(),
  efforts: z.array(
    z.object({ ...span, kind: z.enum(["power", "heart-rate", "distance"]), size: z.number(), value: z.number() }),
  ),
  // Rides that were reckoned before they were looked for have none.
  foundEfforts: z
    .array(
      z.object({
        ...span,
        kind: z.enum(["power", "heart-rate", "sprint"]),
        meanPowerWatts: maybe,
        meanHeartRateBpm: maybe,
        group: maybe,
      }),
    )
    .default([]),
  climbs: z.array(
    z.object({
      ...span,
      lengthMeters: z.number(),
      ascentMeters: z.number(),
      meanGradientPercent: z.number(),
      vamMetersPerHour: z.number(),
      category: z.enum(["HC", "1", "2", "3", "4"]).nullable(),
    }),
  ),
  powerZones: ZoneTimes.nullable(),
  heartRateZones: ZoneTimes.nullable(),
  quadrants: z
    .object({
      cadenceRpm: z.number(),
      splitVelocityMps: z.number(),
      splitForceNewtons: z.number(),
      seconds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    })
    .nullable(),
  // From here on: rides that an older version reckoned have none of it.
  quadrantBins: z.object({ columns: numbers, rows: numbers, seconds: numbers }).nullable().default(null),
  histograms: z
    .array(
      z.object({
        channel: z.enum(["power", "heart-rate", "cadence", "speed"]),
        width: z.number(),
        first: z.number(),
        seconds: numbers,
      }),
    )
    .default([]),
  heartRateAgainstPower: z
    .object({
      lagSeconds: z.number(),
      windowSeconds: z.number(),
      minutes: numbers,
      watts: numbers,
      bpm: numbers,
    })
    .nullable()
    .default(null),
});

/** The laps of a source's row. */
export const readLaps = (json: unknown): RecordedLap[] => Laps.parse(json);

/** The words of a source's row on the whole ride. */
export const readTold = (json: unknown): Told => Told.parse(json);

/** The figures of a ride's row; null of one that was not reckoned yet. */
export const readKnown = (json: unknown): KnownFigures | null => Known.nullable().parse(json);

/** The analysis of a ride's row; null of one that was not reckoned yet. */
export const readAnalysis = (json: unknown): RideAnalysis | null => Analysis.nullable().parse(json);

/**
 * An analysis as its column may hold it. A part that could not be read again, because a number in it is none, is left
 * out: better a page without it than no page.
 *
 * @returns what was left out by its name, too
 */
export function readableAnalysis(analysis: RideAnalysis): { analysis: RideAnalysis; lost: string[] } {
  const parts = Object.entries(analysis);
  const shapes = new Map<string, z.ZodType>(Object.entries(Analysis.shape));
  const lost = parts.flatMap(([part, value]) => (shapes.get(part)?.safeParse(value).success ? [] : [part]));
  const kept = parts.map(([part, value]) => [part, lost.includes(part) ? (Array.isArray(value) ? [] : null) : value]);
  return { analysis: Analysis.parse(Object.fromEntries(kept)), lost };
}

const Json = z.json();

/** Something of ours as a column holds it. What is undefined is left out. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  const json = Json.parse(JSON.parse(JSON.stringify(value)));
  if (json === null) throw new Error("A column that is null says so without JSON");
  return json;
}
