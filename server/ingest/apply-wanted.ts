import type { UserId } from "@/core/ids";
import { type WantedData, withdrawnBy, withoutUnwanted } from "@/core/wanted-data";
import { readAccepted } from "../house-settings";
import { parseTerraEvent, userMentioned } from "../terra/event";
import { applyEvent } from "./apply";
import { findConnection } from "./connections";
import type { ClaimedDelivery, Outcome } from "./deliveries";
import { noteDelivered } from "./history";
import { redactDelivery } from "./redact";
import { wantedOf } from "./wanted";

/**
 * Applies what is wanted of a delivered event. What is not is first taken out of the delivery's own bytes: nothing that is
 * made of it, and no later attempt, finds it there. Of one that is nobody's yet the operator's word holds; it is looked at
 * again when it is somebody's.
 *
 * @param payload the delivered JSON
 */
export async function applyWanted(payload: unknown, delivery: ClaimedDelivery): Promise<Outcome> {
  const terraUserId = userMentioned(payload);
  const connection = terraUserId === null ? null : await findConnection(terraUserId);
  const wanted = connection ? await wantedOf(connection.riderId) : await readAccepted();
  const { event, dropped: found } = withoutUnwanted(payload, wanted);
  if (event === null || found.length > 0) await redactDelivery(delivery, event);
  if (event === null) {
    // Asked for while it was still wanted: nothing more is waited for.
    const [type = ""] = found;
    if (connection) await noteDelivered(connection, type, delivery, 0);
    return {
      state: "unhandled",
      type,
      terraUserId,
      riderId: connection?.riderId ?? null,
      reason: "Not wanted: dropped unread",
      effects: [{ kind: "dropped", what: found }],
    };
  }
  const dropped = [...new Set([...delivery.dropped, ...found])];
  const outcome = await applyEvent(parseTerraEvent(event), { ...delivery, dropped });
  if (connection) dropped.push(...(await cutAgain(event, delivery, connection.riderId, wanted)));
  if (dropped.length === 0) return outcome;
  return { ...outcome, effects: [...(outcome.effects ?? []), { kind: "dropped", what: dropped }] };
}

/**
 * Takes out of the bytes what was withdrawn while they were applied: whoever deletes what is stored does not find yet
 * whose they are. Nothing of it was stored, for storing goes by the choice, too.
 *
 * @returns what was there of it
 */
async function cutAgain(
  event: unknown,
  delivery: ClaimedDelivery,
  riderId: UserId,
  before: WantedData,
): Promise<string[]> {
  const wanted = await wantedOf(riderId);
  if (withdrawnBy(before, wanted).length === 0) return [];
  const left = withoutUnwanted(event, wanted);
  if (left.event === null || left.dropped.length > 0) await redactDelivery(delivery, left.event);
  return left.dropped;
}
