import { type LookupAddress, lookup as lookUp } from "node:dns";
import { get as getPlainly, type IncomingMessage } from "node:http";
import { get as getSecurely } from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicAddress, PayloadRefused, parsePayloadAddress } from "./payload-address";

/** The payload is not there any more: no further attempt will find it. */
export class PayloadGone extends Error {
  override name = "PayloadGone";
}

/** It could not be fetched just now: worth another try while its address lasts. */
export class PayloadUnavailable extends Error {
  override name = "PayloadUnavailable";
}

export interface PayloadLimits {
  hosts: readonly string[];
  maxBytes: number;
  timeoutMs: number;
}

/**
 * Fetches what a ping of Terra's names. The names' addresses are looked at as they are connected to, so that a name that
 * means another machine a moment later gets nowhere; a redirect is not followed.
 *
 * @throws PayloadRefused, PayloadGone, PayloadUnavailable
 * @see terra-api.md, 4.4
 */
export async function fetchPayload(address: string, { hosts, maxBytes, timeoutMs }: PayloadLimits): Promise<Buffer> {
  const { url, isNamed } = parsePayloadAddress(address, hosts);
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await request(url, signal, isNamed ? undefined : publicOnly);
    requireContent(response);
    return await readUpTo(response, maxBytes);
  } catch (error) {
    if (error instanceof PayloadRefused || error instanceof PayloadGone || error instanceof PayloadUnavailable)
      throw error;
    // Errors of the network name the host, and sometimes the address, which lets whoever has it read the payload.
    const code = error instanceof Error && "code" in error ? String(error.code) : "no answer";
    throw new PayloadUnavailable(signal.aborted ? `No whole answer in ${timeoutMs / 1000} s` : `No answer: ${code}`);
  }
}

function request(url: URL, signal: AbortSignal, lookup: LookupFunction | undefined): Promise<IncomingMessage> {
  const get = url.protocol === "https:" ? getSecurely : getPlainly;
  const headers = { "accept-encoding": "identity", "user-agent": "musette" };
  return new Promise((resolve, reject) => {
    // A connection of its own: one that was kept open could have been opened by somebody less careful.
    get(url, { agent: false, signal, headers, ...(lookup ? { lookup } : {}) }, resolve).on("error", reject);
  });
}

/** Looks a name up as Node would, and takes it only if all of its addresses are public. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error) return done(error, "", 0);
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new PayloadRefused("Its host's address is not a public one"), "", 0);
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};

function requireContent(response: IncomingMessage): void {
  const status = response.statusCode ?? 0;
  if (status === 200) {
    const encoding = response.headers["content-encoding"] ?? "identity";
    if (encoding === "identity") return;
    response.destroy();
    throw new PayloadRefused("It is packed, and was asked for as it is");
  }
  response.destroy();
  if (status >= 300 && status < 400) throw new PayloadRefused("Its address leads to another one");
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    throw new PayloadGone(`Its address answered ${status}`);
  throw new PayloadUnavailable(`Its address answered ${status}`);
}

async function readUpTo(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => {
    response.destroy();
    return new PayloadRefused("It is larger than WEBHOOK_MAX_BYTES");
  };
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
