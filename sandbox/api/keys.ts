import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { World } from "../world";
import { problem } from "./problem";

/** Lets in who shows both keys of the environment (terra-api.md 1.1). */
export const withKeys =
  ({ devId, apiKey }: World): MiddlewareHandler =>
  async (c, next) => {
    const shownId = c.req.header("dev-id");
    const shownKey = c.req.header("x-api-key");
    if (!shownId || !shownKey) return problem(c, 401, "The headers dev-id and x-api-key are required");
    if (shownId !== devId || !isSame(shownKey, apiKey))
      return problem(c, 403, "These are not the keys of an environment");
    return next();
  };

const isSame = (one: string, other: string) =>
  Buffer.byteLength(one) === Buffer.byteLength(other) && timingSafeEqual(Buffer.from(one), Buffer.from(other));
