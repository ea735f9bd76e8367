"use server";

import { revalidatePath } from "next/cache";
import { notFound } from "next/navigation";
import { z } from "zod";
import { findViewer } from "@/server/auth";
import { setStreetMap } from "@/server/data/house-settings";
import { runChecks } from "@/server/data/operator/checks";

const Switch = z.object({ to: z.enum(["on", "off"]) });

/** To whoever is no operator, or not any more, there is nothing here. */
export async function setStreetMapAction(form: FormData): Promise<void> {
  const viewer = await findViewer();
  const input = Switch.safeParse(Object.fromEntries(form));
  const isDone = viewer && input.success && (await setStreetMap(viewer, input.data.to === "on"));
  if (!isDone) notFound();
  revalidatePath("/setup");
}

/** Looks at the whole set-up. */
export async function runChecksAction(): Promise<void> {
  const viewer = await findViewer();
  if (viewer === null || (await runChecks(viewer)) === null) notFound();
  revalidatePath("/setup");
}
