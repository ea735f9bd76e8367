import type { Context, MiddlewareHandler } from "hono";
import type { Refusal } from "../moods";
import type { World } from "../world";

/** What else a refusal may say of itself. */
export interface Further {
  code?: "entitlement_required" | "environment_disabled" | "authorization_unavailable";
}

/** A refusal in Terra's form: RFC 9457 (terra-api.md 1.4). */
export const problem = (c: Context, status: Refusal, title: string, further: Further = {}) =>
  c.body(JSON.stringify({ type: "about:blank", title, detail: title, instance: c.req.path, ...further }), status, {
    "content-type": PROBLEM,
  });

const PROBLEM = "application/problem+json";

/** Whether the application talks to the old host, or to one that talks as the old one did. */
export const speaksOld = (c: Context, { memory }: World) =>
  memory.moods.shapes === "old" || c.req.path.startsWith("/v2/");

/** The old host says the same in other words: `{"status":"error","message":"…"}`. */
export const inOldWords =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (!speaksOld(c, world) || c.res.headers.get("content-type") !== PROBLEM) return;
    const { detail } = (await c.res.json()) as { detail: string };
    const headers = new Headers(c.res.headers);
    headers.set("content-type", "application/json");
    headers.delete("content-length");
    c.res = new Response(JSON.stringify({ status: "error", message: detail }), { status: c.res.status, headers });
  };
