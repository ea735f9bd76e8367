import { parseRideId, type RideId } from "@/core/ids";

/** The ride after which a list goes on. */
export interface RideCursor {
  startedAt: Date;
  id: RideId;
}

/** A place in the list as it stands in an address: `2026-11-17T07:12:00.000Z_<ride id>`. */
export const printRideCursor = ({ startedAt, id }: RideCursor): string => `${startedAt.toISOString()}_${id}`;

/** JavaScript knows years that the database does not. */
const PRINTED = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A place in the list taken from an address, or null when it cannot be one: the list then begins at its beginning. */
export function parseRideCursor(text: unknown): RideCursor | null {
  if (typeof text !== "string") return null;
  const [moment = "", rideId = ""] = text.split("_");
  const [startedAt, id] = [new Date(PRINTED.test(moment) ? moment : Number.NaN), parseRideId(rideId)];
  return id && !Number.isNaN(startedAt.getTime()) ? { startedAt, id } : null;
}
