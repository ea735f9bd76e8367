import type { ConnectionId, UserId } from "@/core/ids";
import { db } from "../db";
import { env } from "../env";
import { requestPast } from "../history-requests";
import { sendJob } from "../jobs";
import { fetchPayload, PayloadGone, PayloadUnavailable } from "../terra/payload";
import { PayloadRefused } from "../terra/payload-address";
import { keepUnsigned } from "./asked-delivery";
import type { ClaimedDelivery, Outcome } from "./deliveries";
import type { Effect } from "./effects";
import { withoutChunk } from "./history";

/** A message of Terra's that holds where its payload can be fetched for some minutes. */
export interface Ping {
  url: string;
  /** Seconds. */
  expires_in?: number | null | undefined;
  payload_reference?: string | null | undefined;
}

const LONGEST_FETCH_MS = 60_000;
const MOST_ATTEMPTS = 5;
/** Where Terra does not say how long an address lasts. */
const USUAL_SECONDS = 300;

/**
 * Fetches what a ping names and keeps it as a delivery of its own, which is applied like any other. What cannot be
 * fetched is asked for anew.
 *
 * @throws PayloadUnavailable while its address lasts and there are attempts left
 * @see terra-api.md, 4.4
 */
export async function applyPing(ping: Ping, delivery: ClaimedDelivery, now = new Date()): Promise<Outcome> {
  const about = { type: "s3_payload" };
  const { terra, webhookMaxBytes: maxBytes } = env();
  try {
    const body = await fetchPayload(ping.url, { hosts: terra.payloadHosts, maxBytes, timeoutMs: LONGEST_FETCH_MS });
    const deliveryId = await keepUnsigned({
      body,
      name: `ping ${delivery.id}`,
      origin: "fetched",
      orderedAt: delivery.emittedAt,
      receivedAt: delivery.receivedAt,
      reference: delivery.reference ?? ping.payload_reference ?? null,
    });
    const effects: Effect[] = deliveryId ? [{ kind: "delivery", deliveryId, what: "fetched" }] : [];
    return { ...about, state: "applied", effects };
  } catch (error) {
    const isLost = error instanceof PayloadRefused || error instanceof PayloadGone;
    if (!isLost && !(error instanceof PayloadUnavailable)) throw error;
    const lastsUntil = delivery.receivedAt.getTime() + (ping.expires_in ?? USUAL_SECONDS) * 1000;
    if (!isLost && now.getTime() < lastsUntil && delivery.attempts < MOST_ATTEMPTS) throw error;
    const { words, effects } = await askAnew(delivery, ping, now);
    return { ...about, state: "failed", reason: `${error.message}. ${words}`, effects };
  }
}

/** A ping does not say whose payload it names; the request that it answers does, if there was one. */
async function askAnew(
  delivery: ClaimedDelivery,
  ping: Ping,
  now: Date,
): Promise<{ words: string; effects: Effect[] }> {
  const reference = delivery.reference ?? ping.payload_reference;
  const window =
    reference &&
    (await db.historyWindow.findFirst({
      where: { reference: withoutChunk(reference) },
      include: { request: { select: { connectionId: true, kind: true } } },
    }));
  if (!window) {
    await sendJob(db, "repair-gaps", { since: delivery.orderedAt.toISOString() }, { key: "repair-gaps" });
    return { words: "The last days of every connection are asked for once more", effects: [] };
  }
  // What comes of a repair and is lost again is not asked for without end.
  if (window.request.kind === "gap") return { words: "It was asked for anew already", effects: [] };
  const connection = { riderId: window.riderId as UserId, id: window.request.connectionId as ConnectionId };
  const { from, until } = window;
  const requestId = await db.$transaction((tx) => requestPast(tx, connection, { kind: "gap", from, until }, now));
  return {
    words: "Its days are asked for once more",
    effects: [{ kind: "request", requestId, what: "asked anew" }],
  };
}
