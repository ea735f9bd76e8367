import { downloadAnswer } from "@/app/api/files/download-answer";
import { parseRideId, parseUserId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { isExportFormat, writeRide } from "@/server/data/ride-files";
import { findAthleteSight } from "@/server/data/visibility";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Of a ride of an athlete's what their coach may see, as a file. What it was made from is the athlete's alone. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/athletes/[athleteId]/rides/[rideId]/files/[format]">,
) {
  const { athleteId, rideId, format } = await params;
  const viewer = await findViewer();
  const [athlete, id] = [parseUserId(athleteId), parseRideId(rideId)];
  const sight = viewer && athlete && (await findAthleteSight(viewer, athlete));
  const isThere = sight && id && isExportFormat(format);
  return downloadAnswer(isThere ? await writeRide(viewer, sight.riderId, id, format) : null);
}
