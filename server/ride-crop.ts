import { isWithin } from "@/core/crop";
import type { Crop } from "@/core/ride";
import type { Prisma } from "../prisma/generated/client";

/** What a ride's row must hold for `showsMoreThanLeft`. */
export const CROPPED = {
  startedAt: true,
  elapsedSeconds: true,
  cropFrom: true,
  cropUntil: true,
} as const satisfies Prisma.RideSelect;

type CroppedRow = Prisma.RideGetPayload<{ select: typeof CROPPED }>;

/** What its rider left of a ride, out of its row. */
export const toCrop = ({ cropFrom, cropUntil }: Pick<CroppedRow, "cropFrom" | "cropUntil">): Crop | null =>
  cropFrom && cropUntil && { from: cropFrom, until: cropUntil };

/**
 * Whether a ride still holds what its rider cut off, which is nobody's: where a crop does not fit any more, or the worker has
 * not come to it.
 */
export function showsMoreThanLeft(row: CroppedRow): boolean {
  const crop = toCrop(row);
  return crop !== null && !isWithin(row, crop);
}
