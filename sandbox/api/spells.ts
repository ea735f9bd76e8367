import type { MiddlewareHandler } from "hono";
import { trickle } from "../trickle";
import type { World } from "../world";
import { problem } from "./problem";

/** While the sandbox is away, whoever asks is told to come back. */
export const unlessAway =
  ({ memory }: World): MiddlewareHandler =>
  async (c, next) => {
    if (memory.moods.isAway) return problem(c, 503, "Please try again later", { code: "authorization_unavailable" });
    return next();
  };

/** Answers piece by piece, when that is asked for. */
export const slowly =
  ({ memory }: World): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const { answerMs } = memory.moods;
    if (answerMs === 0) return;
    const { status, headers } = c.res;
    const bytes = new Uint8Array(await c.res.arrayBuffer());
    c.res = new Response(trickle(bytes, answerMs), { status, headers });
  };
