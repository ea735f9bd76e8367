"use server";

import { revalidatePath } from "next/cache";
import { parseDays, parseGroup, parseLine } from "@/server/attention-form";
import { requireViewer } from "@/server/auth";
import { bringBack, putAway } from "@/server/data/attention";
import { saveGroup } from "@/server/data/roster";

const DAY_MS = 86_400_000;

/** Puts a line of the morning list away, for so many days or for good. Answers whether anything was changed. */
export async function putAwayAction(line: unknown, days: unknown): Promise<boolean> {
  const viewer = await requireViewer();
  const [wanted, length] = [parseLine(line), parseDays(days)];
  if (wanted === null || length === undefined) return false;
  const hasChanged = await putAway(viewer, wanted, length === null ? null : new Date(Date.now() + length * DAY_MS));
  revalidatePath("/athletes", "layout");
  return hasChanged;
}

/** Brings a line back that was put away. */
export async function bringBackAction(line: unknown): Promise<boolean> {
  const viewer = await requireViewer();
  const wanted = parseLine(line);
  const hasChanged = wanted !== null && (await bringBack(viewer, wanted));
  revalidatePath("/athletes", "layout");
  return hasChanged;
}

/** Puts an athlete into a group of the viewer's. */
export async function saveGroupAction(athleteId: unknown, group: unknown): Promise<boolean> {
  const viewer = await requireViewer();
  const wanted = parseGroup({ athleteId, group });
  const hasChanged = wanted !== null && (await saveGroup(viewer, wanted.athleteId, wanted.groupName));
  revalidatePath("/athletes", "layout");
  return hasChanged;
}
