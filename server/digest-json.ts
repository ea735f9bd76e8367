import { z } from "zod";
import type { AthleteDigest } from "@/core/attention/digest";
import type { ConnectionId, RideId } from "@/core/ids";

/** One up with every change of what a digest holds: older ones are as if never made, and are made anew within a day. */
const FORMAT = 2;

const maybe = z.number().nullable();
const moment = z.iso.datetime().transform((text) => new Date(text));
const rideId = z.string().transform((id) => id as RideId);
const when = { startedAt: moment, offsetMinutes: maybe };

const Digest = z.object({
  offsetMinutes: maybe,
  rideCount: z.number(),
  lastRide: z
    .object({
      id: rideId,
      title: z.string(),
      ...when,
      movingSeconds: z.number(),
      distanceMeters: maybe,
      load: maybe,
    })
    .nullable(),
  firstRideDay: z.string().nullable(),
  loads: z.object({
    first: z.string(),
    values: z.array(z.number()),
    before: z.object({ fitness: z.number(), fatigue: z.number() }),
    rides: z.array(z.number()),
    unknown: z.array(z.number()),
    estimated: z.array(z.number()),
  }),
  heartRateAtPower: z
    .object({
      rideId,
      title: z.string(),
      ...when,
      rides: z.number(),
      bins: z.array(
        z.object({
          watts: z.number(),
          minutes: z.number(),
          bpm: z.number(),
          usualMinutes: z.number(),
          usualBpm: z.number(),
        }),
      ),
    })
    .nullable(),
  bests: z.array(
    z.object({
      rideId,
      ...when,
      seconds: z.number(),
      watts: z.number(),
      before: z.number(),
      of: z.enum(["all-time", "ninety-days"]),
    }),
  ),
  connections: z.array(
    z.object({
      id: z.string().transform((id) => id as ConnectionId),
      provider: z.string(),
      state: z.enum(["active", "broken"]),
      since: moment,
      lastDeliveryAt: moment.nullable(),
    }),
  ),
  told: z.array(z.object({ rideId, title: z.string(), ...when, feeling: maybe, effort: maybe })).nullable(),
}) satisfies z.ZodType<AthleteDigest>;

const Kept = z.object({ format: z.literal(FORMAT), changedAt: moment, digest: Digest });

/**
 * A digest as it was kept.
 *
 * @param changedAt of the coaching: what was made while it was another one is not for this one
 * @returns null for one of an older version, or of an older agreement
 */
export function readDigest(json: unknown, changedAt: Date): AthleteDigest | null {
  const kept = Kept.safeParse(json);
  return kept.success && kept.data.changedAt.getTime() === changedAt.getTime() ? kept.data.digest : null;
}

/** A digest as it is kept, with the agreement that it was made under. */
export const keptDigest = (digest: AthleteDigest, changedAt: Date) => ({ format: FORMAT, changedAt, digest });
