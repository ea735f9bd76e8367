"use server";

import { revalidatePath } from "next/cache";
import { notFound } from "next/navigation";
import type { FormState } from "@/components/ui/form-state";
import { readTicked } from "@/core/wanted-data";
import { findViewer } from "@/server/auth";
import { setAccepted } from "@/server/data/house-settings";

/** To whoever is no operator, or not any more, there is nothing here. */
export async function setAcceptedAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await findViewer();
  const isDone =
    viewer &&
    (await setAccepted(
      viewer,
      readTicked((box) => form.get(box) === "on"),
    ));
  if (!isDone) notFound();
  revalidatePath("/setup/data");
  return {
    message: "Saved. What is not accepted is dropped as it arrives from now on; what is stored stays its riders’.",
    problems: {},
    values: {},
  };
}
