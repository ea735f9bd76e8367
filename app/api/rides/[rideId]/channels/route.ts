import { parseRideId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { readChannels } from "@/server/data/recordings";
import { channelsAnswer, wantedIn } from "../../channels-answer";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The channels of a ride, or with `?from&to` a window of it. To whoever may not see the ride it does not exist. */
export async function GET(request: Request, { params }: RouteContext<"/api/rides/[rideId]/channels">) {
  const viewer = await findViewer();
  const id = parseRideId((await params).rideId);
  const bytes = viewer && id && (await readChannels(viewer, viewer.userId, id, wantedIn(request.url)));
  return channelsAnswer(bytes || null);
}
