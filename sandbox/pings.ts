import { randomUUID } from "node:crypto";
import type { Delivery } from "./deliveries";
import type { Moods } from "./moods";

const EXPIRES_IN_SECONDS = 300;
/** What is larger goes by its address, when only large payloads do. */
const LARGE_BYTES = 1_000_000;

/**
 * In ping mode Terra posts where a payload can be fetched for some minutes, and nothing else (terra-api.md 4.4).
 * A retry carries the same address, whose time runs from the first attempt.
 */
export function pingOrPayload(
  delivery: Delivery,
  payload: Uint8Array<ArrayBuffer> | null,
  { moods, publicUrl, now }: { moods: Moods; publicUrl: string; now: number },
): Uint8Array<ArrayBuffer> | null {
  if (!payload || delivery.content.kind === "event") return payload;
  if (!delivery.ping) {
    const isByAddress = moods.ping === "always" || (moods.ping === "large" && payload.length > LARGE_BYTES);
    if (!isByAddress) return payload;
    const lastsMs = moods.expiredPings ? 0 : EXPIRES_IN_SECONDS * 1000;
    delivery.ping = { token: randomUUID(), expiresAt: now + lastsMs };
  }
  const { token } = delivery.ping;
  const ping = {
    type: "s3_payload",
    status: "success",
    url: `${publicUrl}/payloads/${token}`,
    expires_in: EXPIRES_IN_SECONDS,
    payload_reference: token,
  };
  return new TextEncoder().encode(JSON.stringify(ping));
}

/** The delivery whose payload waits at an address; null when there is none, or its time is over. */
export const pinged = (deliveries: readonly Delivery[], token: string, now: number): Delivery | null =>
  deliveries.find(({ ping }) => ping?.token === token && ping.expiresAt > now) ?? null;
