import { parseRideId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { readWholeChannels } from "@/server/data/whole-recording";
import { channelsAnswer } from "../../channels-answer";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The channels of all that was recorded of a ride, for its rider to crop. To anybody else it does not exist. */
export async function GET(_request: Request, { params }: RouteContext<"/api/rides/[rideId]/whole">) {
  const viewer = await findViewer();
  const id = parseRideId((await params).rideId);
  const bytes = viewer && id && (await readWholeChannels(viewer, id));
  return channelsAnswer(bytes || null);
}
