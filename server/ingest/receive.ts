import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { v7 as uuidv7 } from "uuid";
import { inInbox } from "../db";
import { env } from "../env";
import { sendJob } from "../jobs";
import { fingerprintOf, isFresh, parseSignatureHeader, SignatureCheck } from "../terra/signature";
import { signingSecrets } from "../terra/signing-secrets";
import { readBody, unpack } from "./read-body";
import type { Forgery, Receipt, Received } from "./receipt";

const FUTURE_TOLERANCE_MS = 5 * 60_000;
const HINT_BYTES = 4096;
/** Of what the headers call a delivery; an index takes no more than some 2,700 bytes. */
const LONGEST_ID = 500;

const compress = promisify(zstdCompress);

/**
 * Keeps one delivery, once, with the job that will apply it. What cannot be Terra's is refused before it is read.
 *
 * @param body the bytes as they arrive
 */
export async function receiveDelivery(
  headers: Headers,
  body: ReadableStream<Uint8Array> | null,
  now = new Date(),
): Promise<Received> {
  const start = performance.now();
  const given = headers.get("x-terra-signature") ?? headers.get("terra-signature");
  if (given === null) return forged("no-header");
  const signature = parseSignatureHeader(given);
  if (signature === null) return forged("malformed");
  if (!isFresh(signature.signedAt, now, env().terra.toleranceSeconds)) return forged("stale");
  const encoding = encodingOf(headers);
  if (encoding === "unknown") return refused("unknown-encoding");
  const declared = declaredLength(headers);
  if (declared !== null && declared > env().webhookMaxBytes) return refused("too-large", declared);
  if (body === null) return forged("no-body");

  const secrets = signingSecrets();
  const check = new SignatureCheck(signature, secrets);
  const hash = createHash("sha256");
  const read = await readBody(body, declared, (chunk) => {
    check.update(chunk);
    if (encoding === null) hash.update(chunk);
  });
  if (typeof read === "string") return refused(read, declared ?? 0);

  try {
    const match = check.matched();
    if (match === null) return forged("no-match", read.bytes.length);
    const bytes = encoding === "gzip" ? await unpack(read.bytes) : read.bytes;
    if (bytes === null) return refused("too-large", read.bytes.length);
    if (encoding === "gzip") hash.update(bytes);
    const id = await keep({
      headers,
      body: bytes,
      bodyHash: hash.digest(),
      signature: match.signature,
      signedAt: signature.signedAt,
      signedWith: fingerprint(secrets[match.secretIndex] ?? ""),
      start,
      now,
    });
    return { ...refused(id === null ? "duplicate" : "stored", bytes.length), id };
  } catch (cause) {
    return { ...refused("unavailable", read.bytes.length), cause };
  } finally {
    read.letGo();
  }
}

const refused = (receipt: Receipt, byteCount = 0): Received => ({
  receipt,
  id: null,
  byteCount,
  forgery: null,
  cause: null,
});

const forged = (forgery: Forgery, byteCount = 0): Received => ({ ...refused("forged", byteCount), forgery });

