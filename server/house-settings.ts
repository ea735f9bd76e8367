import { type Database, db } from "./db";

/** Whether routes may be laid on a street map. */
export const STREET_MAP = "street-map";

/**
 * Whether the operator has the street map switched on, where the environment names one. On until somebody switches it
 * off: whoever names a map wants it.
 */
export async function isStreetMapOn(database: Database = db): Promise<boolean> {
  const row = await database.houseSetting.findUnique({ where: { name: STREET_MAP } });
  return row?.value !== false;
}

/** Switches the street map; for an operator alone, see server/data/house-settings.ts. */
export async function writeStreetMap(isOn: boolean, database: Database): Promise<void> {
  const row = { value: isOn, changedAt: new Date() };
  await database.houseSetting.upsert({
    where: { name: STREET_MAP },
    create: { name: STREET_MAP, ...row },
    update: row,
  });
}
