import { pictureAnswer, sharingIn } from "@/app/api/shared/picture-answer";
import { parseRideId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { previewSharedRide } from "@/server/shared-ride";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** A ride of the viewer's as a picture for others. To whoever may not see the ride it does not exist. */
export async function GET(request: Request, { params }: RouteContext<"/rides/[rideId]/picture">) {
  const viewer = await findViewer();
  const id = parseRideId((await params).rideId);
  const shown = viewer && id && (await previewSharedRide(viewer, id, sharingIn(request.url)));
  return pictureAnswer(shown || null, request.url);
}
