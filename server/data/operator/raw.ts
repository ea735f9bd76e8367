import "server-only";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { type JsonPiece, membersAt } from "@/core/json-pieces";
import { type AuditAction, audit } from "../../audit";
import { db } from "../../db";
import { isOperator } from "../../operator";
import type { Viewer } from "../../viewer";

const LARGEST_BODY = 256 * 1024 * 1024;
const HOUR_MS = 3_600_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const decompress = promisify(zstdDecompress);

/**
 * The bytes of a delivery. They are somebody's ride: that an operator takes them is written down.
 *
 * @returns null when the viewer is no operator, or there are none
 */
export async function downloadDelivery(viewer: Viewer, id: string): Promise<Buffer | null> {
  return (await isThere(viewer, id)) && (await isWrittenDown(viewer, id, "download-delivery", 0)) ? readBody(id) : null;
}

/** What is at a place of a delivery's JSON; or its beginning, when it is none. */
export type RawPiece = ({ isJson: true } & JsonPiece) | { isJson: false; text: string };

/**
 * Some of what a delivery says, at one place. Looking is written down, once an hour for each delivery.
 *
 * @param pointer a JSON pointer (RFC 6901)
 * @returns null when the viewer is no operator, or there is nothing there
 */
export async function lookInto(viewer: Viewer, id: string, pointer: string, from: number): Promise<RawPiece | null> {
  if (!(await isThere(viewer, id))) return null;
  if (!(await isWrittenDown(viewer, id, "read-delivery", HOUR_MS))) return null;
  const parsed = await parse(id);
  if (parsed === null) return null;
  if (!parsed.isJson) return parsed;
  const piece = membersAt(parsed.value, pointer, from, AT_ONCE);
  return piece && { isJson: true, ...piece };
}

const AT_ONCE = 100;

async function isThere(viewer: Viewer, id: string): Promise<boolean> {
  if (!UUID.test(id) || !(await isOperator(viewer.userId))) return false;
  return (await db.deliveryBody.count({ where: { deliveryId: id } })) > 0;
}

/** @returns false when the right ended in between */
async function isWrittenDown(viewer: Viewer, id: string, action: AuditAction, goodForMs: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return false;
    const recent = await tx.auditEntry.count({
      where: { actorId: viewer.userId, action, subject: id, at: { gt: new Date(Date.now() - goodForMs) } },
    });
    if (recent === 0) await audit(tx, viewer.userId, action, id);
    return true;
  });
}

async function readBody(id: string): Promise<Buffer | null> {
  const row = await db.deliveryBody.findFirst({ where: { deliveryId: id }, select: { bytes: true } });
  return row && decompress(row.bytes, { maxOutputLength: LARGEST_BODY });
}

type Parsed = { isJson: true; value: unknown } | { isJson: false; text: string };

const BEGINNING = 2_000;
const KEPT_MS = 60_000;

let last: { id: string; parsed: Parsed } | undefined;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** The delivery that was looked into last is kept parsed for a minute: every unfolding would parse it anew. */
async function parse(id: string): Promise<Parsed | null> {
  clearTimeout(forgetting);
  if (last?.id !== id) {
    last = undefined;
    const body = await readBody(id);
    if (body === null) return null;
    last = { id, parsed: toJson(body.toString("utf8")) };
  }
  forgetting = setTimeout(() => {
    last = undefined;
  }, KEPT_MS);
  forgetting.unref();
  return last.parsed;
}

function toJson(text: string): Parsed {
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false, text: text.slice(0, BEGINNING) };
  }
}
