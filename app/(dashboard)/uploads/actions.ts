"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { parseBatchId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { undoBatch } from "@/server/data/uploads";

const UndoForm = z.object({ batchId: z.string().transform(parseBatchId) });

/** @returns a sentence when it was not done */
export async function undoUploadAction(_previous: string | null, form: FormData): Promise<string | null> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return "You are only looking around here, so nothing was changed.";
  const { batchId } = UndoForm.parse(Object.fromEntries(form));
  if (batchId === null || !(await undoBatch(viewer, batchId))) return "There is no such upload any more.";
  revalidatePath(`/uploads/${batchId}`);
  return null;
}