function declaredLength(headers: Headers): number | null {
  const text = headers.get("content-length");
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** @returns null when the body is sent as it is */
function encodingOf(headers: Headers): "gzip" | "unknown" | null {
  const text = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (text === "" || text === "identity") return null;
  return text === "gzip" || text === "x-gzip" ? "gzip" : "unknown";
}

const fingerprints = new Map<string, string>();

function fingerprint(secret: string): string {
  const known = fingerprints.get(secret);
  if (known !== undefined) return known;
  const made = fingerprintOf(secret);
  fingerprints.set(secret, made);
  return made;
}

interface Keeping {
  headers: Headers;
  body: Buffer;
  bodyHash: Buffer;
  signature: Buffer;
  signedAt: Date;
  signedWith: string;
  /** When the request came, on the clock that only goes forward. */
  start: number;
  now: Date;
}

/** The delivery and its bytes, or nothing when it was there already. */
const KEEP = {
  name: "keep-delivery",
  text: `
    WITH kept AS (
      INSERT INTO "Delivery" ("bodyHash", id, "traceKey", signature, reference, "orderedAt", "receivedAt", "byteCount",
        headers, "signedAt", "signedWith", "receivedMs")
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING "bodyHash", id
    )
    INSERT INTO "DeliveryBody" ("bodyHash", "deliveryId", bytes) SELECT "bodyHash", id, $9 FROM kept`,
};

/**
 * One transaction for the delivery, its bytes and its job.
 *
 * @returns null when it was there already: the same trace (a retry) or the same signature (a replay) with the same bytes
 */
async function keep({ headers, body, bodyHash, signature, signedAt, signedWith, start, now }: Keeping) {
  const bytes = await compress(body);
  const id = uuidv7();
  const reference = headers.get("terra-reference")?.slice(0, LONGEST_ID) ?? null;
  const trace = headers.get("x-terra-trace-id")?.slice(0, LONGEST_ID) ?? null;
  const traceKey = trace ?? (reference === null ? "" : `reference:${reference}`);
  const orderedAt = orderingTime(headers, now);
  return inInbox(async (client) => {
    // As text: `pg` would write a Date in the zone of this machine, and the columns are in UTC.
    const times = [orderedAt?.toISOString() ?? null, now.toISOString()];
    const told = [tellingHeaders(headers), signedAt.toISOString(), signedWith, Math.round(performance.now() - start)];
    const values = [bodyHash, id, traceKey, signature, reference, ...times, body.length, bytes, ...told];
    const job = { bodyHash: bodyHash.toString("hex"), id };
    const [{ rowCount }] = await Promise.all([
      client.query({ ...KEEP, values }),
      isPing(body)
        ? sendJob(client, "apply-ping", job)
        : sendJob(client, "apply-delivery", job, { group: userHint(body) ?? id }),
    ]);
    // The job of one that was there already is rolled back with everything else.
    return rowCount === 0 ? null : id;
  });
}

/** What says something of a delivery. Cookies, authorizations and addresses of proxies do not. */
const TELLING =
  /^(?:x-terra-[a-z-]{1,60}|terra-[a-z-]{1,60}|dev-id|user-id|user-agent|content-type|content-length|content-encoding)$/;
const MOST_HEADERS = 24;

/** As JSON; each of a length that can be shown. */
function tellingHeaders(headers: Headers): string {
  const told = [...headers].filter(([name]) => TELLING.test(name)).slice(0, MOST_HEADERS);
  // NUL is nothing that PostgreSQL keeps.
  return JSON.stringify(
    Object.fromEntries(told.map(([name, value]) => [name, value.slice(0, LONGEST_ID).replaceAll("\0", "")])),
  );
}

/** When Terra says that it emitted this; a time that has yet to come would shut out every honest one after it. */
function orderingTime(headers: Headers, now: Date): Date | null {
  const text = headers.get("x-terra-ordering-timestamp");
  if (text === null || !/^\d{13}$/.test(text)) return null;
  const milliseconds = Number(text);
  return milliseconds > now.getTime() + FUTURE_TOLERANCE_MS ? null : new Date(milliseconds);
}

/** Whether this seems to name where its payload can be fetched: that lasts for minutes, and waits behind nothing. */
const isPing = (body: Buffer): boolean =>
  body.length <= 4 * HINT_BYTES && /"type"\s*:\s*"s3_(?:payload|upload)"/.test(body.toString("latin1"));

/** Whose delivery this seems to be, at a glance: only for taking turns, so that one rider's history holds up nobody. */
function userHint(body: Buffer): string | null {
  const glance =
    body.toString("latin1", 0, HINT_BYTES) + body.toString("latin1", Math.max(0, body.length - HINT_BYTES));
  return /"user_id"\s*:\s*"([\w-]{1,100})"/.exec(glance)?.[1] ?? null;
}
