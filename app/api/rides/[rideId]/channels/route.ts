import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { parseRideId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { readChannels } from "@/server/data/rides";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The channels of a ride, as bytes: core/channel-codec.ts. To whoever may not see the ride it does not exist. */
export async function GET(request: Request, { params }: RouteContext<"/api/rides/[rideId]/channels">) {
  const viewer = await findViewer();
  const id = parseRideId((await params).rideId);
  const bytes = viewer && id && (await readChannels(viewer, viewer.userId, id));
  if (!bytes) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });

  const { encoding, body } = await compressed(bytes, request.headers.get("accept-encoding") ?? "");
  return new Response(body, {
    headers: {
      "Content-Type": "application/octet-stream",
      ...(encoding === null ? {} : { "Content-Encoding": encoding }),
      Vary: "Accept-Encoding",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** Browsers take brotli on https and localhost, and gzip elsewhere. */
async function compressed(bytes: Uint8Array, accepted: string): Promise<{ encoding: string | null; body: BodyInit }> {
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
    return { encoding: "br", body: new Uint8Array(await toBrotli(bytes, { params })) };
  }
  if (/\bgzip\b/.test(accepted)) return { encoding: "gzip", body: new Uint8Array(await toGzip(bytes)) };
  return { encoding: null, body: new Uint8Array(bytes) };
}
