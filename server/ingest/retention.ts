import { db } from "../db";
import { env } from "../env";
import { startOfDay } from "../kept-days";
import { log } from "../log";

/** So many days have their part before they begin; the house may be without a worker for as long. */
const DAYS_AHEAD = 14;
const AT_ONCE = 1_000;
const MOST_ROUNDS = 200;
/** Making or dropping a part locks the deliveries for a moment; it waits no longer than this for that moment. */
const LOCK_MS = 1_000;

/** What was let go. */
export interface LetGo {
  /** The names of the parts that were dropped. */
  parts: string[];
  bodies: number;
  deliveries: number;
}

/**
 * Lets go what was kept long enough, the bytes first and much later the row that says what came, and makes the parts for
 * the days to come. Harmless when repeated; what a lock is in the way of is done the next time.
 */
export async function keepDeliveries(now = new Date(), keeping = env().retention): Promise<LetGo> {
  const bytesUntil = startOfDay(now, -keeping.bytesDays);
  const parts = await dropParts(bytesUntil);
  const bodies = await deleteStrays(bytesUntil);
  const deliveries = await deleteDeliveries(startOfDay(now, -keeping.listDays));
  await makeParts(now);
  if (parts.length + bodies + deliveries > 0) log.info({ event: "let-go", parts, bodies, deliveries });
  return { parts, bodies, deliveries };
}

/** The first id that a uuid v7 of this moment or later can have. */
export const idBound = (moment: Date): string =>
  `${moment.getTime().toString(16).padStart(12, "0").padEnd(32, "0")}`.replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    "$1-$2-$3-$4-$5",
  );

interface Part {
  name: string;
  /** Its ids, until before the end; null of the rest. */
  ids: { from: string; until: string } | null;
}

async function listParts(): Promise<Part[]> {
  const rows = await db.$queryRaw<{ name: string; bound: string }[]>`
    SELECT part.relname AS name, pg_get_expr(part.relpartbound, part.oid) AS bound
    FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
    WHERE inhparent = '"DeliveryBody"'::regclass ORDER BY 1`;
  return rows.map(({ name, bound }) => {
    const [, from = "", until] = /FROM \((?:'([0-9a-f-]{36})'|MINVALUE)\) TO \('([0-9a-f-]{36})'\)/.exec(bound) ?? [];
    return { name, ids: until === undefined ? null : { from, until } };
  });
}

async function makeParts(now: Date): Promise<void> {
  const there = await listParts();
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const [from, until] = [idBound(startOfDay(now, ahead)), idBound(startOfDay(now, ahead + 1))];
    if (there.some(({ ids }) => ids !== null && ids.from < until && from < ids.until)) continue;
    const name = `day_${startOfDay(now, ahead).toISOString().slice(0, 10).replaceAll("-", "")}`;
    // A day that was missed is in the rest, and stays there.
    const made = await orNextTime(
      name,
      `CREATE TABLE "bodies"."${name}" PARTITION OF "DeliveryBody" FOR VALUES FROM ('${from}') TO ('${until}')`,
    );
    if (made === "in the way") break;
  }
}

async function dropParts(until: Date): Promise<string[]> {
  const bound = idBound(until);
  const dropped: string[] = [];
  for (const part of await listParts()) {
    if (part.ids === null || part.ids.until > bound || (await isNeeded(part.name))) continue;
    // Whoever is in the way of one is in the way of the others.
    if ((await orNextTime(part.name, `DROP TABLE "bodies"."${part.name}"`)) !== "done") break;
    dropped.push(part.name);
  }
  return dropped;
}

/** Whether something in a part was never applied: the worker may have been away, or whose it is is not known yet. */
async function isNeeded(part: string): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ isNeeded: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM "Delivery" delivery
       JOIN "bodies"."${part}" body ON body."bodyHash" = delivery."bodyHash" AND body."deliveryId" = delivery.id
       WHERE delivery.state IN ('waiting', 'parked')) AS "isNeeded"`,
  );
  return row?.isNeeded === true;
}

/** One statement, if nobody is in its way. */
async function orNextTime(part: string, statement: string): Promise<"done" | "in the way" | "refused"> {
  try {
    await db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = ${LOCK_MS}`);
      await tx.$executeRawUnsafe(statement);
    });
    return "done";
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n").at(-1) ?? "") : String(error);
    log.warn({ event: "retention-waits", part, reason });
    return reason.includes("lock timeout") ? "in the way" : "refused";
  }
}

/** What lies in no part of a single day: what was there before there were parts, and what none was made for. */
async function deleteStrays(until: Date): Promise<number> {
  let deleted = 0;
  for (const { name } of (await listParts()).filter(({ name }) => !name.startsWith("day_"))) {
    deleted += await inRounds(() =>
      db.$executeRawUnsafe(
        `DELETE FROM "bodies"."${name}" WHERE ("bodyHash", "deliveryId") IN (
           SELECT body."bodyHash", body."deliveryId" FROM "bodies"."${name}" body
           JOIN "Delivery" delivery ON delivery."bodyHash" = body."bodyHash" AND delivery.id = body."deliveryId"
           WHERE delivery."receivedAt" < $1 AND delivery.state NOT IN ('waiting', 'parked') LIMIT ${AT_ONCE})`,
        until,
      ),
    );
  }
  return deleted;
}

const deleteDeliveries = (until: Date): Promise<number> =>
  inRounds(
    () => db.$executeRaw`
      DELETE FROM "Delivery" WHERE ("bodyHash", id) IN (
        SELECT "bodyHash", id FROM "Delivery"
        WHERE "receivedAt" < ${until} AND state NOT IN ('waiting', 'parked') ORDER BY "receivedAt" LIMIT ${AT_ONCE})`,
  );

/** Years of deliveries are more than one statement should take on. */
async function inRounds(deleteSome: () => Promise<number>): Promise<number> {
  let deleted = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const count = await deleteSome();
    deleted += count;
    if (count < AT_ONCE) break;
  }
  return deleted;
}
