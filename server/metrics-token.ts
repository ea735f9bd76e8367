import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "./env";

/** Whether a request bears METRICS_TOKEN; told in the same time, however much of it is right. */
export function bearsMetricsToken(headers: Headers): boolean {
  const token = env().metricsToken;
  const given = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return token !== null && given !== undefined && timingSafeEqual(hashOf(given), hashOf(token));
}

const hashOf = (text: string) => createHash("sha256").update(text).digest();
