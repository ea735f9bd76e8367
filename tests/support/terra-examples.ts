import { exampleBody, exampleDaily, exampleSleep } from "./terra-example-day";
import { exampleAthlete, exampleMenstruation, exampleNutrition } from "./terra-example-diary";
import { bareRide, exampleRide, indoorRide, localRide, nullRide, summaryRide, unevenRide } from "./terra-example-ride";

/**
 * One example of every event Terra has ever documented (terra-api.md 4.5), and the odd ones of 5.10.
 * Written by us in the published shapes: synthetic, and no evidence of what Bryton sends.
 */

/** Every name of an event that is published, old and new. */
export const EVENT_TYPES = [
  "auth",
  "auth_cancelled",
  "deauth",
  "user_reauth",
  "access_revoked",
  "connection_error",
  "permission_change",
  "activity",
  "body",
  "daily",
  "sleep",
  "nutrition",
  "menstruation",
  "athlete",
  "large_request_processing",
  "large_request_sending",
  "processing",
  "rate_limit_hit",
  "google_no_datasource",
  "healthcheck",
  "s3_payload",
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
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

export interface ExampleUser {
  user_id: string;
  provider: string;
  reference_id: string | null;
  [further: string]: unknown;
}

export interface TerraExample {
  /** What is special about it, for the title of a test. */
  name: string;
  type: EventType;
  /** The delivered JSON. */
  event: { type: string; [further: string]: unknown };
}

export const EXAMPLE_USER: ExampleUser = {
  user_id: "0b6d4c7e-2a55-4f0e-9a44-5d7f3a1c0e11",
  provider: "BRYTONSPORT",
  reference_id: "usr_1",
  scopes: "activity,profile",
  created_at: "2026-11-20T07:59:00.000000+00:00",
  last_webhook_update: "2026-11-20T10:05:00.000000+00:00",
  active: true,
};

const VERSION = "2022-03-16";
const REFERENCE = "5f0c1f0a-8a0a-4d2c-9a11-6a9d3a2b7c01";

/** An event with data in it. */
const dataEvent = (type: EventType, user: ExampleUser, ...data: unknown[]) => ({ type, version: VERSION, user, data });

/** One event of each type, and of `auth` both outcomes. */
export function terraExamples(user: ExampleUser = EXAMPLE_USER): TerraExample[] {
  const named = (type: EventType, more: object, name: string = type): TerraExample => ({
    name,
    type,
    event: { type, ...more },
  });
  const data = (type: EventType, item: unknown): TerraExample => ({
    name: type,
    type,
    event: dataEvent(type, user, item),
  });
  const { reference_id } = user;
  return [
    named("auth", { status: "success", message: "Authenticated", user, widget_session_id: "ws-1", flow_id: "fl-1" }),
    named(
      "auth",
      {
        status: "error",
        message: "Authentication failed",
        reason: "missing_scopes",
        reference_id,
        widget_session_id: "ws-1",
        provider: user.provider,
      },
      "auth that failed, the old way",
    ),
    named("auth_cancelled", { status: "error", reason: "access_denied", reference_id, flow_id: "fl-1" }),
    named("deauth", { status: "success", message: "User deauthenticated", user: { ...user, active: false } }),
    named("user_reauth", {
      status: "warning",
      message: "The user authenticated again",
      version: VERSION,
      old_user: { ...user, active: false },
      new_user: { ...user, user_id: `${user.user_id}-new` },
    }),
    named("access_revoked", { status: "warning", message: "Access was revoked", user: { ...user, active: false } }),
    named("connection_error", { status: "warning", message: "The provider answered 401", user }),
    named("permission_change", {
      status: "warning",
      message: "Permissions changed",
      version: VERSION,
      user: { ...user, scopes: "activity" },
      scopes_added: "",
      scopes_removed: "profile",
    }),
    data("activity", exampleRide()),
    data("body", exampleBody),
    data("daily", exampleDaily),
    data("sleep", exampleSleep),
    data("nutrition", exampleNutrition),
    data("menstruation", exampleMenstruation),
    named("athlete", { version: VERSION, user, athlete: exampleAthlete }),
    named("large_request_processing", {
      status: "processing",
      message: "Fetching 2025-11-20 to 2026-11-20",
      reference: REFERENCE,
      user,
    }),
    named("large_request_sending", { message: "Sending", reference: REFERENCE, expected_payloads: 4, user }),
    named("processing", { status: "success", message: "Try again later", retry_after_seconds: 60, user }),
    named("rate_limit_hit", {
      message: "The provider's limit was reached",
      start_date: "2026-11-01",
      end_date: "2026-11-20",
      retrying_at: "2026-11-20T11:00:00.000000+00:00",
      user,
    }),
    named("google_no_datasource", { status: "warning", message: "No data source", user }),
    named("healthcheck", {
      creation_timestamp: "2026-11-20T10:00:00.000000+00:00",
      trend_percentage: 1.2,
      sent_webhooks_last_hour: 40,
    }),
    named("s3_payload", {
      status: "success",
      url: "https://bucket.s3.eu-west-2.amazonaws.com/payload.json?X-Amz-Expires=300",
      expires_in: 300,
      payload_reference: "payload-1",
    }),
    data("hormone", { metadata: { start_time: "2026-11-20T00:00:00.000000+01:00" } }),
    data("planned_workout", { metadata: { id: "plan-1", name: "Intervals" } }),
    data("health_observation", { metadata: { start_time: "2026-11-20T00:00:00.000000+01:00" } }),
    data("route", { metadata: { id: "route-1", name: "Round the lake" } }),
    named("lab_report.completed", { status: "success", lab_report_id: "lab-1" }),
    named("lab_report.failed", { status: "error", lab_report_id: "lab-1", message: "Unreadable" }),
    named("request_processing", { status: "processing", message: "Request is processing, try again later", user }),
    named("request_completed", { status: "success", message: "Done", reference: REFERENCE, user }),
    named("internal_server_error", { status: "error", message: "Something went wrong", user }),
    named("provider_rate_limit", { status: "error", message: "The provider asks for patience", user }),
  ];
}

/** The same events as they may also come: old shapes, poor shapes, strange shapes. */
export function terraVariants(user: ExampleUser = EXAMPLE_USER): TerraExample[] {
  const activity = (name: string, ...rides: unknown[]): TerraExample => ({
    name,
    type: "activity",
    event: dataEvent("activity", user, ...rides),
  });
  const { user_id, provider, reference_id } = user;
  return [
    activity("every group null", nullRide("bs-null")),
    activity("only metadata", bareRide("bs-bare")),
    activity("only totals, the samples switched off", summaryRide("bs-summary")),
    activity("series of unequal length", unevenRide("bs-uneven")),
    activity("no offsets", localRide("bs-local")),
    activity("indoors", indoorRide("bs-indoor")),
    activity("type 0", exampleRide({ summary_id: "bs-type-0", type: 0 })),
    activity("an unknown type", exampleRide({ summary_id: "bs-type-999", type: 999 })),
    activity("a type in words", exampleRide({ summary_id: "bs-type-words", type: "ROAD_BIKING" })),
    activity("letters of the world and HTML in the name", exampleRide({ summary_id: "bs-name", name: STRANGE_NAME })),
    activity("no name, no summary id", exampleRide({ summary_id: null, name: null })),
    activity("an update", exampleRide({ upload_type: 3, name: "Morning ride, renamed" })),
    activity("marked for deletion", exampleRide({ upload_type: 4 })),
    activity("pending", exampleRide({ summary_id: "bs-pending", upload_type: 5 })),
    activity(
      "two rides in one event",
      exampleRide({ summary_id: "bs-two-1" }),
      exampleRide({ summary_id: "bs-two-2" }),
    ),
    activity("one good ride and one without metadata", exampleRide({ summary_id: "bs-good" }), { metadata: null }),
    activity("no ride at all"),
    { name: "data is null", type: "activity", event: { type: "activity", version: VERSION, user, data: null } },
    {
      name: "auth the old way, with a reference at the top",
      type: "auth",
      event: { type: "auth", status: "success", version: VERSION, reference_id, user: { user_id, provider } },
    },
    {
      name: "scopes as a list",
      type: "auth",
      event: { type: "auth", status: "success", user: { ...user, scopes: ["activity", "profile"] } },
    },
    {
      name: "user_reauth without the old user",
      type: "user_reauth",
      event: {
        type: "user_reauth",
        status: "warning",
        message: "The user authenticated again",
        version: VERSION,
        old_user: null,
        new_user: { ...user, user_id: `${user_id}-new` },
      },
    },
    {
      name: "auth_cancelled without a reason or a reference",
      type: "auth_cancelled",
      event: { type: "auth_cancelled", status: "error" },
    },
    {
      name: "a chunk that comes before its announcement",
      type: "activity",
      event: dataEvent("activity", user, exampleRide({ summary_id: "bs-chunk" })),
    },
  ];
}

/** Only one type's example; of `auth` the successful one. */
export function terraExample(type: EventType, user: ExampleUser = EXAMPLE_USER): TerraExample["event"] {
  const found = terraExamples(user).find((example) => example.type === type);
  if (!found) throw new Error(`There is no example of ${type}`);
  return found.event;
}

export const STRANGE_NAME = 'Früh 🚴 <b>übers</b> Stilfser Joch & zurück \u202e\u0000 "Штелвио" 日の出';
