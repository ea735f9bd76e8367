import { endAlarm, raiseAlarm } from "../alarms";
import { db } from "../db";

const MOST_APART_SECONDS = 5;
const MOST_LATE_SECONDS = 60;

/** Fewer deliveries say nothing: one may have been sent again hours later under its first moment. */
const LEAST_DELIVERIES = 5;
const HOUR_MS = 3_600_000;

/**
 * Raises alarms when our clock is not that of the database, and when what Terra signs bears other moments than ours. Leases
 * go by the one, what is refused as too old by the other.
 */
export async function watchClocks(now: () => Date = () => new Date()): Promise<void> {
  await watchDatabaseClock(now);
  await watchSignedMoments(now());
}

async function watchDatabaseClock(now: () => Date): Promise<void> {
  const before = now().getTime();
  const [row] = await db.$queryRaw<
    { seconds: number }[]
  >`SELECT extract(epoch FROM clock_timestamp())::float8 AS seconds`;
  const after = now().getTime();
  const database = (row?.seconds ?? 0) * 1000;
  // The answer is of some moment in between.
  const apartMs = Math.max(before - database, database - after, 0);
  if (apartMs <= MOST_APART_SECONDS * 1000) return endAlarm("clock");
  const seconds = Math.round(apartMs / 1000);
  await raiseAlarm("clock", "warn", `The clocks of Musette and of its database are ${seconds} s apart.`, db, now());
}

async function watchSignedMoments(now: Date): Promise<void> {
  const rows = await db.delivery.findMany({
    where: { origin: "webhook", signedAt: { not: null }, receivedAt: { gt: new Date(now.getTime() - HOUR_MS) } },
    orderBy: { receivedAt: "desc" },
    take: 101,
    select: { receivedAt: true, signedAt: true },
  });
  const apart = rows
    .flatMap(({ receivedAt, signedAt }) =>
      signedAt ? [Math.abs(receivedAt.getTime() - signedAt.getTime()) / 1000] : [],
    )
    .toSorted((one, other) => one - other);
  const median = apart[Math.floor(apart.length / 2)] ?? 0;
  if (apart.length < LEAST_DELIVERIES || median <= MOST_LATE_SECONDS) return endAlarm("terra-clock");
  const message =
    `What Terra signed in the last hour bears moments that are ${Math.round(median)} s from ours (the median of ` +
    `${apart.length}): this machine's clock is wrong, or Terra sends late.`;
  await raiseAlarm("terra-clock", "warn", message, db, now);
}
