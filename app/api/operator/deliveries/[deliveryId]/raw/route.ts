import { isFromOurPage } from "@/server/accounts/same-origin";
import { findViewer } from "@/server/auth";
import { downloadDelivery } from "@/server/data/operator/raw";
import { downloadAnswer } from "../../../../files/download-answer";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The bytes of a delivery, for operators; that they took them is written down. */
export async function GET(request: Request, { params }: RouteContext<"/api/operator/deliveries/[deliveryId]/raw">) {
  const viewer = await findViewer();
  const id = (await params).deliveryId;
  const bytes = viewer && isFromOurPage(request.headers) ? await downloadDelivery(viewer, id) : null;
  return downloadAnswer(bytes && { bytes: new Uint8Array(bytes), type: "application/json", name: `${id}.json` });
}
