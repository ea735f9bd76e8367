import { createHash, timingSafeEqual } from "node:crypto";
import { findViewer } from "@/server/auth";
import { readMetrics } from "@/server/data/operator/metrics";
import { env } from "@/server/env";
import { houseMetrics } from "@/server/house-metrics";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** How the house stands, for Prometheus: to whoever bears METRICS_TOKEN, and to operators. To others it is nowhere. */
export async function GET(request: Request) {
  const text = bearsToken(request.headers) ? await houseMetrics() : await ofOperator();
  if (text === null) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(text, {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}

async function ofOperator(): Promise<string | null> {
  const viewer = await findViewer();
  return viewer && readMetrics(viewer);
}

/** In the same time, however much of it is right. */
function bearsToken(headers: Headers): boolean {
  const token = env().metricsToken;
  const given = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return token !== null && given !== undefined && timingSafeEqual(hashOf(given), hashOf(token));
}

const hashOf = (text: string) => createHash("sha256").update(text).digest();
