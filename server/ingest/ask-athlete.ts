import { withoutUnwanted } from "@/core/wanted-data";
import { db } from "../db";
import type { JobData } from "../job-data";
import { askForAthlete } from "../terra/requests";
import { keepAsDelivery } from "./asked-delivery";
import { wantedOf } from "./wanted";

/**
 * Asks Terra which account of the provider's a connection is, where that is wanted; no more than that is kept of the answer.
 * A provider that does not say is none the worse for it.
 *
 * @throws TerraUnavailable when Terra could not be asked: worth another try
 * @see terra-api.md, 3.1 and 5.9
 */
export async function askAthlete({ riderId, connectionId }: JobData["ask-athlete"], now = new Date()): Promise<void> {
  const wanted = await wantedOf(riderId);
  if (!wanted.types.athlete) return;
  const connection = await db.connection.findUnique({
    where: { riderId_id: { riderId, id: connectionId }, state: "active" },
    select: { terraUserId: true },
  });
  if (connection === null) return;
  const told = await askForAthlete(connection.terraUserId);
  if (told === null) return;
  // Before it is written anywhere: a name or a date of birth is nothing that was ever asked for.
  const { event } = withoutUnwanted(told, wanted);
  if (event !== null) await keepAsDelivery(event, `athlete ${connectionId} ${now.toISOString()}`, now);
}
