import type { Prisma } from "../../prisma/generated/client";
import type { Viewer } from "../viewer";

/**
 * Riders see their own rides, as long as neither the provider nor they themselves deleted them. Every query on rides starts
 * here.
 */
export const visibleTo = (viewer: Viewer): Prisma.RideWhereInput => ({
  riderId: viewer.userId,
  deletedAt: null,
  removedAt: null,
});
