import { channelsAnswer, wantedIn } from "@/app/api/rides/channels-answer";
import { parseRideId, parseUserId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { readChannels } from "@/server/data/recordings";
import { findAthleteSight } from "@/server/data/visibility";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Of a ride of an athlete's the channels that their coach may see, or a window of them. To all others it does not exist. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/athletes/[athleteId]/rides/[rideId]/channels">,
) {
  const { athleteId, rideId } = await params;
  const viewer = await findViewer();
  const [athlete, id] = [parseUserId(athleteId), parseRideId(rideId)];
  const sight = viewer && athlete && (await findAthleteSight(viewer, athlete));
  const bytes = sight && id && (await readChannels(viewer, sight.riderId, id, wantedIn(request.url)));
  return channelsAnswer(bytes || null);
}
