import { type BoundConnection, findConnection } from "./connections";
import { type DeliveryKey, ENDED_BEFORE, forgetBody, type Outcome, resumeParked } from "./deliveries";

/**
 * Says of a delivery that it came too late for a connection that was ended. Whoever ended theirs, or deleted its rides, does
 * not want us to keep what was under way. Where Terra ended it, its rider may sign in again: the bytes are kept for that.
 */
export async function refuseEnded(
  about: Omit<Outcome, "state" | "reason">,
  connection: BoundConnection,
  delivery: DeliveryKey,
): Promise<Outcome> {
  if (isUnwanted(connection)) await forgetBody(delivery);
  return { ...about, state: "unhandled", reason: ENDED_BEFORE };
}

/** Once it is written down: its rider may have signed in again meanwhile, or deleted everything, and not have found it. */
export async function lookAgainAtEnded(delivery: DeliveryKey, terraUserId: string): Promise<void> {
  const connection = await findConnection(terraUserId);
  if (connection === null || isUnwanted(connection)) await forgetBody(delivery);
  else if (connection.state !== "revoked") await resumeParked(terraUserId);
}

const isUnwanted = ({ state, reason }: BoundConnection): boolean => state === "revoked" && reason === null;
