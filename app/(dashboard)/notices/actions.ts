"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireViewer } from "@/server/auth";
import { markAllRead } from "@/server/data/notices";

const Until = z.coerce.date().catch(() => new Date());

/** Marks as read what was there when the page was made: what came since was not on it. */
export async function markAllReadAction(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  await markAllRead(viewer, Until.parse(form.get("until")));
  revalidatePath("/notices");
}
