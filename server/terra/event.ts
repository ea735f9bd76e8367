import { z } from "zod";
import { Scopes, TerraUser } from "./user";

/** Data of one kind. Of each item no more is asked here: one that cannot be read must not cost the others. */
const dataOf = <Name extends string>(name: Name) =>
  z.looseObject({ type: z.literal(name), user: TerraUser, data: z.array(z.unknown()).nullish() });

/** A word about one user. */
const wordOn = <Name extends string>(name: Name) =>
  z.looseObject({ type: z.literal(name), user: TerraUser, message: z.string().nullish() });

const SHAPES = {
  auth: z.union([
    z.looseObject({
      type: z.literal("auth"),
      status: z.literal("success"),
      user: TerraUser,
      /** In older words it stands here. */
      reference_id: z.string().nullish(),
    }),
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
  deauth: wordOn("deauth"),
  user_reauth: z.looseObject({ type: z.literal("user_reauth"), old_user: TerraUser.nullish(), new_user: TerraUser }),
  access_revoked: wordOn("access_revoked"),
  connection_error: wordOn("connection_error"),
  permission_change: wordOn("permission_change").extend({ scopes_added: Scopes, scopes_removed: Scopes }),
  activity: dataOf("activity"),
  body: dataOf("body"),
  daily: dataOf("daily"),
  sleep: dataOf("sleep"),
  nutrition: dataOf("nutrition"),
  menstruation: dataOf("menstruation"),
  athlete: z.looseObject({
    type: z.literal("athlete"),
    user: TerraUser,
    athlete: z.looseObject({ provider_user_id: z.union([z.string(), z.number()]).nullish().catch(null) }).nullish(),
  }),
  large_request_processing: wordOn("large_request_processing").extend({ reference: z.string().nullish() }),
  large_request_sending: wordOn("large_request_sending").extend({
    reference: z.string().nullish(),
    expected_payloads: z.number().int().nonnegative().nullish().catch(null),
  }),
  processing: wordOn("processing"),
  rate_limit_hit: wordOn("rate_limit_hit"),
  google_no_datasource: wordOn("google_no_datasource"),
  healthcheck: z.looseObject({ type: z.literal("healthcheck") }),
  s3_payload: z.looseObject({
    type: z.literal("s3_payload"),
    url: z.string().min(1).max(8192),
    /** Seconds, from the moment at which Terra made the message. */
    expires_in: z.number().positive().nullish().catch(null),
    payload_reference: z.string().nullish(),
  }),
};

/** What Terra documents, of other products of its or of former years, and we do not act on. */
const NOT_ACTED_UPON: ReadonlySet<string> = new Set([
  "hormone",
  "planned_workout",
  "health_observation",
  "route",
  "lab_report.completed",
  "lab_report.failed",
  "request_processing",
  "request_completed",
  "internal_server_error",
  "provider_rate_limit",
]);

type Shapes = typeof SHAPES;

/** Everything Terra can tell us. What we do not act on stays visible as `unhandled`, never as an error. */
export type TerraEvent =
  | { [Name in keyof Shapes]: z.infer<Shapes[Name]> }[keyof Shapes]
  | { type: "unhandled"; name: string; isDocumented: boolean };

const isKnown = (name: string): name is keyof Shapes => Object.hasOwn(SHAPES, name);

const Typed = z.looseObject({ type: z.string().min(1).max(100) });

/**
 * @param payload the delivered JSON, straight from JSON.parse
 * @throws ZodError when it has no type, or a known event has not the shape Terra documents
 * @see terra-api.md, 4.5
 */
export function parseTerraEvent(payload: unknown): TerraEvent {
  const { type: told, ...rest } = Typed.parse(payload);
  const type = told === "s3_upload" ? "s3_payload" : told;
  if (isKnown(type)) return SHAPES[type].parse({ ...rest, type });
  return { type: "unhandled", name: type, isDocumented: NOT_ACTED_UPON.has(type) };
}

const Named = z.looseObject({ user_id: z.string().max(200) });
const Mention = z.union([
  z.looseObject({ user: Named }).transform(({ user }) => user.user_id),
  z.looseObject({ new_user: Named }).transform(({ new_user: user }) => user.user_id),
]);

/** What a payload calls itself, whatever its shape; null when it does not. */
export const typeNamed = (payload: unknown): string | null => Typed.safeParse(payload).data?.type ?? null;

/** Terra's user whom a payload is about, whatever its type; null when it names none. */
export const userMentioned = (payload: unknown): string | null => Mention.safeParse(payload).data ?? null;
