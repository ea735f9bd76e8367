import { z } from "zod";
import type { Prisma } from "../prisma/generated/client";
import { DeliveryOrigin, DeliveryState } from "../prisma/generated/enums";
import { db } from "./db";

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const words = z.string().trim().min(1).max(200);

/** Which deliveries somebody looks for; what is not given, or makes no sense, does not matter. */
export const DeliveryFilter = z.object({
  state: z.enum(DeliveryState).optional().catch(undefined),
  type: words.optional().catch(undefined),
  /** Part of a rider's name or e-mail address. */
  rider: words.optional().catch(undefined),
  /** Days in UTC, the last one included. */
  from: day.optional().catch(undefined),
  until: day.optional().catch(undefined),
  /** Part of a trace, a reference, a reason or a Terra user's id, or the id of the delivery. */
  text: words.optional().catch(undefined),
  origin: z.enum(DeliveryOrigin).optional().catch(undefined),
});

export type DeliveryFilter = z.infer<typeof DeliveryFilter>;

/** Some deliveries by their ids, or all that a filter finds. */
export const Selection = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(1_000) }),
  z.object({ filter: DeliveryFilter }),
]);

export type Selection = z.infer<typeof Selection>;

const DAY_MS = 86_400_000;
const MOST_RIDERS = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the database is asked for. */
export async function whereOf(selection: Selection): Promise<Prisma.DeliveryWhereInput> {
  if ("ids" in selection) return { id: { in: selection.ids } };
  const { state, type, rider, from, until, text, origin } = selection.filter;
  const and: Prisma.DeliveryWhereInput[] = [];
  if (state) and.push({ state });
  if (type) and.push({ type });
  if (origin) and.push({ origin });
  if (rider) and.push({ riderId: { in: await ridersLike(rider) } });
  if (from) and.push({ receivedAt: { gte: new Date(from) } });
  if (until) and.push({ receivedAt: { lt: new Date(Date.parse(until) + DAY_MS) } });
  if (text) and.push(UUID.test(text) ? { OR: [{ id: text }, ...mentions(text)] } : { OR: mentions(text) });
  return { AND: and };
}

const mentions = (text: string): Prisma.DeliveryWhereInput[] =>
  (["traceKey", "reference", "terraUserId", "reason"] as const).map((field) => ({
    [field]: { contains: text, mode: "insensitive" },
  }));

async function ridersLike(text: string): Promise<string[]> {
  const like = { contains: text, mode: "insensitive" } as const;
  const riders = await db.user.findMany({
    where: { OR: [{ name: like }, { email: like }] },
    select: { id: true },
    take: MOST_RIDERS,
  });
  return riders.map(({ id }) => id);
}
