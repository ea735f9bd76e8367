import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { z } from "zod";
import { env } from "../env";

const HEADER = "x-forwarded-for";

/**
 * The internet address that a request comes from. What a browser claims of itself in the header is not believed: only
 * the last entries are, one for each proxy of ours.
 *
 * @param peer at the other end of the connection: the browser, or the last proxy
 * @param trustedProxies how many of our own stand before us
 */
export function addressOf(peer: string | undefined, header: string | undefined, trustedProxies: number): string {
  const claimed = (header ?? "").split(",").map((part) => part.trim());
  const told = trustedProxies > 0 ? claimed.at(-trustedProxies) : undefined;
  return told || peer || "unknown";
}

const RequestStart = z.object({ request: z.instanceof(IncomingMessage) });

/**
 * Has every request of this process carry its true address in the one header, whatever was claimed there. Next reads the
 * connection only where the header is missing, and a browser may send one.
 */
export function writeTrueAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = RequestStart.parse(message);
    const given = request.headers[HEADER];
    request.headers[HEADER] = addressOf(
      request.socket.remoteAddress,
      Array.isArray(given) ? given.join(",") : given,
      env().trustedProxies,
    );
  });
}

/** The address of the browser, as `writeTrueAddresses` found it. */
export const clientAddress = (headers: Headers): string => headers.get(HEADER) ?? "unknown";
