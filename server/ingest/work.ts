import { ZodError } from "zod";
import { makeAllDigests, makeDigests } from "../digests";
import { keepCalls } from "../house-metrics";
import type { JobData } from "../job-data";
import type { JobHandlers } from "../jobs";
import { log } from "../log";
import { mailDigests, mailNotices } from "../mail/notices";
import { postMail } from "../mail/send";
import { sweepNotices } from "../notices";
import { typeNamed, userMentioned } from "../terra/event";
import { lookAfterSharedAccounts } from "./accounts";
import { applyWanted } from "./apply-wanted";
import { askAgain } from "./ask-again";
import { askAthlete } from "./ask-athlete";
import { watchClocks } from "./clocks";
import { findConnection } from "./connections";
import {
  type ClaimedDelivery,
  claimDelivery,
  ENDED_BEFORE,
  finishDelivery,
  letGoParked,
  noteFailure,
  type Outcome,
  resendForgotten,
  resumeBound,
  resumeParked,
} from "./deliveries";
import { lookAgainAtEnded } from "./ended";
import { forgetData } from "./forget";
import { repairGaps } from "./gaps";
import { askHistory, resendForgottenRequests } from "./history-asking";
import { parseDeliveredJson, UnreadableDelivery } from "./json";
import { endOldRefusals } from "./notice";
import { reckonRides } from "./reckon";
import { reconcile } from "./reconcile";
import { sweepRemovedRides } from "./removed-rides";
import { replayDeliveries } from "./replay";
import { keepDeliveries } from "./retention";
import { settleRide } from "./settle";
import { watchSilence } from "./silence";
import { sweepExpired } from "./sweep";
import { sweepComments } from "./sweep-comments";
import { resendForgottenUploads, sweepUploads } from "./uploads/forgotten";
import { readFile } from "./uploads/read-file";
import { takeApart } from "./uploads/take-apart";
import { undoBatch } from "./uploads/undo-batch";
import { verifyConnection } from "./verify";

/** What a worker does with each kind of job. */
export const handlers: JobHandlers = {
  "apply-delivery": applyDelivery,
  "apply-ping": applyDelivery,
  "reckon-rides": async ({ riderId }) => {
    await reckonRides(riderId);
  },
  "digest-athlete": ({ riderId }) => makeDigests(riderId),
  "digest-all": () => makeAllDigests(),
  "settle-ride": ({ riderId, rideId }) => settleRide(riderId, rideId),
  "verify-connection": ({ riderId, terraUserId }) => verifyConnection(riderId, terraUserId),
  "ask-again": (job) => askAgain(job),
  "ask-athlete": (job) => askAthlete(job),
  "forget-data": forgetData,
  "ask-history": (job) => askHistory(job),
  reconcile: (job) => reconcile(job),
  "repair-gaps": async (job) => {
    await repairGaps(job);
  },
  "take-apart": takeApart,
  "read-file": readFile,
  "undo-batch": undoBatch,
  "keep-deliveries": async () => {
    await keepDeliveries();
    await endOldRefusals();
    await sweepComments();
  },
  "replay-deliveries": ({ replayId }) => replayDeliveries(replayId),
  "mail-notices": (job) => mailNotices(job),
  "mail-digest": () => mailDigests(),
  "send-mail": postMail,
  "tidy-up": tidyUp,
};

/** The alarms are the last, and watched whatever became of the others. */
const TIDYING: (() => Promise<unknown>)[] = [
  () => keepCalls(),
  () => resendForgotten(),
  () => resumeBound(),
  () => letGoParked(),
  () => lookAfterSharedAccounts(),
  () => resendForgottenRequests(),
  () => sweepExpired(),
  () => sweepNotices(),
  () => sweepRemovedRides(),
  () => resendForgottenUploads(),
  () => sweepUploads(),
  () => watchSilence(),
  () => watchClocks(),
];

/** @throws what the first step that failed threw, once every step was tried */
async function tidyUp(): Promise<void> {
  const errors: unknown[] = [];
  for (const step of TIDYING) {
    try {
      await step();
    } catch (error) {
      if (errors.length > 0) log.error({ event: "tidy-up-trouble", reason: reasonOf(error) });
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

const MOST_ATTEMPTS = 5;

/** Applies one kept delivery. One that fails is kept with its reason and never holds up the others. */
async function applyDelivery(job: JobData["apply-delivery"]): Promise<void> {
  const start = performance.now();
  const delivery = await claimDelivery({ bodyHash: new Uint8Array(Buffer.from(job.bodyHash, "hex")), id: job.id });
  if (delivery === null) return;
  const outcome = await outcomeOf(delivery);
  const appliedMs = Math.round(performance.now() - start);
  await finishDelivery(delivery, { ...outcome, appliedMs });
  if (outcome.state === "parked") await resumeIfBound(outcome.terraUserId);
  if (outcome.reason === ENDED_BEFORE && outcome.terraUserId) await lookAgainAtEnded(delivery, outcome.terraUserId);

  const { state, type, reason } = outcome;
  const line = { event: "applied", state, type, id: delivery.id, attempts: delivery.attempts, reason };
  log[state === "failed" ? "error" : "info"]({ ...line, ms: appliedMs });
}

/** Whoever bound this Terra user while the delivery was being parked did not find it among those to resume. */
async function resumeIfBound(terraUserId: string | null | undefined): Promise<void> {
  if (terraUserId && (await findConnection(terraUserId))) await resumeParked(terraUserId);
}

/** @throws what may pass, while there are attempts left */
async function outcomeOf(delivery: ClaimedDelivery): Promise<Outcome> {
  // Counted at the claim: a delivery that kills its worker gets here, too.
  if (delivery.attempts > MOST_ATTEMPTS) {
    // Should reading it be what kills, it is read once more and not again.
    const about = delivery.attempts === MOST_ATTEMPTS + 1 ? await aboutBytes(delivery.body) : {};
    return { ...about, state: "failed", reason: "Given up after five attempts" };
  }
  if (delivery.body === null) return { state: "failed", reason: "Its bytes were purged before it was read" };
  try {
    return await applyWanted(parseDeliveredJson(delivery.body), delivery);
  } catch (error) {
    const reason = reasonOf(error);
    const isHopeless = error instanceof UnreadableDelivery || error instanceof ZodError;
    if (isHopeless || delivery.attempts >= MOST_ATTEMPTS) {
      return { ...(await aboutBytes(delivery.body)), state: "failed", reason };
    }
    await noteFailure(delivery, reason);
    throw error;
  }
}

/** What can be said of a delivery that cannot be applied, so that its rider can still have it deleted. */
async function aboutBytes(body: Uint8Array | null): Promise<Pick<Outcome, "type" | "terraUserId" | "riderId">> {
  if (body === null) return {};
  let payload: unknown;
  try {
    payload = parseDeliveredJson(body);
  } catch (error) {
    if (error instanceof UnreadableDelivery) return {};
    throw error;
  }
  const terraUserId = userMentioned(payload);
  const connection = terraUserId === null ? null : await findConnection(terraUserId);
  return { type: typeNamed(payload), terraUserId, riderId: connection?.riderId ?? null };
}

/** Names what is wrong and where, never with what value: the values are somebody's ride. */
function reasonOf(error: unknown): string {
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return `Not in Terra's documented shape: ${issue?.path.join(".") || "(whole)"} ${issue?.code ?? ""}`.trim();
  }
  return error instanceof Error ? `${error.name}: ${error.message.split("\n").at(-1)}`.slice(0, 500) : String(error);
}
