import type { Database } from "./db";
import { db } from "./db";

/** What can be wrong in the house. */
export type AlarmKind =
  /** Nothing of Terra's has come for longer than it should. */
  | "silence"
  /** Terra's list of users could not be read, or is not whole. */
  | "reconciliation"
  /** Our clock and the database's are apart. */
  | "clock"
  /** What Terra signs bears other moments than ours. */
  | "terra-clock"
  | "refused-too-large"
  | "refused-signature"
  | "terra-warning"
  /** One account at a provider is connected by several riders. */
  | "shared-account";

/** How much haste there is: looked at in the morning, or now. */
export type Severity = "warn" | "page";

/** Something that is wrong, until it is over. */
export interface Alarm {
  kind: AlarmKind;
  severity: Severity;
  since: Date;
  lastAt: Date;
  /** How often it was noticed. */
  count: number;
  message: string;
}

/**
 * Says that something is wrong. What is wrong already is counted, and bears the newest words and severity.
 *
 * @param message in the operator's words, without addresses, secrets or readings
 */
export async function raiseAlarm(
  kind: AlarmKind,
  severity: Severity,
  message: string,
  database: Database = db,
  now = new Date(),
): Promise<void> {
  // One statement: two processes may notice the same at once.
  await database.$executeRaw`
    INSERT INTO "Alarm" (kind, severity, since, "lastAt", count, message)
    VALUES (${kind}, ${severity}, ${now}, ${now}, 1, ${message})
    ON CONFLICT (kind) DO UPDATE
    SET severity = excluded.severity, message = excluded.message, "lastAt" = excluded."lastAt",
      count = "Alarm".count + 1`;
}

/** Says that something is over. */
export async function endAlarm(kind: AlarmKind, database: Database = db): Promise<void> {
  await database.alarm.deleteMany({ where: { kind } });
}

/** What is wrong now, the most urgent first. */
export async function listAlarms(database: Database = db): Promise<Alarm[]> {
  const rows = await database.alarm.findMany({ orderBy: [{ severity: "asc" }, { since: "asc" }] });
  return rows.map((row) => ({ ...row, kind: row.kind as AlarmKind, severity: row.severity as Severity }));
}
