import { parseUploadId } from "@/core/ids";
import { PART_BYTES } from "@/core/ride-file-name";
import { isFromOurPage } from "@/server/accounts/same-origin";
import { findViewer } from "@/server/auth";
import { type Appended, appendPart } from "@/server/data/uploads";
import { answer, ONLY_LOOKING } from "../answer";
import { readWhole } from "../read-whole";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const STATUS: Record<Appended["kind"], number> = { kept: 200, elsewhere: 409, "too-long": 422, closed: 410 };

/**
 * One part of a file, as raw bytes: `?offset=` says where in the file it begins. The answer says how much is here; to a
 * part that does not follow, too. To whoever may not add to it, an upload does not exist.
 */
export async function PUT(request: Request, { params }: RouteContext<"/api/uploads/[uploadId]">) {
  const viewer = await findViewer();
  const id = parseUploadId((await params).uploadId);
  if (viewer === null || id === null) return answer(404, {});
  if (!isFromOurPage(request.headers)) return answer(403, {});
  if (viewer.isDemonstration) return answer(403, { message: ONLY_LOOKING });
  const offset = parseOffset(new URL(request.url).searchParams.get("offset"));
  if (offset === null) return answer(400, { message: "The offset is missing." });

  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declared > PART_BYTES) return answer(413, {});
  const bytes = await readWhole(request.body, PART_BYTES);
  if (bytes === "too-long") return answer(413, {});
  // A part of no bytes would be kept for ever; one that was cut short comes again.
  if (bytes === "incomplete" || bytes.length === 0 || (declared >= 0 && declared !== bytes.length))
    return answer(400, {});

  const appended = await appendPart(viewer, id, offset, bytes);
  return appended === null ? answer(404, {}) : answer(STATUS[appended.kind], appended);
}

const parseOffset = (text: string | null): number | null =>
  text !== null && /^\d{1,13}$/.test(text) ? Number(text) : null;
