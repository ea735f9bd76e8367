import { redirect } from "next/navigation";
import { parseNoticeId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { openNotice } from "@/server/data/notices";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Leads to what a notice tells of, and takes it for read: where mails lead to, and rows of the list. One that is no more, one of
 * somebody else's and one whose ride is out of sight all lead to the list.
 */
export async function GET(_request: Request, { params }: RouteContext<"/notices/[noticeId]">) {
  const viewer = await requireViewer();
  const id = parseNoticeId((await params).noticeId);
  const page = id && (await openNotice(viewer, id));
  redirect(page && page !== "nowhere" ? page : "/notices");
}
