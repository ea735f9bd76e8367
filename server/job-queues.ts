import type { JobName } from "./job-data";

/** How a queue treats its jobs, in the words of pg-boss. */
interface QueuePlan {
  /** `short`: of each key one job waits at most. */
  policy?: "short";
  /** Whether workers are told of a job at once. */
  notify?: boolean;
  retryLimit: number;
  /** Seconds. */
  retryDelay: number;
  retryBackoff: boolean;
  retryDelayMax: number;
  heartbeatSeconds: number;
  expireInSeconds: number;
  deleteAfterSeconds: number;
  retentionSeconds: number;
}

const DAY_SECONDS = 86_400;

/** Five attempts, 10 s to 15 min apart; a worker that died is noticed by its missing heartbeat. */
const patient: QueuePlan = {
  retryLimit: 4,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 900,
  heartbeatSeconds: 30,
  expireInSeconds: 600,
  deleteAfterSeconds: DAY_SECONDS,
  // Longer than any outage we mean to survive.
  retentionSeconds: 90 * DAY_SECONDS,
};

/** Every queue there is, and how it treats its jobs. */
export const QUEUES: Record<JobName, QueuePlan> = {
  "apply-delivery": { ...patient, notify: true },
  "apply-ping": { ...patient, notify: true },
  // One waiting for each rider is enough: it reads the figures when it runs.
  "reckon-rides": { ...patient, notify: true, policy: "short" },
  // One waiting for each athlete is enough: it reads everything when it runs.
  "digest-athlete": { ...patient, notify: true, policy: "short" },
  "digest-all": { ...patient, policy: "short" },
  "settle-ride": { ...patient, notify: true },
  "verify-connection": { ...patient, notify: true },
  // One waiting for each recording is enough; Terra may be away for some minutes.
  "ask-again": { ...patient, notify: true, policy: "short", retryLimit: 12 },
  // One for each connection; a provider that does not say is not asked for long.
  "ask-athlete": { ...patient, notify: true, policy: "short" },
  "forget-data": { ...patient, notify: true },
  // One for each connection is enough: all that it goes by is in the database.
  "ask-history": { ...patient, notify: true, policy: "short" },
  reconcile: { ...patient, notify: true, policy: "short", retryLimit: 8 },
  "repair-gaps": { ...patient, notify: true, policy: "short" },
  "take-apart": { ...patient, notify: true },
  "read-file": { ...patient, notify: true },
  "undo-batch": { ...patient, notify: true },
  "keep-deliveries": { ...patient, retryLimit: 0, policy: "short" },
  "replay-deliveries": { ...patient, notify: true, expireInSeconds: 3600 },
  // One waiting for each person is enough: it sends all that has gathered.
  "mail-notices": { ...patient, notify: true, policy: "short" },
  "mail-digest": { ...patient, retryLimit: 0, policy: "short" },
  // For most of a day, ever more slowly: mail servers are away at times, and some let strangers wait first.
  "send-mail": { ...patient, notify: true, retryLimit: 24, retryDelay: 60, retryDelayMax: 3600 },
  "tidy-up": { ...patient, retryLimit: 0, policy: "short" },
};
