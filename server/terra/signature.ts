import { createHash, createHmac, type Hmac, timingSafeEqual } from "node:crypto";

export interface SignatureHeader {
  /** As it was sent: this very text was signed. */
  timestamp: string;
  signedAt: Date;
  /** Every v1 value, 32 bytes each. */
  given: Buffer[];
}

/** A signature that one of our secrets made. */
export interface SignatureMatch {
  /** The v1 value, 32 bytes. */
  signature: Buffer;
  /** Which of the secrets, in the order they were given. */
  secretIndex: number;
}

const LONGEST_HEADER = 4096;
const MOST_SIGNATURES = 16;

/**
 * Reads `t=<unix seconds>,v1=<hex>[,v1=<hex>…]`.
 *
 * @returns null when it is not of that form: no or two timestamps, one that is not plain digits, no v1 of 64 hex digits
 * @see terra-api.md, 4.2
 */
export function parseSignatureHeader(header: string | null): SignatureHeader | null {
  if (header === null || header.length > LONGEST_HEADER) return null;
  const fields = header.split(",").map((field) => {
    const at = field.indexOf("=");
    return [field.slice(0, Math.max(at, 0)).trim(), field.slice(at + 1).trim()] as const;
  });

  const [timestamp, ...more] = fields.filter(([name]) => name === "t").map(([, value]) => value);
  // Another product of Terra's writes milliseconds: signed as written, read as what it is.
  if (timestamp === undefined || more.length > 0 || !/^\d{10}(\d{3})?$/.test(timestamp)) return null;
  const milliseconds = timestamp.length === 13 ? Number(timestamp) : Number(timestamp) * 1000;

  const given = fields
    .filter(([name, value]) => name === "v1" && /^[0-9a-f]{64}$/.test(value))
    .map(([, hex]) => Buffer.from(hex, "hex"));
  if (given.length === 0 || given.length > MOST_SIGNATURES) return null;
  return { timestamp, signedAt: new Date(milliseconds), given };
}

/**
 * Follows a body as it arrives, and says at its end which of the given signatures one of our secrets made.
 * Every secret is tried against every signature, in constant time.
 */
export class SignatureCheck {
  readonly #header: SignatureHeader;
  readonly #hmacs: Hmac[];

  constructor(header: SignatureHeader, secrets: readonly string[]) {
    this.#header = header;
    this.#hmacs = secrets.map((secret) => createHmac("sha256", secret).update(`${header.timestamp}.`));
  }

  update(bytes: Uint8Array): void {
    for (const hmac of this.#hmacs) hmac.update(bytes);
  }

  /** @returns which signature matched and whose it was, or null when none of our secrets signed the body */
  matched(): SignatureMatch | null {
    let matched: SignatureMatch | null = null;
    for (const [index, hmac] of this.#hmacs.entries()) {
      const expected = hmac.digest();
      for (const signature of this.#header.given) {
        if (timingSafeEqual(signature, expected)) matched = { signature, secretIndex: index };
      }
    }
    return matched;
  }
}

/** What to call a secret without telling it: the first eight hex digits of its SHA-256. */
export const fingerprintOf = (secret: string): string => createHash("sha256").update(secret).digest("hex").slice(0, 8);

/**
 * Whether Terra signed exactly these bytes with one of our secrets, whenever that was.
 *
 * @param body the request body as it arrived: JSON that is parsed and printed again has other bytes
 */
export function isSignedByTerra(header: string | null, body: Uint8Array, secrets: readonly string[]): boolean {
  const parsed = parseSignatureHeader(header);
  if (parsed === null) return false;
  const check = new SignatureCheck(parsed, secrets);
  check.update(body);
  return check.matched() !== null;
}

/**
 * Whether a signature is neither too old nor from the future.
 *
 * @param toleranceSeconds 0 takes any age
 */
export const isFresh = (signedAt: Date, now: Date, toleranceSeconds: number): boolean =>
  toleranceSeconds === 0 || Math.abs(now.getTime() - signedAt.getTime()) <= toleranceSeconds * 1000;
