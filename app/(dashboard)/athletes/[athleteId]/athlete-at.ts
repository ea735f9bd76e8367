import { notFound } from "next/navigation";
import { cache } from "react";
import { parseUserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { type AthleteSight, findAthleteSight } from "@/server/data/visibility";
import type { Viewer } from "@/server/viewer";

/**
 * Who looks, and what they may see of the athlete at an address. Where that is nothing the page is not there: for whoever
 * is no coach of theirs, no more of one, or the athlete themselves, and where there is nobody. Looked up once a request.
 */
export const athleteAt = cache(async (text: string): Promise<{ viewer: Viewer; sight: AthleteSight }> => {
  const viewer = await requireViewer();
  const id = parseUserId(text);
  const sight = id && (await findAthleteSight(viewer, id));
  if (!sight) notFound();
  return { viewer, sight };
});
