import type { Crop } from "@/core/ride";

/** What its rider left of a ride, out of its row. */
export const toCrop = ({ cropFrom, cropUntil }: { cropFrom: Date | null; cropUntil: Date | null }): Crop | null =>
  cropFrom && cropUntil && { from: cropFrom, until: cropUntil };
