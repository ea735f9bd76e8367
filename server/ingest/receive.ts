import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { v7 as uuidv7 } from "uuid";
import { inInbox } from "../db";
import { env } from "../env";
import { sendJob } from "../jobs";
import { isFresh, parseSignatureHeader, SignatureCheck } from "../terra/signature";

/** What became of one webhook request. Only a delivery that is `stored` or `duplicate` may be acknowledged. */
export type Receipt = "stored" | "duplicate" | "forged" | "too-large" | "incomplete" | "busy" | "unavailable";

/** A receipt with what the log tells of it. */
export interface Received {
  receipt: Receipt;
  id: string | null;
  byteCount: number;
  /** What went wrong on our side; never shown outside. */
  cause: unknown;
}

/** What is held in memory at one time for deliveries that are still being read, of all requests together. */
const MOST_BYTES_IN_FLIGHT = 512 * 1024 * 1024;
const LONGEST_READ_MS = 60_000;
const FUTURE_TOLERANCE_MS = 5 * 60_000;
const HINT_BYTES = 4096;
/** Of what the headers call a delivery; an index takes no more than some 2,700 bytes. */
const LONGEST_ID = 500;

let bytesInFlight = 0;

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
  const refused = (receipt: Receipt, byteCount = 0, cause: unknown = null): Received => ({
    receipt,
    id: null,
    byteCount,
    cause,
  });
  const { signingSecrets, toleranceSeconds } = env().terra;

  const signature = parseSignatureHeader(headers.get("x-terra-signature") ?? headers.get("terra-signature"));
  if (signature === null || !isFresh(signature.signedAt, now, toleranceSeconds)) return refused("forged");
  const declared = declaredLength(headers);
  if (declared !== null && declared > env().webhookMaxBytes) return refused("too-large", declared);
  if (body === null) return refused("forged");

  const check = new SignatureCheck(signature, signingSecrets);
  const hash = createHash("sha256");
  const read = await readBody(body, declared, (chunk) => {
    check.update(chunk);
    hash.update(chunk);
  });
  if (typeof read === "string") return refused(read);

  const byteCount = read.length;
  const matched = check.matched();
  if (matched === null) return refused("forged", byteCount);

  try {
    const id = await keep({ headers, body: read, bodyHash: hash.digest(), signature: matched, now });
    return { receipt: id === null ? "duplicate" : "stored", id, byteCount, cause: null };
  } catch (cause) {
    return refused("unavailable", byteCount, cause);
  }
}

function declaredLength(headers: Headers): number | null {
  const text = headers.get("content-length");
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Reads a body once, within the limits of size, memory and time. */
async function readBody(
  body: ReadableStream<Uint8Array>,
  declared: number | null,
  pass: (chunk: Uint8Array) => void,
): Promise<Buffer | "too-large" | "busy" | "incomplete"> {
  const limit = env().webhookMaxBytes;
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  const late = setTimeout(() => void reader.cancel("too slow").catch(() => undefined), LONGEST_READ_MS);
  const give = async (answer: "too-large" | "busy") => {
    await reader.cancel(answer).catch(() => undefined);
    return answer;
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      bytesInFlight += value.length;
      if (total > limit) return await give("too-large");
      if (bytesInFlight > MOST_BYTES_IN_FLIGHT) return await give("busy");
      pass(value);
      chunks.push(value);
    }
  } catch {
    // The other side went away in the middle; what arrived was not acknowledged and will come again.
    return "incomplete";
  } finally {
    clearTimeout(late);
    bytesInFlight -= total;
  }
  return declared !== null && declared !== total ? "incomplete" : Buffer.concat(chunks, total);
}

interface Keeping {
  headers: Headers;
  body: Buffer;
  bodyHash: Buffer;
  signature: Buffer;
  now: Date;
}

/** The delivery and its bytes, or nothing when it was there already. */
const KEEP = {
  name: "keep-delivery",
  text: `
    WITH kept AS (
      INSERT INTO "Delivery" ("bodyHash", id, "traceKey", signature, reference, "orderedAt", "receivedAt", "byteCount")
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING "bodyHash", id
    )
    INSERT INTO "DeliveryBody" ("bodyHash", "deliveryId", bytes) SELECT "bodyHash", id, $9 FROM kept`,
};

/**
 * One transaction for the delivery, its bytes and its job.
 *
 * @returns null when it was there already: the same trace (a retry) or the same signature (a replay) with the same bytes
 */
async function keep({ headers, body, bodyHash, signature, now }: Keeping): Promise<string | null> {
  const bytes = await compress(body);
  const id = uuidv7();
  const reference = headers.get("terra-reference")?.slice(0, LONGEST_ID) ?? null;
  const trace = headers.get("x-terra-trace-id")?.slice(0, LONGEST_ID) ?? null;
  const traceKey = trace ?? (reference === null ? "" : `reference:${reference}`);
  const orderedAt = orderingTime(headers, now);
  return inInbox(async (client) => {
    // As text: `pg` would write a Date in the zone of this machine, and the columns are in UTC.
    const times = [orderedAt?.toISOString() ?? null, now.toISOString()];
    const values = [bodyHash, id, traceKey, signature, reference, ...times, body.length, bytes];
    const job = { bodyHash: bodyHash.toString("hex"), id };
    const [{ rowCount }] = await Promise.all([
      client.query({ ...KEEP, values }),
      sendJob(client, "apply-delivery", job, { group: userHint(body) ?? id }),
    ]);
    // The job of one that was there already is rolled back with everything else.
    return rowCount === 0 ? null : id;
  });
}

/** When Terra says that it emitted this; a time that has yet to come would shut out every honest one after it. */
function orderingTime(headers: Headers, now: Date): Date | null {
  const text = headers.get("x-terra-ordering-timestamp");
  if (text === null || !/^\d{13}$/.test(text)) return null;
  const milliseconds = Number(text);
  return milliseconds > now.getTime() + FUTURE_TOLERANCE_MS ? null : new Date(milliseconds);
}

/** Whose delivery this seems to be, at a glance: only for taking turns, so that one rider's history holds up nobody. */
function userHint(body: Buffer): string | null {
  const glance =
    body.toString("latin1", 0, HINT_BYTES) + body.toString("latin1", Math.max(0, body.length - HINT_BYTES));
  return /"user_id"\s*:\s*"([\w-]{1,100})"/.exec(glance)?.[1] ?? null;
}
