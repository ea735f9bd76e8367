"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { findViewer } from "@/server/auth";
import { startReplay } from "@/server/data/operator/replays";
import { DeliveryFilter, Selection } from "@/server/delivery-filter";

/** Applies some deliveries once more: those that were chosen. */
export async function replayChosenAction(form: FormData): Promise<void> {
  const ids = form.getAll("id").map(String);
  if (ids.length > 0) await replay(Selection.parse({ ids }));
  const back = form.get("back");
  redirect(typeof back === "string" && /^\/setup\/deliveries[\w/-]*$/.test(back) ? back : "/setup/deliveries");
}

/** Applies everything once more that a filter finds. */
export async function replayFoundAction(form: FormData): Promise<void> {
  await replay({ filter: DeliveryFilter.parse(Object.fromEntries(form)) });
  redirect("/setup/deliveries");
}

/** To whoever is no operator, or not any more, there is nothing here. */
async function replay(selection: Selection): Promise<void> {
  const viewer = await findViewer();
  const count = viewer && (await startReplay(viewer, selection));
  if (count === null) notFound();
  revalidatePath("/setup", "layout");
}
