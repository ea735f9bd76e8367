import "server-only";
import { COACHING_ACTIONS } from "../audit";
import { db } from "../db";
import { isOperator } from "../operator";
import type { Viewer } from "../viewer";

/** What somebody did with the rights of an operator, or what was done to them. */
export interface AuditEntry {
  id: string;
  at: Date;
  /** Null of a command. */
  actor: string | null;
  action: string;
  /** The name of whom, or of the setting, it was done to. */
  subject: string;
  /** What a setting was, and what it became. */
  detail: unknown;
}

const GONE = "somebody who is gone";

/**
 * What was done last, the newest first.
 *
 * @returns null when the viewer is no operator
 */
export async function listAuditEntries(viewer: Viewer, count: number): Promise<AuditEntry[] | null> {
  if (!(await isOperator(viewer.userId))) return null;
  const rows = await db.auditEntry.findMany({
    where: { action: { notIn: [...COACHING_ACTIONS] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: count,
  });
  const people = await namesOf(
    rows.flatMap(({ actorId, subject, action }) => [actorId, isOnPerson(action) ? subject : null]),
  );
  return rows.map(({ id, at, actorId, action, subject, detail }) => ({
    id,
    at,
    actor: actorId && (people.get(actorId) ?? GONE),
    action,
    subject: isOnPerson(action) ? (people.get(subject) ?? GONE) : subject,
    detail,
  }));
}

const isOnPerson = (action: string) => action.endsWith("-operator");

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
