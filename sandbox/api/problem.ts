import type { Context } from "hono";

/** A refusal in Terra's form: RFC 9457 (terra-api.md 1.4). */
export const problem = (c: Context, status: 400 | 401 | 403 | 404 | 410 | 424 | 429 | 503, title: string) =>
  c.body(JSON.stringify({ type: "about:blank", title, detail: title, instance: c.req.path }), status, {
    "content-type": "application/problem+json",
  });
