import "server-only";
import { type Alarm, type AlarmKind, endAlarm, listAlarms } from "../../alarms";
import { audit } from "../../audit";
import { db } from "../../db";
import { JOB_NAMES, retryJobs } from "../../jobs";
import { isOperator } from "../../operator";
import { listDeadJobs, listQueues, type QueueState } from "../../queues";
import type { Viewer } from "../../viewer";

/**
 * The queues and what is wrong in the house.
 *
 * @returns null when the viewer is no operator
 */
export async function findStanding(viewer: Viewer): Promise<{ queues: QueueState[]; alarms: Alarm[] } | null> {
  if (!(await isOperator(viewer.userId))) return null;
  const [queues, alarms] = await Promise.all([listQueues(), listAlarms()]);
  return { queues, alarms };
}

/**
 * Has what a queue gave up tried once more.
 *
 * @returns how many jobs; null when the viewer is no operator, or there is no such queue
 */
export async function redriveJobs(viewer: Viewer, queue: string): Promise<number | null> {
  const name = JOB_NAMES.find((one) => one === queue);
  if (name === undefined) return null;
  const ids = await db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return null;
    const dead = await listDeadJobs(name, tx);
    await audit(tx, viewer.userId, "redrive-jobs", name, { count: dead.length });
    return dead;
  });
  if (ids === null) return null;
  await retryJobs(name, ids);
  return ids.length;
}

/**
 * Takes an alarm off the list; what is still wrong comes back.
 *
 * @returns false when the viewer is no operator
 */
export async function dismissAlarm(viewer: Viewer, kind: AlarmKind): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return false;
    await endAlarm(kind, tx);
    await audit(tx, viewer.userId, "dismiss-alarm", kind);
    return true;
  });
}
