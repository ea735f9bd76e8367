import "server-only";
import { DATA_TYPES, WANTED_FIELDS, type WantedData } from "@/core/wanted-data";
import { audit } from "../audit";
import { db } from "../db";
import {
  ACCEPTED_DATA,
  isStreetMapOn,
  readAccepted,
  STREET_MAP,
  writeAccepted,
  writeStreetMap,
} from "../house-settings";
import { isOperator } from "../operator";
import type { Viewer } from "../viewer";

/**
 * Switches the street map for everybody here.
 *
 * @returns false when the viewer may not, and nothing was changed
 */
export async function setStreetMap(viewer: Viewer, isOn: boolean): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return false;
    const wasOn = await isStreetMapOn(tx);
    if (wasOn === isOn) return true;
    await writeStreetMap(isOn, tx);
    await audit(tx, viewer.userId, "change-setting", STREET_MAP, { from: wasOn, to: isOn });
    return true;
  });
}

/**
 * Says what of providers' words may be kept here at all. What riders have stored already stays theirs.
 *
 * @returns false when the viewer may not, and nothing was changed
 */
export async function setAccepted(viewer: Viewer, accepted: WantedData): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return false;
    const before = namesOf(await readAccepted(tx));
    const after = namesOf(accepted);
    if (before.join() === after.join()) return true;
    await writeAccepted(accepted, tx);
    await audit(tx, viewer.userId, "change-setting", ACCEPTED_DATA, {
      added: after.filter((name) => !before.includes(name)),
      removed: before.filter((name) => !after.includes(name)),
    });
    return true;
  });
}

const namesOf = ({ types, fields }: WantedData): string[] => [
  ...DATA_TYPES.filter((type) => types[type]),
  ...WANTED_FIELDS.filter((field) => fields[field]),
];
