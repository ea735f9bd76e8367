import { SHORTEST_CROP_SECONDS } from "@/core/crop";
import { cropTo } from "@/core/open-crop";
import { parseDuration } from "@/core/parse-duration";
import type { Crop } from "@/core/ride";

export type CropForm =
  /** As it was, or not in the form. */
  | { kind: "untouched" }
  /** Null brings back all of the ride. */
  | { kind: "crop"; crop: Crop | null }
  | { kind: "wrong"; problems: Record<string, string> };

const HOW = "Write it with hours, as in 0:03:12.";

/**
 * Reads the part of a form in which a rider crops a ride: `cropStart` and `cropEnd`, what they were, and the moment and
 * the length of the whole recording that they are of.
 */
export function parseCropForm(typed: Record<string, unknown>): CropForm {
  const text = (name: string) => String(typed[name] ?? "");
  const startedAt = new Date(text("wholeStartedAt"));
  const elapsedSeconds = Number(text("wholeSeconds"));
  if (Number.isNaN(startedAt.getTime()) || !(elapsedSeconds > 0)) return { kind: "untouched" };
  if (`${text("cropStart").trim()} ${text("cropEnd").trim()}` === text("cropWas")) return { kind: "untouched" };
  const [start, end] = [parseDuration(text("cropStart")), parseDuration(text("cropEnd"))];
  const problems = {
    ...(start === null ? { cropStart: HOW } : {}),
    ...(end === null ? { cropEnd: HOW } : {}),
  };
  if (start === null || end === null) return { kind: "wrong", problems };
  const crop = cropTo({ startedAt, elapsedSeconds }, { start, end });
  if (crop && Math.min(end, elapsedSeconds) - start < SHORTEST_CROP_SECONDS) {
    return { kind: "wrong", problems: { cropEnd: "At least a minute has to be left." } };
  }
  return { kind: "crop", crop };
}
