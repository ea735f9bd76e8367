import { env } from "../env";
import { LIFETIME_MS } from "./sessions";

/**
 * The cookie that holds a session's token. It lives as long as a session may at most; when a session really ends, the
 * database decides. Over plain http the name is ours alone, because cookies do not tell the ports of one machine apart
 * and many a program calls its cookie "session".
 */
export function sessionCookie() {
  const secure = env().publicUrl.startsWith("https:");
  return {
    name: secure ? "__Host-session" : "musette-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: LIFETIME_MS / 1000 },
  } as const;
}
