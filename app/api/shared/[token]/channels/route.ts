import { channelsAnswer, wantedIn } from "@/app/api/rides/channels-answer";
import { readSharedChannels } from "@/server/shared-ride";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * The channels that a link shows, or with `?from&to` a window of them. What does not come is not counted as a guess: a page
 * asks for many windows, also after its link was taken back, and would lock all other links of its network.
 */
export async function GET(request: Request, { params }: RouteContext<"/api/shared/[token]/channels">) {
  const { token } = await params;
  return channelsAnswer(await readSharedChannels(token, wantedIn(request.url)));
}
