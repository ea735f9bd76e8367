import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { parseRideId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { readChannels } from "@/server/data/rides";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const toGzip = promisify(gzip);

/**
 * The channels of a ride as gzipped bytes: core/channel-codec.ts. Whoever asked unpacks them, because Next takes
 * `Content-Encoding` off every answer. To whoever may not see the ride it does not exist.
 */
export async function GET(_request: Request, { params }: RouteContext<"/api/rides/[rideId]/channels">) {
  const viewer = await findViewer();
  const id = parseRideId((await params).rideId);
  const bytes = viewer && id && (await readChannels(viewer, viewer.userId, id));
  if (!bytes) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });

  return new Response(new Uint8Array(await toGzip(bytes)), {
    headers: {
      "Content-Type": "application/gzip",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
