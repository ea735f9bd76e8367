import { randomUUID } from "node:crypto";
import { PAYLOAD_VERSION, terraUser } from "./events";
import type { Connection, ConnectSession } from "./memory";
import type { World } from "./world";

/**
 * The rider agreed: a new user of Terra's, told by an `auth` event. Had they agreed before for the same reference,
 * the old user ends and a `user_reauth` says so (terra-api.md 4.6).
 */
export function agree(world: World, session: ConnectSession, riderId: string): Connection {
  const { memory } = world;
  const connection: Connection = {
    userId: session.userId,
    riderId,
    referenceId: session.referenceId,
    provider: session.provider,
    createdAt: world.now(),
  };
  const replaced = memory.connections.find((one) => isSameLink(one, connection));
  memory.connections = [...memory.connections.filter((one) => one !== replaced), connection];
  closeSession(world, session);

  if (replaced) tell(world, "user_reauth", replacement(replaced, connection));
  tell(world, "auth", {
    type: "auth",
    status: "success",
    message: "User authenticated successfully",
    user: terraUser(connection, null),
    ...(session.kind === "widget" ? { widget_session_id: session.id } : {}),
  });
  return connection;
}

const isSameLink = (one: Connection, other: Connection) =>
  one.riderId === other.riderId &&
  one.provider === other.provider &&
  one.referenceId === other.referenceId &&
  one.referenceId !== null;

const replacement = (old: Connection, fresh: Connection) => ({
  type: "user_reauth",
  status: "warning",
  message: "The user authenticated again",
  version: PAYLOAD_VERSION,
  old_user: terraUser(old, null, false),
  new_user: terraUser(fresh, null),
});

/** The rider refused: Terra tells it without a user. */
export function refuse(world: World, session: ConnectSession): void {
  closeSession(world, session);
  tell(world, "auth_cancelled", {
    type: "auth_cancelled",
    status: "error",
    flow_id: session.id,
    reason: "access_denied",
    reference_id: session.referenceId,
  });
}

/** Ends a connection, whoever wished it, and forgets the user. */
export function disconnect(world: World, connection: Connection): void {
  const { memory } = world;
  memory.connections = memory.connections.filter((one) => one !== connection);
  tell(world, "deauth", {
    type: "deauth",
    status: "success",
    message: "User deauthenticated",
    user: terraUser(connection, null, false),
  });
}

function closeSession({ memory }: World, session: ConnectSession): void {
  memory.sessions = memory.sessions.filter((one) => one !== session);
}

function tell(world: World, about: string, event: object): void {
  world.changed();
  const id = randomUUID();
  world.postOffice.send([{ traceId: id, reference: id, about, content: { kind: "event", event }, isHistory: false }]);
}

/** All links of a rider: the same rider may be linked under several references. */
export const connectionsOf = ({ memory }: World, riderId: string) =>
  memory.connections.filter((connection) => connection.riderId === riderId);
