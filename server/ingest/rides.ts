import { ZodError } from "zod";
import { RideTooLong } from "@/core/align";
import { ActivityWithoutTime, toRide } from "../terra/to-ride";
import type { BoundConnection } from "./connections";
import type { ClaimedDelivery } from "./deliveries";
import { type StoredSource, storeSource } from "./sources";

/** What became of one activity of a delivery. */
export type Stored =
  | (StoredSource & { isDeleted: boolean })
  | { kind: "other-sport" }
  | { kind: "unreadable"; reason: string };

/** Stores one activity as the rider's ride: new, or in place of what an earlier delivery said of it. */
export async function storeActivity(
  { riderId, id: connectionId }: BoundConnection,
  payload: unknown,
  { id: deliveryId, orderedAt, receivedAt, dropped }: ClaimedDelivery,
): Promise<Stored> {
  const read = readActivity(payload);
  if (read.kind !== "ride") return read;
  const origin = { kind: "terra", riderId, connectionId, deliveryId, orderedAt, receivedAt, dropped } as const;
  return { ...(await storeSource(origin, read.ride)), isDeleted: read.ride.isDeleted };
}

function readActivity(payload: unknown): ReturnType<typeof toRide> | { kind: "unreadable"; reason: string } {
  try {
    return toRide(payload);
  } catch (error) {
    if (error instanceof ZodError) {
      return { kind: "unreadable", reason: `lacks ${error.issues.map((issue) => issue.path.join(".")).join(", ")}` };
    }
    if (error instanceof ActivityWithoutTime || error instanceof RideTooLong) {
      return { kind: "unreadable", reason: error.message };
    }
    throw error;
  }
}
