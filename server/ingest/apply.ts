import { assertNever } from "@/core/assert-never";
import { db } from "../db";
import type { TerraEvent } from "../terra/event";
import type { TerraUser } from "../terra/user";
import { connect, disconnect, findConnection, noteRefusal } from "./connections";
import { type ClaimedDelivery, forgetBody, type Outcome, resumeParked } from "./deliveries";
import { storeActivity } from "./rides";

const NOBODYS = "Nobody's connection yet";

/** Makes the database say what Terra said. Applying the same event twice changes nothing. */
export async function applyEvent(event: TerraEvent, delivery: ClaimedDelivery): Promise<Outcome> {
  switch (event.type) {
    case "activity":
      return applyActivities(event.user, event.data ?? [], delivery);
    case "auth":
      return event.status === "error" ? applyRefusal(event) : applyAuth(event.user);
    case "auth_cancelled":
      return applyRefusal(event);
    case "deauth":
      return applyDeauth(event.user);
    case "healthcheck":
      return { state: "applied", type: "healthcheck" };
    case "unhandled":
      return { state: "unhandled", type: event.name, reason: "Of a kind that is not acted upon" };
    default:
      return assertNever(event);
  }
}

async function applyAuth(user: TerraUser): Promise<Outcome> {
  const about = { type: "auth", terraUserId: user.user_id };
  const connection = await connect(user);
  if (connection === null) return { ...about, state: "unhandled", reason: "Its reference is nobody's here" };
  await resumeParked(user.user_id);
  return { ...about, state: "applied", riderId: connection.riderId };
}

/** One that overtakes its `auth` waits for it like a ride: the connection is then ended as soon as it is made. */
async function applyDeauth(user: TerraUser): Promise<Outcome> {
  const about = { type: "deauth", terraUserId: user.user_id };
  const connection = await disconnect(user, "Disconnected");
  return connection
    ? { ...about, state: "applied", riderId: connection.riderId }
    : { ...about, state: "parked", reason: NOBODYS };
}

async function applyRefusal(event: {
  type: string;
  reference_id?: string | null | undefined;
  reason?: string | null | undefined;
}): Promise<Outcome> {
  await noteRefusal(event.reference_id, event.reason ?? "refused");
  return { state: "applied", type: event.type, reason: "The rider did not agree" };
}

async function applyActivities(user: TerraUser, activities: unknown[], delivery: ClaimedDelivery): Promise<Outcome> {
  const about = { type: "activity", terraUserId: user.user_id };
  const connection = await findConnection(user.user_id);
  if (connection === null) return { ...about, state: "parked", reason: NOBODYS };
  const outcome = { ...about, riderId: connection.riderId };
  if (connection.state === "revoked") return refuseEnded(outcome, delivery);

  const troubles: string[] = [];
  for (const [index, activity] of activities.entries()) {
    const result = await storeActivity(connection, activity, delivery);
    if (result.kind === "unreadable") troubles.push(`activity ${index + 1} of ${activities.length}: ${result.reason}`);
    if (result.kind === "ended") return refuseEnded(outcome, delivery);
    if (result.kind === "other-sport") troubles.push(`activity ${index + 1} of ${activities.length} is not a ride`);
  }
  await db.connection.update({ where: { id: connection.id }, data: { lastDeliveryAt: delivery.receivedAt } });

  const isUnreadable = troubles.some((trouble) => !trouble.endsWith("is not a ride"));
  return { ...outcome, state: isUnreadable ? "failed" : "applied", reason: troubles.join("; ") || null };
}

/** Whoever ended a connection, and perhaps deleted its rides, does not want us to keep what was under way. */
async function refuseEnded(about: Omit<Outcome, "state" | "reason">, delivery: ClaimedDelivery): Promise<Outcome> {
  await forgetBody(delivery);
  return { ...about, state: "unhandled", reason: "The connection was ended before" };
}
