import { createHmac } from "node:crypto";

/**
 * What Terra writes into `terra-signature`: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`.
 *
 * @see terra-api.md, 4.2
 */
export function signatureOf(body: Uint8Array, secret: string, signedAt: number): string {
  const hex = createHmac("sha256", secret).update(`${signedAt}.`).update(body).digest("hex");
  return `t=${signedAt},v1=${hex}`;
}
