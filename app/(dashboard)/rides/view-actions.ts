"use server";

import { requireViewer } from "@/server/auth";
import { saveViewChoices } from "@/server/data/view-choices";
import { parseViewChange } from "@/server/view-choices-json";

/** Remembers how somebody likes to see rides. Who only looks around chooses for as long as the page stays open. */
export async function keepViewChoicesAction(change: unknown): Promise<void> {
  const viewer = await requireViewer();
  const choices = parseViewChange(change);
  if (choices && !viewer.isDemonstration) await saveViewChoices(viewer, choices);
}
