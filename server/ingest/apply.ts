import { assertNever } from "@/core/assert-never";
import { providerName } from "@/core/provider-name";
import { deauthenticate } from "../terra/client";
import type { TerraEvent } from "../terra/event";
import type { TerraUser } from "../terra/user";
import { noteAccount } from "./accounts";
import { applyActivities } from "./activities";
import { applyHealth } from "./apply-health";
import {
  connect,
  disconnect,
  findConnection,
  type Noted,
  notePermissions,
  noteRefusal,
  noteTrouble,
} from "./connections";
import { type ClaimedDelivery, type Outcome, resumeParked } from "./deliveries";
import { noteDelivered, noteLargeRequest } from "./history";
import { applyPing } from "./ping";
import { reauthenticate } from "./reauth";

const NOBODYS = "Nobody's connection yet";

/** Makes the database say what Terra said. Applying the same event twice changes nothing. */
export async function applyEvent(event: TerraEvent, delivery: ClaimedDelivery): Promise<Outcome> {
  switch (event.type) {
    case "activity":
      return counted(event, delivery, await applyActivities(event.user, event.data ?? [], delivery));
    case "body":
    case "daily":
    case "sleep":
    case "nutrition":
    case "menstruation":
      return counted(event, delivery, await applyHealth(event.type, event.user, event.data ?? [], delivery));
    case "auth":
      return event.status === "error"
        ? applyRefusal(event)
        : applyAuth({ ...event.user, reference_id: event.user.reference_id ?? event.reference_id }, delivery);
    case "auth_cancelled":
      return applyRefusal(event);
    case "deauth":
      return applyWord(event, await disconnect(event.user, "Disconnected", momentOf(delivery)));
    case "access_revoked":
      return applyWord(event, await disconnect(event.user, withdrawnAt(event.user.provider), momentOf(delivery)));
    case "connection_error":
      return applyWord(event, await noteTrouble(event.user, momentOf(delivery)));
    case "permission_change": {
      const change = { added: event.scopes_added ?? [], removed: event.scopes_removed ?? [] };
      return applyWord(event, await notePermissions(event.user, change, momentOf(delivery)));
    }
    case "user_reauth":
      return applyReauth(event.old_user ?? null, event.new_user, delivery);
    case "athlete":
      return applyAthlete(event.user, event.athlete?.provider_user_id ?? null);
    case "large_request_processing":
      return applyLargeRequest(event, null, delivery);
    case "large_request_sending":
      return applyLargeRequest(event, event.expected_payloads ?? null, delivery);
    case "processing":
    case "rate_limit_hit":
    case "google_no_datasource":
      return applyRemark(event);
    case "healthcheck":
      return { state: "applied", type: "healthcheck" };
    case "s3_payload":
      return applyPing(event, delivery);
    case "unhandled":
      return {
        state: "unhandled",
        type: event.name,
        reason: event.isDocumented ? "Of a kind that is not acted upon" : "Of a kind that is not known here",
      };
    default:
      return assertNever(event);
  }
}

/** A word that says no moment of its own is the newest: it may have waited here for the connection it is about. */
const momentOf = ({ emittedAt }: ClaimedDelivery): Date => emittedAt ?? new Date();

const withdrawnAt = (provider: string) => `You took back the permission on ${providerName(provider)}'s own page`;

async function applyAuth(user: TerraUser, { orderedAt }: ClaimedDelivery): Promise<Outcome> {
  const about = { type: "auth", terraUserId: user.user_id };
  const connection = await connect(user, orderedAt);
  if (connection === null) return { ...about, state: "unhandled", reason: "Its reference is nobody's here" };
  if (connection.state === "revoked" && !connection.isFormer) await deauthenticate(user.user_id);
  await resumeParked(user.user_id);
  const { riderId, id: connectionId, state } = connection;
  return {
    ...about,
    state: "applied",
    riderId,
    effects: [{ kind: "connection", riderId, connectionId, what: connection.isFormer ? "unchanged" : state }],
  };
}

