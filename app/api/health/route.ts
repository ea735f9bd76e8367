import { isReady } from "@/server/health";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** For whatever watches over this server: alive when it answers, ready when the database does. `?probe=live` asks only the first. */
export async function GET(request: Request) {
  const asksOnlyLive = new URL(request.url).searchParams.get("probe") === "live";
  const ready = asksOnlyLive || (await isReady());
  return Response.json(
    { live: true, ready: asksOnlyLive ? undefined : ready },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
