"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { formatDayOfYear } from "@/core/format";
import { readTicked } from "@/core/wanted-data";
import { requireViewer } from "@/server/auth";
import { countWithdrawn, saveDataChoices } from "@/server/data/data-choices";
import { ONLY_LOOKING } from "../only-looking";

const Answer = z.object({
  stored: z.enum(["keep", "delete"]).optional().catch(undefined),
  asked: z.string().max(500).optional(),
  word: z.string().max(50).optional(),
});

export async function saveDataAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const own = readTicked((box) => form.get(box) === "on");
  const { stored, asked, word } = Answer.parse(Object.fromEntries(form));

  const withdrawn = await countWithdrawn(viewer, own);
  const names = withdrawn.map(({ what }) => what).join();
  const asks = JSON.stringify(withdrawn);
  if (withdrawn.length > 0 && (stored === undefined || asked !== names)) {
    return { message: null, problems: {}, values: { asked: asks } };
  }
  if (stored === "delete" && withdrawn.length > 0 && word?.trim().toLowerCase() !== "delete") {
    const problem = "Type the word delete here; nothing was changed so far.";
    return { message: null, problems: { word: problem }, values: { asked: asks, stored } };
  }

  const { gone, askedFrom } = await saveDataChoices(viewer, own, {
    isForgetting: stored === "delete" && withdrawn.length > 0,
  });
  revalidatePath("/settings/data");
  const sentences = [
    "Saved.",
    gone.length > 0 && "What is stored is being deleted; that may take some minutes.",
    askedFrom &&
      `What is new is being asked for back to ${formatDayOfYear(askedFrom, 0)}; you see how far it is under Connections.`,
    gone.length === 0 &&
      askedFrom === null &&
      "It holds for what arrives from now on; earlier days can be asked for under Connections.",
  ].filter((part) => part);
  return { message: sentences.join(" "), problems: {}, values: {} };
}
