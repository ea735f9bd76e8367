import { channelsAnswer, windowIn } from "@/app/api/rides/channels-answer";
import { clientAddress } from "@/server/accounts/client-address";
import { unlessGuessing } from "@/server/accounts/guesses";
import { readSharedChannels } from "@/server/shared-ride";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The channels that a link shows, or with `?from&to` a window of them. */
export async function GET(request: Request, { params }: RouteContext<"/api/shared/[token]/channels">) {
  const { token } = await params;
  const read = () => readSharedChannels(token, windowIn(request.url));
  return channelsAnswer(await unlessGuessing(clientAddress(request.headers), read));
}
