import { type Connection, isActive } from "./memory";

/** The payload's own version, fixed for years (terra-api.md 1.3). */
export const PAYLOAD_VERSION = "2022-03-16";

/** An event as Terra writes it. */
export interface EventJson {
  type: string;
  [further: string]: unknown;
}

/** Terra's user object (terra-api.md 2.5). */
export const terraUser = (connection: Connection, lastWebhookAt: number | null) => ({
  user_id: connection.userId,
  provider: connection.provider,
  reference_id: connection.referenceId,
  scopes: connection.scopes ?? null,
  created_at: isoTime(connection.createdAt),
  last_webhook_update: lastWebhookAt === null ? null : isoTime(lastWebhookAt),
  active: isActive(connection),
});

/** `2026-11-20T10:05:00.123000+00:00` */
export const isoTime = (unixMs: number) => new Date(unixMs).toISOString().replace("Z", "000+00:00");

/** An event around items that are JSON text already. */
export const dataEvent = (type: string, user: object, items: readonly string[]) =>
  `{"type":"${type}","version":"${PAYLOAD_VERSION}","user":${JSON.stringify(user)},"data":[${items.join(",")}]}`;
