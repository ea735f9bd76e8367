import type { HealthType } from "@/core/wanted-data";
import type { TerraUser } from "../terra/user";
import { findConnection, noteWorking, takes } from "./connections";
import type { ClaimedDelivery, Outcome } from "./deliveries";
import type { Effect } from "./effects";
import { refuseEnded } from "./ended";
import { storeHealth } from "./health";

/** Stores what a delivery tells of a rider's body, days, sleeps, food or cycle; one that cannot be read costs only itself. */
export async function applyHealth(
  type: HealthType,
  user: TerraUser,
  items: readonly unknown[],
  delivery: ClaimedDelivery,
): Promise<Outcome> {
  const about = { type, terraUserId: user.user_id };
  const connection = await findConnection(user.user_id);
  if (connection === null) return { ...about, state: "parked", reason: "Nobody's connection yet" };
  const outcome = { ...about, riderId: connection.riderId };

  const results = await storeHealth(connection, type, items, delivery);
  const isEnded = !takes(connection, delivery.orderedAt) || results.some(({ kind }) => kind === "ended");
  if (isEnded) {
    const now = await findConnection(user.user_id);
    if (now !== null && now.id !== connection.id) throw new Error("The connection became one with another meanwhile");
    return refuseEnded(outcome, now ?? connection, delivery);
  }
  await noteWorking(connection, type, delivery);

  const troubles: string[] = [];
  const effects: Effect[] = [];
  for (const [index, result] of results.entries()) {
    if (result.kind === "unreadable") troubles.push(`${type} ${index + 1} of ${items.length}: ${result.reason}`);
    else effects.push({ kind: "health", type, identity: result.identity, what: WHAT[result.kind] });
  }
  return {
    ...outcome,
    state: troubles.length > 0 ? "failed" : "applied",
    reason: troubles.join("; ") || null,
    effects,
  };
}

const WHAT = {
  stored: "stored",
  deleted: "deleted",
  unchanged: "unchanged",
  older: "unchanged",
  ended: "unchanged",
  unwanted: "dropped",
};
