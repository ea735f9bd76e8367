import "server-only";
import { audit } from "../audit";
import { db } from "../db";
import { isStreetMapOn, STREET_MAP, writeStreetMap } from "../house-settings";
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
