import { signatureOf } from "./signature";

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

/** Posts one signed delivery, once. Every answer counts as an answer; only the caller judges it. */
export function post(
  letter: Letter,
  to: Address,
  signedAt: number,
  { headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal | undefined } = {},
): Promise<Response> {
  const signature = signatureOf(letter.body, to.secret, signedAt);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(to.url, {
    method: "POST",
    redirect: "manual",
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    headers: {
      "content-type": "application/json",
      "x-terra-signature": signature,
      "terra-signature": signature,
      "x-terra-trace-id": letter.traceId,
      "terra-reference": letter.reference,
      "x-terra-ordering-timestamp": String(letter.orderingMs),
      ...headers,
    },
    body: letter.body,
  });
}
