import { isFromOurPage } from "@/server/accounts/same-origin";
import { findViewer } from "@/server/auth";
import { lookInto } from "@/server/data/operator/raw";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const NOWHERE = { status: 404, headers: { "Cache-Control": "no-store" } };

/** What a delivery says at one place, for operators; that they looked is written down. */
export async function GET(request: Request, { params }: RouteContext<"/api/operator/deliveries/[deliveryId]/json">) {
  const viewer = await findViewer();
  // Another site could have somebody's look written down.
  if (viewer === null || !isFromOurPage(request.headers)) return new Response(null, NOWHERE);
  const query = new URL(request.url).searchParams;
  const from = Math.max(0, Math.trunc(Number(query.get("from"))) || 0);
  const piece = await lookInto(viewer, (await params).deliveryId, query.get("pointer") ?? "", from);
  if (piece === null) return new Response(null, NOWHERE);
  return Response.json(piece, { headers: { "Cache-Control": "private, no-store" } });
}
