import { parseNoticeKind } from "@/core/notice-choices";
import { env } from "@/server/env";
import { unsubscribe } from "@/server/mail/unsubscribe";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Where mail programs unsubscribe at one press, without cookies and from anywhere (RFC 8058): the token is all they have.
 * With `?kind` from mails of one kind.
 */
export async function POST(request: Request, { params }: RouteContext<"/api/unsubscribe/[token]">) {
  const { token } = await params;
  const kind = parseNoticeKind(new URL(request.url).searchParams.get("kind") ?? "");
  const isDone = await unsubscribe(token, kind);
  return new Response(null, { status: isDone ? 204 : 404, headers: { "cache-control": "no-store" } });
}

/** A person who came here after all is asked first: programs that look into mails follow links, too. */
export async function GET(request: Request, { params }: RouteContext<"/api/unsubscribe/[token]">) {
  const { token } = await params;
  const location = `${env().publicUrl}/unsubscribe/${encodeURIComponent(token)}${new URL(request.url).search}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
