import type { TerraUser } from "../terra/user";
import { noteCommonActivity } from "./accounts";
import { type BoundConnection, findConnection, noteWorking, takes } from "./connections";
import type { ClaimedDelivery, Outcome } from "./deliveries";
import type { Effect } from "./effects";
import { refuseEnded } from "./ended";
import { type Stored, storeActivity } from "./rides";

/** Stores the activities of a delivery, each by itself: one that cannot be read costs only itself. */
export async function applyActivities(
  user: TerraUser,
  activities: unknown[],
  delivery: ClaimedDelivery,
): Promise<Outcome> {
  const about = { type: "activity", terraUserId: user.user_id };
  const connection = await findConnection(user.user_id);
  if (connection === null) return { ...about, state: "parked", reason: "Nobody's connection yet" };
  const outcome = { ...about, riderId: connection.riderId };
  if (!takes(connection, delivery.orderedAt)) return refuseEnded(outcome, connection, delivery);

  const troubles: string[] = [];
  const effects: Effect[] = [];
  for (const [index, activity] of activities.entries()) {
    const result = await storeActivity(connection, activity, delivery);
    // It was ended while we stored, or became one with another of its rider's, who connected again: then once more.
    if (result.kind === "ended") {
      const now = await findConnection(user.user_id);
      if (now === null || now.id === connection.id) return refuseEnded(outcome, now ?? connection, delivery);
      return applyActivities(user, activities, delivery);
    }
    if (result.kind === "unreadable") troubles.push(`activity ${index + 1} of ${activities.length}: ${result.reason}`);
    if (result.kind === "other-sport") troubles.push(`activity ${index + 1} of ${activities.length} is not a ride`);
    effects.push(...effectsOf(result, connection));
    const isNew = result.kind === "joined" || (result.kind === "stored" && result.isNew);
    if (isNew) await noteCommonActivity(connection, result.sourceId);
  }
  await noteWorking(connection, "activity", delivery);

  const isUnreadable = troubles.some((trouble) => !trouble.endsWith("is not a ride"));
  return { ...outcome, state: isUnreadable ? "failed" : "applied", reason: troubles.join("; ") || null, effects };
}

function effectsOf(result: Stored, { riderId }: BoundConnection): Effect[] {
  switch (result.kind) {
    case "stored":
    case "joined":
      return [{ kind: "ride", riderId, rideId: result.rideId, what: result.isDeleted ? "deleted" : result.kind }];
    case "older":
    case "unchanged":
      return result.rideId ? [{ kind: "ride", riderId, rideId: result.rideId, what: "unchanged" }] : [];
    default:
      return [];
  }
}
