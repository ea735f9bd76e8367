import { signatureOf } from "./signature";
import { trickle } from "./trickle";

/** One delivery on its way: what is posted, and what the headers say of it. */
export interface Letter {
  body: Uint8Array<ArrayBuffer>;
  traceId: string;
  reference: string;
  /** Unix milliseconds at which Terra emitted it; the same over retries. */
  orderingMs: number;
}

export interface Address {
  url: string;
  secret: string;
}

/** Terra waits this long for an answer (terra-api.md 4.3). */
const TIMEOUT_MS = 8_000;

export interface Manner {
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Trickles the body over so many milliseconds. */
  postMs?: number;
  /** As before trace ids: neither one nor a time of order, and the signature under its old name only. */
  isOldPipeline?: boolean;
}

/** Posts one signed delivery, once. Every answer counts as an answer; only the caller judges it. */
export function post(
  letter: Letter,
  to: Address,
  signedAt: number,
  { headers = {}, signal, postMs = 0, isOldPipeline = false }: Manner = {},
): Promise<Response> {
  const signature = signatureOf(letter.body, to.secret, signedAt);
  const timeout = AbortSignal.timeout(TIMEOUT_MS + postMs);
  const told = {
    "content-type": "application/json",
    "terra-signature": signature,
    "terra-reference": letter.reference,
    ...(isOldPipeline
      ? {}
      : {
          "x-terra-signature": signature,
          "x-terra-trace-id": letter.traceId,
          "x-terra-ordering-timestamp": String(letter.orderingMs),
        }),
    ...headers,
  };
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    redirect: "manual",
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    headers: told,
    body: postMs > 0 ? trickle(letter.body, postMs) : letter.body,
    duplex: "half",
  };
  return fetch(to.url, init);
}
