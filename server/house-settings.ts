import { FIRST_ACCEPTED, readWanted, type WantedData } from "@/core/wanted-data";
import type { Prisma } from "../prisma/generated/client";
import { type Database, db } from "./db";
import { toJson } from "./ride-json";

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
export const writeStreetMap = (isOn: boolean, database: Database): Promise<void> => write(STREET_MAP, isOn, database);

/** What of providers' words may be kept here at all. */
export const ACCEPTED_DATA = "accepted-data";

/** What the operator accepts of what providers tell; until they say otherwise, all but the cycle. */
export async function readAccepted(database: Database = db): Promise<WantedData> {
  const row = await database.houseSetting.findUnique({ where: { name: ACCEPTED_DATA } });
  return readWanted(row?.value, FIRST_ACCEPTED);
}

/** Says what may be kept; for an operator alone, see server/data/house-settings.ts. */
export const writeAccepted = (accepted: WantedData, database: Database): Promise<void> =>
  write(ACCEPTED_DATA, toJson(accepted), database);

async function write(name: string, value: Prisma.InputJsonValue, database: Database): Promise<void> {
  const row = { value, changedAt: new Date() };
  await database.houseSetting.upsert({ where: { name }, create: { name, ...row }, update: row });
}
