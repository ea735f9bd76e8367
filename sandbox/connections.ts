import { randomUUID } from "node:crypto";
import type { Letter } from "./deliveries";
import { type EventJson, PAYLOAD_VERSION, terraUser } from "./events";
import { type Connection, type ConnectSession, isActive } from "./memory";
import type { Moods } from "./moods";
import type { World } from "./world";

/** Between two events of which one is to arrive first. */
const APART_MS = 300;

/**
 * The rider agreed: a new user of Terra's, told by an `auth` event. Had they agreed before for the same reference,
 * the old user ends and a `user_reauth` says so, unless its access had ended already (terra-api.md 4.6).
 */
export function agree(world: World, session: ConnectSession, riderId: string, provider = session.provider): Connection {
  const { memory } = world;
  const connection: Connection = {
    userId: session.userId,
    riderId,
    referenceId: session.referenceId,
    provider,
    createdAt: world.now(),
  };
  const replaced = memory.connections.find((one) => isSameLink(one, connection) && isActive(one));
  const stay = (one: Connection) => one !== replaced && !isDisplaced(world, one, connection);
  memory.connections = [...memory.connections.filter(stay), connection];
  closeSession(world, session);

  const auth = { type: "auth", ...authenticated(world, session, connection) };
  if (!replaced) tell(world, auth);
  else tellInOrder(world, { auth, reauth: replacement(world, replaced, connection) });
  return connection;
}

const isSameLink = (one: Connection, other: Connection) =>
  one.riderId === other.riderId &&
  one.provider === other.provider &&
  one.referenceId === other.referenceId &&
  one.referenceId !== null;

/** Of old, an account had one user: whoever connected it for another reference took it over, and nobody was told. */
const isDisplaced = ({ memory }: World, one: Connection, fresh: Connection) =>
  memory.moods.shapes === "old" &&
  one.riderId === fresh.riderId &&
  one.provider === fresh.provider &&
  one.referenceId !== fresh.referenceId;

const authenticated = ({ memory }: World, session: ConnectSession, connection: Connection) => ({
  status: "success",
  message: "User authenticated successfully",
  user: terraUser(connection, null),
  ...(session.kind === "widget" ? { widget_session_id: session.id } : {}),
  ...(memory.moods.shapes === "old" ? { reference_id: connection.referenceId, version: PAYLOAD_VERSION } : {}),
});

const replacement = ({ memory }: World, old: Connection, fresh: Connection) => ({
  type: "user_reauth",
  status: "warning",
  message: "The user authenticated again",
  version: PAYLOAD_VERSION,
  old_user: memory.moods.hidesOldUser ? null : terraUser({ ...old, isActive: false }, null),
  new_user: terraUser(fresh, null),
});

function tellInOrder(world: World, events: Record<"auth" | "reauth", EventJson>): void {
  const order = ORDERS[world.memory.moods.reauth];
  for (const [index, name] of order.entries()) tell(world, events[name], index * APART_MS);
}

const ORDERS: Record<Moods["reauth"], readonly ("auth" | "reauth")[]> = {
  "reauth, auth": ["reauth", "auth"],
  "auth, reauth": ["auth", "reauth"],
  "only auth": ["auth"],
  "only reauth": ["reauth"],
};

/** The rider refused: Terra tells it without a user, as it once told every failure. */
export function refuse(world: World, session: ConnectSession): void {
  closeSession(world, session);
  tell(world, world.memory.moods.shapes === "old" ? authError(session) : cancelled(session));
}

export const cancelled = ({ id, referenceId }: Pick<ConnectSession, "id" | "referenceId">) => ({
  type: "auth_cancelled",
  status: "error",
  flow_id: id,
  reason: "access_denied",
  reference_id: referenceId,
});

export const authError = ({ id, referenceId, provider }: Pick<ConnectSession, "id" | "referenceId" | "provider">) => ({
  type: "auth",
  status: "error",
  message: "User could not be authenticated",
  reason: "access_denied",
  reference_id: referenceId,
  widget_session_id: id,
  provider,
});

/** Ends a connection, whoever wished it, and forgets the user. */
export function disconnect(world: World, connection: Connection): void {
  const { memory } = world;
  memory.connections = memory.connections.filter((one) => one !== connection);
  tell(world, {
    type: "deauth",
    status: "success",
    message: "User deauthenticated",
    user: terraUser({ ...connection, isActive: false }, null),
  });
}

/** The rider takes access back in the provider's own settings: Terra keeps the user, who gives nothing any more. */
export function revoke(world: World, connection: Connection): void {
  connection.isActive = false;
  tell(world, {
    type: "access_revoked",
    status: "warning",
    message: "The user revoked access at the provider",
    user: terraUser(connection, null),
  });
}

function closeSession({ memory }: World, session: ConnectSession): void {
  memory.sessions = memory.sessions.filter((one) => one !== session);
}

/** Posts an event as it stands. */
export function tell(world: World, event: EventJson, afterMs = 0): void {
  world.changed();
  world.postOffice.send([eventLetter(event)], afterMs);
}

export function eventLetter(event: EventJson, reference?: string): Letter {
  const traceId = randomUUID();
  return {
    traceId,
    reference: reference ?? traceId,
    about: event.type,
    content: { kind: "event", event },
    isHistory: false,
  };
}

/** All links of a rider that still give something: the same rider may be linked under several references. */
export const connectionsOf = ({ memory }: World, riderId: string) =>
  memory.connections.filter((connection) => connection.riderId === riderId && isActive(connection));
