import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { securityHeaders } from "./server/accounts/security-headers";
import { env } from "./server/env";

/**
 * Gives every page its headers, and tells the page which address it is. Who may see what is not decided here: a proxy
 * can be gone round. The webhook must never come through here either: its body would be cut off at 10 MB. The worker of
 * a street map has a policy of its own.
 */
export const config = { matcher: ["/((?!api/|api$|_next/static/|street-map/).*)"] };

export function proxy(request: NextRequest): NextResponse {
  const headers = securityHeaders({
    nonce: randomBytes(18).toString("base64"),
    isHttps: env().publicUrl.startsWith("https:"),
    isDevelopment: process.env.NODE_ENV === "development",
    mapOrigins: env().map?.origins ?? [],
  });
  const { pathname, search } = request.nextUrl;

  const inside = new Headers(request.headers);
  // Next reads the nonce out of it and puts it on its scripts.
  for (const [name, value] of Object.entries(headers)) inside.set(name, value);
  inside.set("x-musette-path", pathname + search);

  const response = NextResponse.next({ request: { headers: inside } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  // What the browser kept of the rider's pages goes with them.
  if (pathname === "/signed-out") response.headers.set("clear-site-data", '"cache"');
  return response;
}
