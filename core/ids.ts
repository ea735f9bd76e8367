import type { Brand } from "./brand";

export type UserId = Brand<string, "UserId">;
export type RideId = Brand<string, "RideId">;
export type ConnectionId = Brand<string, "ConnectionId">;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A ride id taken from an address, or null when it cannot be one. */
export const parseRideId = (text: string): RideId | null => (UUID.test(text) ? (text.toLowerCase() as RideId) : null);

/** A user id taken from an address or a form, or null when it cannot be one. */
export const parseUserId = (text: string): UserId | null => (UUID.test(text) ? (text.toLowerCase() as UserId) : null);

/** A connection id taken from a form, or null when it cannot be one. */
export const parseConnectionId = (text: string): ConnectionId | null =>
  UUID.test(text) ? (text.toLowerCase() as ConnectionId) : null;
