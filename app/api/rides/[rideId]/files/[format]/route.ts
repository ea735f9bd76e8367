import { parseRideId, type RideId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { isExportFormat, readFirstOriginal, writeRide } from "@/server/data/ride-files";
import type { Viewer } from "@/server/viewer";
import { downloadAnswer } from "../../../../files/download-answer";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** A ride as a file: written anew as it is shown, or (`original`) what it was made from as it came. */
export async function GET(_request: Request, { params }: RouteContext<"/api/rides/[rideId]/files/[format]">) {
  const { rideId, format } = await params;
  const viewer = await findViewer();
  const id = parseRideId(rideId);
  return downloadAnswer(viewer && id && (await readFile(viewer, id, format)));
}

async function readFile(viewer: Viewer, id: RideId, format: string) {
  if (format === "original") return readFirstOriginal(viewer, viewer.userId, id);
  return isExportFormat(format) ? writeRide(viewer, viewer.userId, id, format) : null;
}
