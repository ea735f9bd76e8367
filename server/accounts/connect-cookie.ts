import { ATTEMPT_SECONDS } from "../data/connecting";
import { env } from "../env";

/** The cookie by which a browser that went to Terra's page is known again when it comes back from there. */
export function connectCookie() {
  const secure = env().publicUrl.startsWith("https:");
  return {
    name: secure ? "__Host-connect" : "musette-connect",
    // Lax, because the way back starts on Terra's page.
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: ATTEMPT_SECONDS },
  } as const;
}
