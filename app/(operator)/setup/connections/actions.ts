"use server";

import { revalidatePath } from "next/cache";
import { notFound } from "next/navigation";
import { findViewer } from "@/server/auth";
import { checkWithTerra, repairGaps } from "@/server/data/operator/connections";
import type { Viewer } from "@/server/viewer";

/** Compares all connections with what Terra has. */
export async function checkWithTerraAction(): Promise<void> {
  await have(checkWithTerra);
}

/** Asks for the last days of every connection once more. */
export async function repairGapsAction(): Promise<void> {
  await have(repairGaps);
}

/** To whoever is no operator, or not any more, there is nothing here. */
async function have(act: (viewer: Viewer) => Promise<boolean>): Promise<void> {
  const viewer = await findViewer();
  if (viewer === null || !(await act(viewer))) notFound();
  revalidatePath("/setup", "layout");
}
