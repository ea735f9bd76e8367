import { z } from "zod";
import { TerraUser } from "./user";

const SHAPES = {
  // Of each activity no more is asked here: one that cannot be read must not cost the others of the same delivery.
  activity: z.looseObject({ type: z.literal("activity"), user: TerraUser, data: z.array(z.unknown()).nullish() }),
  auth: z.union([
    z.looseObject({ type: z.literal("auth"), status: z.literal("success"), user: TerraUser }),
    z.looseObject({
      type: z.literal("auth"),
      status: z.literal("error"),
      reason: z.string().nullish(),
      reference_id: z.string().nullish(),
    }),
  ]),
  auth_cancelled: z.looseObject({
    type: z.literal("auth_cancelled"),
    reason: z.string().nullish(),
    reference_id: z.string().nullish(),
  }),
  deauth: z.looseObject({ type: z.literal("deauth"), user: TerraUser }),
  healthcheck: z.looseObject({ type: z.literal("healthcheck") }),
};

type Shapes = typeof SHAPES;

/** Everything Terra can tell us. What we do not act on stays visible as `unhandled`, never as an error. */
export type TerraEvent =
  | { [Name in keyof Shapes]: z.infer<Shapes[Name]> }[keyof Shapes]
  | { type: "unhandled"; name: string };

const isKnown = (name: string): name is keyof Shapes => Object.hasOwn(SHAPES, name);

const Named = z.looseObject({ type: z.string().min(1).max(100) });

/**
 * @param payload the delivered JSON, straight from JSON.parse
 * @throws ZodError when it has no type, or a known event has not the shape Terra documents
 * @see terra-api.md, 4.5
 */
export function parseTerraEvent(payload: unknown): TerraEvent {
  const { type } = Named.parse(payload);
  return isKnown(type) ? SHAPES[type].parse(payload) : { type: "unhandled", name: type };
}

const Mention = z.looseObject({ user: z.looseObject({ user_id: z.string().max(200) }) });

/** Terra's user whom a payload is about, whatever its type; null when it names none. */
export const userMentioned = (payload: unknown): string | null => Mention.safeParse(payload).data?.user.user_id ?? null;
