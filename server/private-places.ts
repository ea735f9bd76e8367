import type { PlaceId, UserId } from "@/core/ids";
import type { PrivatePlace } from "@/core/private-places";
import type { PrivatePlace as PlaceRow } from "../prisma/generated/client";
import { db } from "./db";

/** The places around which a rider hides from everybody else where they rode; for showing a ride to others. */
export async function placesOf(riderId: UserId): Promise<PrivatePlace[]> {
  const rows = await db.privatePlace.findMany({ where: { riderId }, orderBy: { id: "asc" } });
  return rows.map(toPrivatePlace);
}

/** A place as its row holds it. */
export const toPrivatePlace = (row: PlaceRow): PrivatePlace => ({
  id: row.id as PlaceId,
  name: row.name,
  latitude: row.latitude,
  longitude: row.longitude,
  radiusMeters: row.radiusMeters,
  shiftNorthMeters: row.shiftNorthMeters,
  shiftEastMeters: row.shiftEastMeters,
});
