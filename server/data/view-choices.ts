import "server-only";
import type { ViewChoices } from "@/core/view-choices";
import { db } from "../db";
import { toJson } from "../ride-json";
import { readViewChoices } from "../view-choices-json";
import type { Viewer } from "../viewer";

/** How the viewer likes to see rides. */
export async function findViewChoices(viewer: Viewer): Promise<ViewChoices> {
  const row = await db.viewChoices.findUnique({ where: { riderId: viewer.userId } });
  return readViewChoices(row?.values);
}

/** Remembers what the viewer chose; what the change does not name stays as it was. */
export async function saveViewChoices(viewer: Viewer, change: Partial<ViewChoices>): Promise<void> {
  const values = toJson(change);
  // In one statement: two windows that choose at once lose nothing.
  await db.$executeRaw`
    INSERT INTO "ViewChoices" ("riderId", values) VALUES (${viewer.userId}::uuid, ${values}::jsonb)
    ON CONFLICT ("riderId") DO UPDATE SET values = "ViewChoices".values || excluded.values`;
}
