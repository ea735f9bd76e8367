import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** An address that is not fetched from: why, in the operator's words. */
export class PayloadRefused extends Error {
  override name = "PayloadRefused";
}

/**
 * Whether an address of the internet is one of everybody's: none of this machine's, of its network's, of a cloud's
 * insides, and none that stands for another one.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6, only 2000::/3 has been given out to anybody.
  return !(parsed instanceof ipaddr.IPv6) || (parsed.parts[0] ?? 0) >> 13 === 1;
}

/** A place that payloads may be fetched from. */
export interface PayloadPlace {
  url: URL;
  /** The operator named this very origin: it may be of this network, and go without TLS. */
  isNamed: boolean;
}

/**
 * The address of a payload, if it may be fetched.
 *
 * @param hosts names, `*.` and the end of names, or whole origins that are trusted as they are
 * @throws PayloadRefused
 * @see terra-api.md, 4.4
 */
export function parsePayloadAddress(text: string, hosts: readonly string[]): PayloadPlace {
  const url = URL.parse(text);
  if (url === null) throw new PayloadRefused("Its address is none");
  if (url.username !== "" || url.password !== "") throw new PayloadRefused("Its address holds a name or a password");
  if (/^https?:$/.test(url.protocol) && hosts.includes(url.origin)) return { url, isNamed: true };
  if (url.protocol !== "https:") throw new PayloadRefused("Its address is not one of https");
  if (url.port !== "") throw new PayloadRefused("Its address names a port");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PayloadRefused("Its address is not a public one");
  const isAllowed = hosts.some((allowed) =>
    allowed.startsWith("*.") ? host.endsWith(allowed.slice(1)) : host === allowed,
  );
  if (!isAllowed) throw new PayloadRefused("Its host is not among TERRA_PAYLOAD_HOSTS");
  return { url, isNamed: false };
}