/** One that overtakes its `auth` waits for it like a ride: what it says counts as soon as the connection is made. */
function applyWord({ type, user }: { type: string; user: TerraUser }, noted: Noted | null): Outcome {
  const about = { type, terraUserId: user.user_id };
  if (noted === null) return { ...about, state: "parked", reason: NOBODYS };
  const { connection, isChanged } = noted;
  const { riderId, id: connectionId, state } = connection;
  return {
    ...about,
    state: "applied",
    riderId,
    reason: connection.isFormer ? "Of a former name of the connection: nothing changes" : null,
    effects: [{ kind: "connection", riderId, connectionId, what: isChanged ? state : "unchanged" }],
  };
}

async function applyReauth(before: TerraUser | null, now: TerraUser, delivery: ClaimedDelivery): Promise<Outcome> {
  const about = { type: "user_reauth", terraUserId: now.user_id };
  const done = await reauthenticate(before, now, delivery.orderedAt);
  if (done.kind === "nobody") return { ...about, state: "unhandled", reason: "Its reference is nobody's here" };
  if (done.kind === "two riders") {
    return { ...about, state: "unhandled", reason: "Its users are connections of two riders: nothing is merged" };
  }
  if (done.kind === "ended") await deauthenticate(now.user_id);
  await resumeParked(now.user_id);
  if (before) await resumeParked(before.user_id);
  const { riderId, id: connectionId } = done.connection;
  return {
    ...about,
    state: "applied",
    riderId,
    effects: [{ kind: "connection", riderId, connectionId, what: done.kind }],
  };
}

async function applyRefusal(event: {
  type: string;
  reference_id?: string | null | undefined;
  reason?: string | null | undefined;
}): Promise<Outcome> {
  const riderId = await noteRefusal(event.reference_id, event.reason ?? "refused");
  return { state: "applied", type: event.type, riderId, reason: "The rider did not agree" };
}

async function applyAthlete(user: TerraUser, accountId: string | number | null): Promise<Outcome> {
  const about = { type: "athlete", terraUserId: user.user_id };
  const connection = await findConnection(user.user_id);
  if (connection === null) return { ...about, state: "parked", reason: NOBODYS };
  const { riderId, id: connectionId } = connection;
  const isNews = accountId !== null && (await noteAccount(connection, String(accountId)));
  return {
    ...about,
    state: "applied",
    riderId,
    effects: [{ kind: "connection", riderId, connectionId, what: isNews ? "account" : "unchanged" }],
  };
}

/** Data that was asked for counts towards its request, readable or not. */
async function counted(
  { type, user, data }: { type: string; user: TerraUser; data?: unknown[] | null | undefined },
  delivery: ClaimedDelivery,
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.state !== "applied" && outcome.state !== "failed") return outcome;
  const before = delivery.didBefore.find((effect) => effect.kind === "request");
  if (before) return { ...outcome, effects: [...(outcome.effects ?? []), before] };
  const connection = await findConnection(user.user_id);
  const requestId = connection && (await noteDelivered(connection, type, delivery, data?.length ?? 0));
  return requestId
    ? { ...outcome, effects: [...(outcome.effects ?? []), { kind: "request", requestId, what: "counted" }] }
    : outcome;
}

async function applyLargeRequest(
  event: { type: string; user: TerraUser; reference?: string | null | undefined },
  expectedPayloads: number | null,
  delivery: ClaimedDelivery,
): Promise<Outcome> {
  const outcome = await applyRemark(event);
  const requestId = await noteLargeRequest(event.reference ?? delivery.reference, expectedPayloads);
  return requestId ? { ...outcome, effects: [{ kind: "request", requestId, what: "large" }] } : outcome;
}

/** That a provider or Terra has to wait, or has nothing: nothing to be done, and kept for who looks. */
async function applyRemark({ type, user }: { type: string; user: TerraUser }): Promise<Outcome> {
  const connection = await findConnection(user.user_id);
  return { type, terraUserId: user.user_id, riderId: connection?.riderId ?? null, state: "applied" };
}
