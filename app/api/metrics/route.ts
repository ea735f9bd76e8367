import { findViewer } from "@/server/auth";
import { readMetrics } from "@/server/data/operator/metrics";
import { houseMetrics } from "@/server/house-metrics";
import { bearsMetricsToken } from "@/server/metrics-token";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** How the house stands, for Prometheus: to whoever bears METRICS_TOKEN, and to operators. To others it is nowhere. */
export async function GET(request: Request) {
  const text = bearsMetricsToken(request.headers) ? await houseMetrics() : await ofOperator();
  if (text === null) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(text, {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}

async function ofOperator(): Promise<string | null> {
  const viewer = await findViewer();
  return viewer && readMetrics(viewer);
}
