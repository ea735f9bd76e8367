import { isWithin } from "@/core/crop";
import type { Crop } from "@/core/ride";
import { Prisma } from "../prisma/generated/client";

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

/** Whether it does not, as SQL on a table of rides that goes by the name of `ride`. */
export const showsOnlyLeft = Prisma.sql`(
  ride."cropFrom" IS NULL OR ride."cropUntil" IS NULL OR ride."startedAt" > ride."cropFrom" - interval '1 second'
    AND ride."startedAt" + make_interval(secs => ride."elapsedSeconds") < ride."cropUntil" + interval '1 second'
)`;
