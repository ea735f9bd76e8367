import { db } from "../db";
import { findTerraUser } from "../terra/client";
import { connect } from "./connections";
import { resumeParked } from "./deliveries";

/**
 * Asks Terra whose a Terra user is that a browser came back with, and binds it if it is this rider's. The browser's
 * word alone binds nothing: an address is easily made up.
 *
 * @throws TerraUnavailable when Terra could not be asked: worth another try
 */
export async function verifyConnection(riderId: string, terraUserId: string): Promise<void> {
  const rider = await db.user.findUnique({ where: { id: riderId }, select: { terraReference: true } });
  const user = await findTerraUser(terraUserId);
  if (rider === null || user === null || user.reference_id !== rider.terraReference) return;
  await connect(user);
  await resumeParked(terraUserId);
}
