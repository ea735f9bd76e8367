import type { Prisma } from "../../prisma/generated/client";
import type { Viewer } from "../viewer";

/** Riders see their own rides, as long as they were not deleted. Every query on rides starts here. */
export const visibleTo = (viewer: Viewer): Prisma.RideWhereInput => ({ riderId: viewer.userId, deletedAt: null });
