import { expect, vi } from "vitest";

/**
 * Comes back as soon as a statement waits for something that another transaction holds.
 *
 * @param about what the statement says, where others may be waiting, too
 */
export async function somebodyWaits(about = ""): Promise<void> {
  await vi.waitFor(async () => expect(await countWaiting(about)).toBe(1), { timeout: 10_000 });
}

/** How many statements wait for what another transaction holds. */
export async function countWaiting(about = ""): Promise<number> {
  const { db } = await import("@/server/db");
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 AS waits FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ${`%${about}%`}
      AND pid <> pg_backend_pid()`;
  return rows.length;
}
