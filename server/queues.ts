import { type Database, db } from "./db";
import type { JobName } from "./job-data";
import { JOB_NAMES } from "./jobs";

/** How one queue stands. Jobs that are done or given up are there for a day, and then no more. */
export interface QueueState {
  name: JobName;
  /** Due or not yet. */
  waiting: number;
  active: number;
  done: number;
  /** Given up after all their attempts. */
  dead: number;
  /** Since when the oldest waits that is due; null when none is. */
  oldestWaits: Date | null;
  /** What the last that was given up died of. */
  lastTrouble: string | null;
}

interface Row {
  name: string;
  waiting: bigint;
  active: bigint;
  done: bigint;
  dead: bigint;
  oldest: Date | null;
}

/** How every queue stands, in the order of their names. */
export async function listQueues(database: Database = db): Promise<QueueState[]> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT name,
      count(*) FILTER (WHERE state IN ('created', 'retry')) AS waiting,
      count(*) FILTER (WHERE state = 'active') AS active,
      count(*) FILTER (WHERE state = 'completed') AS done,
      count(*) FILTER (WHERE state = 'failed') AS dead,
      min(start_after) FILTER (WHERE state IN ('created', 'retry') AND start_after <= now()) AS oldest
    FROM jobs.job GROUP BY name`;
  const troubles = await database.$queryRaw<{ name: string; trouble: string | null }[]>`
    SELECT DISTINCT ON (name) name, coalesce(output->>'message', output->'value'->>'message') AS trouble
    FROM jobs.job WHERE state = 'failed' ORDER BY name, completed_on DESC`;
  const byName = new Map(rows.map((row) => [row.name, row]));
  return JOB_NAMES.toSorted().map((name) => {
    const row = byName.get(name);
    return {
      name,
      waiting: Number(row?.waiting ?? 0),
      active: Number(row?.active ?? 0),
      done: Number(row?.done ?? 0),
      dead: Number(row?.dead ?? 0),
      oldestWaits: row?.oldest ?? null,
      // The last line: what comes before may be a statement with its values.
      lastTrouble:
        troubles
          .find((one) => one.name === name)
          ?.trouble?.split("\n")
          .at(-1)
          ?.slice(0, 300) ?? null,
    };
  });
}

/** The jobs of a queue that were given up. */
export async function listDeadJobs(name: JobName, database: Database = db): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM jobs.job WHERE name = ${name} AND state = 'failed' ORDER BY created_on LIMIT 1000`;
  return rows.map(({ id }) => id);
}
