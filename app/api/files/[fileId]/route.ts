import { parseFileId } from "@/core/ids";
import { findViewer } from "@/server/auth";
import { readBroughtFile } from "@/server/data/ride-files";
import { downloadAnswer } from "../download-answer";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** A file that a rider brought, byte for byte as it came. */
export async function GET(_request: Request, { params }: RouteContext<"/api/files/[fileId]">) {
  const viewer = await findViewer();
  const id = parseFileId((await params).fileId);
  return downloadAnswer(viewer && id && (await readBroughtFile(viewer, id)));
}
