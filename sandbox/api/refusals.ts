import type { Context } from "hono";
import type { Refusal } from "../moods";
import { type Further, problem } from "./problem";

/** Refuses whoever asks for data, with a status of the sandbox's mood (terra-api.md 1.4 and 1.5). */
export function refuseWith(c: Context, status: Refusal): Response {
  if (status === 429) {
    c.header("X-Terra-RateLimit-Rule", "r2");
    c.header("Retry-After", "60");
    return c.json({ detail: "rate limit exceeded" }, 429);
  }
  if (status === 500) return c.html("<!doctype html><title>500</title><h1>Internal Server Error</h1>", 500);
  const [title, further] = REFUSALS[status];
  return problem(c, status, title, further);
}

const REFUSALS: Record<Exclude<Refusal, 429 | 500>, [title: string, further?: Further]> = {
  400: ["This data type is not enabled for the environment"],
  401: ["The headers dev-id and x-api-key are required"],
  403: ["This environment may not read this data", { code: "entitlement_required" }],
  404: ["No such user"],
  410: ["This user is gone"],
  424: ["The provider refused for lack of permission"],
  503: ["Please try again later", { code: "authorization_unavailable" }],
};
