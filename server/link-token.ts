import { createHash, randomBytes } from "node:crypto";

/** A new token for a link: 256 bits of chance. */
export const newLinkToken = (): string => randomBytes(32).toString("base64url");

/** What the database knows of a token. */
export const linkTokenHash = (token: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHash("sha256").update(token).digest());
