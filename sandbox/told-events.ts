import { authError, cancelled, connectionsOf, tell } from "./connections";
import { type EventJson, isoTime, PAYLOAD_VERSION, terraUser } from "./events";
import type { Connection } from "./memory";
import type { World } from "./world";

/** Events that Terra sends of its own accord, told when somebody presses a button (terra-api.md 4.5). */
export const TOLD_EVENTS = [
  "auth error",
  "auth_cancelled",
  "connection_error",
  "permission_change",
  "processing",
  "rate_limit_hit",
  "google_no_datasource",
  "healthcheck",
  "large_request_processing",
  "large_request_sending",
  "hormone",
  "planned_workout",
  "health_observation",
  "route",
  "lab_report.completed",
  "lab_report.failed",
  "request_processing",
  "request_completed",
  "internal_server_error",
  "provider_rate_limit",
  "something_new",
] as const;

export type ToldEvent = (typeof TOLD_EVENTS)[number];

export const toldEventNamed = (name: string): ToldEvent | null => TOLD_EVENTS.find((one) => one === name) ?? null;

const WITHOUT_A_USER: readonly ToldEvent[] = ["healthcheck", "lab_report.completed", "lab_report.failed"];

/** Tells an event of each connection of a rider, or one of nobody. @returns how many were told */
export function tellOf(world: World, name: ToldEvent, riderId: string): number {
  if (WITHOUT_A_USER.includes(name)) {
    tell(world, eventOfNobody(world, name));
    return 1;
  }
  const connections = connectionsOf(world, riderId);
  for (const connection of connections) tell(world, eventOf(world, name, connection));
  return connections.length;
}

export function eventOfNobody(world: World, name: ToldEvent): EventJson {
  if (name !== "healthcheck") return { type: name, status: "success", lab_report_id: "lab-1" };
  const hourAgo = world.now() - 3_600_000;
  const sent = world.memory.deliveries.filter(
    ({ orderingMs, attempts }) => attempts > 0 && orderingMs > hourAgo,
  ).length;
  return {
    type: "healthcheck",
    creation_timestamp: isoTime(world.now()),
    trend_percentage: 0,
    sent_webhooks_last_hour: sent,
  };
}

function eventOf(world: World, name: ToldEvent, connection: Connection): EventJson {
  const user = terraUser(connection, null);
  const session = { id: "flow-1", referenceId: connection.referenceId, provider: connection.provider };
  const day = isoTime(world.now()).slice(0, 10);
  const event = (more: object) => ({ type: name, user, ...more });
  switch (name) {
    case "auth error":
      return authError(session);
    case "auth_cancelled":
      return cancelled(session);
    case "connection_error":
      return event({ status: "warning", message: "The provider answered 401: the user has to connect again" });
    case "permission_change":
      return event(changedPermissions(world, connection));
    case "processing":
      return event({ status: "success", message: "Request is processing", retry_after_seconds: 60 });
    case "rate_limit_hit":
      return event({ start_date: day, end_date: day, retrying_at: isoTime(world.now() + 60_000), message: "Too much" });
    case "google_no_datasource":
      return event({ status: "warning", message: "There is no data source" });
    case "large_request_processing":
      return event({ status: "processing", reference: "large-1", message: "Fetching" });
    case "large_request_sending":
      return event({ reference: "large-1", expected_payloads: 2, message: "Sending" });
    case "something_new":
      return event({ message: "Nobody has documented this yet", further: { nested: true } });
    default:
      return event({ status: "success", message: "Told on request", data: [] });
  }
}

const ALL_SCOPES = "activity,profile";
const FEWER_SCOPES = "activity";

/** The rider takes one permission back, and gives it again the next time. */
function changedPermissions(world: World, connection: Connection) {
  const isFewer = connection.scopes !== FEWER_SCOPES;
  connection.scopes = isFewer ? FEWER_SCOPES : ALL_SCOPES;
  world.changed();
  return {
    status: "warning",
    message: "Permissions changed",
    version: PAYLOAD_VERSION,
    user: terraUser(connection, null),
    scopes_added: isFewer ? "" : "profile",
    scopes_removed: isFewer ? "profile" : "",
  };
}
