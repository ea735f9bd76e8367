import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { eventLetter } from "../connections";
import type { Letter } from "../deliveries";
import { dataEvent, isoTime, PAYLOAD_VERSION, terraUser } from "../events";
import type { Connection } from "../memory";
import type { DataType } from "../providers";
import type { Posting } from "../sending";
import type { World } from "../world";
import { speaksOld } from "./problem";

/** What was asked for, in all the forms in which it may be told. */
export interface Found {
  count: number;
  /** JSON texts. */
  write(): string[];
  letter(posting: Posting): Letter;
  /** Newest first. */
  chunks(): ((posting: Posting) => Letter)[];
}

export interface DataRequest {
  connection: Connection;
  type: DataType;
  /** Unix seconds. */
  window: { from: number; to: number } | null;
  isLarge: boolean;
  /** In the answer, not through the webhook. */
  isTold: boolean;
  found: Found;
}

/** Answers a request for data in one of the ways Terra is known for (terra-api.md 3.2). */
export function answerData(c: Context, world: World, request: DataRequest): Response {
  switch (world.memory.moods.answer) {
    case "nothing":
      return tellNothing(c, world, request);
    case "processing":
      return tellLater(c, world, request);
    case "throttled":
      return tellWhenAllowed(c, world, request);
    default:
      return request.isTold ? tellNow(c, world, request) : send(c, world, request);
  }
}

function tellNow(c: Context, world: World, request: DataRequest): Response {
  const { connection, type, found } = request;
  if (found.count === 0 && speaksOld(c, world)) return tellNothing(c, world, request);
  const user = terraUser(connection, world.now());
  c.header("content-type", "application/json");
  const items = found.write();
  return c.body(
    type === "athlete"
      ? `{"type":"athlete","version":"${PAYLOAD_VERSION}","user":${JSON.stringify(user)},"athlete":${items[0]}}`
      : dataEvent(type, user, items),
  );
}

function tellNothing(c: Context, world: World, { connection, type }: DataRequest): Response {
  const user = terraUser(connection, world.now());
  if (type === "athlete") return c.json({ type: "no_data", status: "success", message: "No data returned", user });
  return speaksOld(c, world)
    ? c.json({ status: "success", message: "No data returned", user })
    : c.json({ type, version: PAYLOAD_VERSION, user, data: [] });
}

/** Terra acknowledges first and sends then. */
const SENDING_MS = 300;
/** How long a provider takes that lets others wait. */
const LATER_MS = 1_500;
const RETRY_AFTER_SECONDS = 60;

function tellLater(c: Context, world: World, request: DataRequest): Response {
  const user = terraUser(request.connection, null);
  const told = {
    message: "Request is processing, try again later",
    retry_after_seconds: RETRY_AFTER_SECONDS,
    user,
  };
  world.postOffice.send([eventLetter({ type: "processing", status: "success", ...told })]);
  sendAll(world, request, randomUUID(), LATER_MS);
  return c.json({ type: speaksOld(c, world) ? "request_processing" : "processing", ...told });
}

function tellWhenAllowed(c: Context, world: World, request: DataRequest): Response {
  const user = terraUser(request.connection, null);
  const message = "The provider's rate limit was reached";
  const [from, to] = request.window ? [request.window.from, request.window.to] : [0, 0];
  const event = {
    type: "rate_limit_hit",
    user,
    start_date: isoTime(from * 1000).slice(0, 10),
    end_date: isoTime(to * 1000).slice(0, 10),
    retrying_at: isoTime(world.now() + LATER_MS),
    message,
  };
  world.postOffice.send([eventLetter(event)]);
  sendAll(world, request, randomUUID(), LATER_MS);
  return c.json({ type: "rate_limit_hit", message, user });
}

function send(c: Context, world: World, request: DataRequest): Response {
  const reference: string = randomUUID();
  const user = terraUser(request.connection, null);
  const { type, isLarge } = request;
  sendAll(world, request, reference, SENDING_MS);
  c.header("terra-reference", reference);
  const message = isLarge
    ? "This is a large request: it will be sent in parts"
    : "The data will be sent to your webhook";
  if (!speaksOld(c, world)) {
    const more = isLarge ? { message } : {};
    return c.json({ status: "success", type, reference, trace_id: reference, user, ...more });
  }
  return c.json(
    isLarge
      ? { type: "large_request_processing", status: "processing", message, user, reference }
      : { reference, message, user, ...(type === "athlete" ? { type: "webhook" } : {}) },
  );
}

function sendAll(world: World, request: DataRequest, reference: string, afterMs: number): void {
  const { found, isLarge } = request;
  const isOld = world.memory.moods.shapes === "old";
  if (isLarge) world.postOffice.send(chunksOf(request, reference, isOld), afterMs);
  else if (found.count > 0) {
    world.postOffice.send([found.letter({ traceId: reference, isHistory: true })], afterMs);
  }
}

function chunksOf({ connection, window, found }: DataRequest, reference: string, isOld: boolean): Letter[] {
  const user = terraUser(connection, null);
  const chunks = found.chunks();
  const [from, to] = [window?.from ?? 0, window?.to ?? 0];
  const announce = (type: string, more: object): Letter => ({
    ...eventLetter({ type, ...more }, reference),
    traceId: `${reference}:${type}`,
    isHistory: true,
  });
  return [
    announce("large_request_processing", {
      status: "processing",
      reference,
      message: `Fetching ${isoTime(from * 1000)} to ${isoTime(to * 1000)}`,
      user,
    }),
    announce("large_request_sending", {
      reference,
      message: "Sending in parts",
      expected_payloads: chunks.length,
      user,
    }),
    ...chunks.map((chunk, index) => {
      const traceId = `${reference}:chunk:${index + 1}`;
      // Terra's help shows references that name their chunk, too.
      return chunk({ traceId, reference: isOld ? traceId : reference, isHistory: true });
    }),
  ];
}
