import { Client } from "pg";
import type { UserId } from "@/core/ids";
import { type Application, query } from "../support/application";
import { figure, printTable } from "./measure";
import { type BenchRider, deliver, nothingWaits } from "./rider";

const RIDES = 10_000;
const RIDE_SECONDS = 3600;

/** New figures of a rider with many rides: how many are reckoned again in a second, and whether memory grows with them. */
export async function benchReckonRides(application: Application, rider: BenchRider): Promise<void> {
  await deliver(application, () => rider.deliveries(RIDE_SECONDS)(0));
  await nothingWaits(application);
  await multiply(application, rider.id);
  const bare = await readBare(application, rider.id);
  const { perSecond, memory } = await reckonAll(application, rider.id as UserId);
  const [first, last] = [memory[0] ?? Number.NaN, memory.at(-1) ?? Number.NaN];
  printTable(
    `${RIDES} rides of an hour reckoned again on one core (bare: pg reading their channels)`,
    ["a second", "bare", "ratio", "memory after 1,000, MB", "after all, MB"],
    [[figure(perSecond), figure(bare), figure(bare / perSecond), figure(first), figure(last)]],
  );
}

/** Copies the rider's only ride of that length to as many days. */
async function multiply(application: Application, riderId: string): Promise<void> {
  const [ride] = await query<{ id: string }>(
    application,
    `SELECT id FROM "Ride" WHERE "riderId" = $1 AND "elapsedSeconds" = $2 LIMIT 1`,
    [riderId, RIDE_SECONDS],
  );
  const client = new Client({ connectionString: application.databaseUrl });
  await client.connect();
  try {
    await client.query(`DELETE FROM "Ride" WHERE "riderId" = '${riderId}' AND id <> '${ride?.id}'`);
    await client.query(
      `CREATE TEMP TABLE copy AS SELECT gen_random_uuid() AS id, number FROM generate_series(1, ${RIDES - 1}) AS number`,
    );
    for (const table of ["Ride", "RideSource", "RideChannel"]) await copyRows(client, table, String(ride?.id));
  } finally {
    await client.end();
  }
}

/** What is another in each copy; the source of the first ride has an id of its own, those of the copies have theirs. */
const CHANGED: Record<string, Record<string, string>> = {
  Ride: { id: "copy.id", startedAt: `one."startedAt" - make_interval(days => copy.number)` },
  RideSource: {
    id: "copy.id",
    rideId: "copy.id",
    identity: "'copy ' || copy.number",
    startedAt: `one."startedAt" - make_interval(days => copy.number)`,
  },
  RideChannel: { sourceId: "copy.id" },
};

const ORIGINAL: Record<string, string> = {
  Ride: "one.id = $1",
  RideSource: `one."rideId" = $1`,
  RideChannel: `one."sourceId" = (SELECT id FROM "RideSource" WHERE "rideId" = $1 ORDER BY id LIMIT 1)`,
};

async function copyRows(client: Client, table: string, rideId: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'",
    [table],
  );
  const names: string[] = rows.map(({ name }) => name);
  const values = names.map((name) => CHANGED[table]?.[name] ?? `one."${name}"`);
  await client.query(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
     SELECT ${values.join(", ")} FROM "${table}" one CROSS JOIN copy WHERE ${ORIGINAL[table]}`,
    [rideId],
  );
}

/** @returns rides a second, of which bare `pg` reads all channels */
async function readBare(application: Application, riderId: string): Promise<number> {
  const client = new Client({ connectionString: application.databaseUrl });
  await client.connect();
  const { rows } = await client.query(`SELECT id FROM "RideSource" WHERE "riderId" = $1 LIMIT 1000`, [riderId]);
  const start = performance.now();
  for (const { id } of rows) {
    await client.query(`SELECT name, bytes FROM "RideChannel" WHERE "riderId" = $1 AND "sourceId" = $2`, [riderId, id]);
  }
  const seconds = (performance.now() - start) / 1000;
  await client.end();
  return rows.length / seconds;
}

/** In this process, so that its memory can be watched. */
async function reckonAll(application: Application, riderId: UserId): Promise<{ perSecond: number; memory: number[] }> {
  Object.assign(process.env, {
    DATABASE_URL: application.databaseUrl,
    TERRA_DEV_ID: "dev",
    TERRA_API_KEY: "key",
    TERRA_SIGNING_SECRETS: application.signingSecret,
    NEXTAUTH_SECRET: "a secret that is long enough for the settings",
    LOG_LEVEL: "silent",
  });
  const { db } = await import("@/server/db");
  const { closeJobs } = await import("@/server/jobs");
  const { reckonRides } = await import("@/server/ingest/reckon");
  const always = { riderId, validFrom: new Date("1970-01-01") };
  await db.riderFigure.createMany({
    data: [
      { ...always, kind: "ftpWatts", values: [250] },
      { ...always, kind: "maxHeartRate", values: [190] },
      { ...always, kind: "thresholdHeartRate", values: [165] },
      { ...always, kind: "restingHeartRate", values: [55] },
      { ...always, kind: "wPrimeJoules", values: [20_000] },
    ],
  });
  const memory: number[] = [];
  const watching = setInterval(async () => {
    const reckoning = await db.reckoning.findUnique({ where: { riderId } });
    if ((reckoning?.done ?? 0) >= 1000) memory.push(process.memoryUsage().rss / 1_000_000);
  }, 1000);
  const start = performance.now();
  const count = await reckonRides(riderId, Number.POSITIVE_INFINITY);
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watching);
  await closeJobs();
  await db.$disconnect();
  return { perSecond: count / seconds, memory };
}
