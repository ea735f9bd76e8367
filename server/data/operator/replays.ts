import "server-only";
import { audit } from "../../audit";
import { db } from "../../db";
import { type Selection, whereOf } from "../../delivery-filter";
import { sendJob } from "../../jobs";
import { namesOf } from "../../names";
import { isOperator } from "../../operator";
import type { Viewer } from "../../viewer";

/** How far something is that an operator wanted applied once more. */
export interface ListedReplay {
  id: string;
  at: Date;
  actor: string | null;
  total: number;
  /** Of those: waiting to be applied again, or applied by now; and left as they were. */
  sent: number;
  left: number;
  isFinished: boolean;
}

/**
 * How many deliveries a selection has.
 *
 * @returns null when the viewer is no operator
 */
export async function countSelected(viewer: Viewer, selection: Selection): Promise<number | null> {
  if (!(await isOperator(viewer.userId))) return null;
  return db.delivery.count({ where: await whereOf(selection) });
}

/**
 * Has deliveries applied once more, by a job.
 *
 * @returns how many; null when the viewer is no operator
 */
export async function startReplay(viewer: Viewer, selection: Selection): Promise<number | null> {
  const where = await whereOf(selection);
  return db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return null;
    const total = await tx.delivery.count({ where });
    const replay = await tx.replay.create({ data: { actorId: viewer.userId, selection, total } });
    await audit(tx, viewer.userId, "replay-deliveries", replay.id, {
      count: total,
      ...("filter" in selection ? { filter: withoutPerson(selection.filter) } : { ids: selection.ids.slice(0, 20) }),
    });
    await sendJob(tx, "replay-deliveries", { replayId: replay.id });
    return total;
  });
}

/** Of the filter what is nobody's name. */
const withoutPerson = ({ rider, text, ...filter }: Extract<Selection, { filter: unknown }>["filter"]) => ({
  ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
  ...(rider && { rider: true }),
  ...(text && { text: true }),
});

/**
 * What was replayed last, the newest first.
 *
 * @returns null when the viewer is no operator
 */
export async function listReplays(viewer: Viewer, count: number): Promise<ListedReplay[] | null> {
  if (!(await isOperator(viewer.userId))) return null;
  const rows = await db.replay.findMany({ orderBy: { createdAt: "desc" }, take: count });
  const names = await namesOf(rows.map(({ actorId }) => actorId));
  return rows.map(({ id, createdAt, actorId, total, sent, left, finishedAt }) => ({
    id,
    at: createdAt,
    actor: names.get(actorId) ?? null,
    total,
    sent,
    left,
    isFinished: finishedAt !== null,
  }));
}
