import { FIRST_WANTED, readWanted, type WantedData, wantedByBoth } from "@/core/wanted-data";
import { type Database, db } from "../db";
import { readAccepted } from "../house-settings";

/** What is kept of what a provider tells of a rider: what they want of what the operator accepts. */
export async function wantedOf(riderId: string, database: Database = db): Promise<WantedData> {
  const [accepted, row] = await Promise.all([
    readAccepted(database),
    database.dataChoices.findUnique({ where: { riderId }, select: { values: true } }),
  ]);
  return wantedByBoth(accepted, readWanted(row?.values, FIRST_WANTED));
}
