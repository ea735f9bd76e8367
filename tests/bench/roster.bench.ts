import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { UserId } from "@/core/ids";
import type { Application } from "../support/application";
import { figure, median, percentile, printTable } from "./measure";

const ATHLETES = 500;
const RIDES = 300;
const RUNS = 30;
const JOBS = 60;

/**
 * The morning list and the roster of a coach of 500 athletes with 300 rides each: how long their data take, beside a bare
 * query of pg that reads as much; what one athlete more costs; and how long the job takes for one.
 */
export async function benchRoster({ databaseUrl, signingSecret }: BenchedDatabase): Promise<void> {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    TERRA_DEV_ID: "dev",
    TERRA_API_KEY: "key",
    TERRA_SIGNING_SECRETS: signingSecret,
    NEXTAUTH_SECRET: "a secret that is long enough for the settings",
    LOG_LEVEL: "silent",
  });
  const { db } = await import("@/server/db");
  const { closeJobs } = await import("@/server/jobs");
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const coachId = await addCoach(client);
    const athleteIds = await addAthletes(client, coachId);
    printJobs(await makeAll(athleteIds));
    await client.query("ANALYZE");
    const whole = await measure(client, coachId);
    await client.query(
      `UPDATE "Coaching" SET "endedAt" = now() WHERE "coachId" = $1 AND "athleteId" = ANY($2::uuid[])`,
      [coachId, athleteIds.slice(ATHLETES / 2)],
    );
    const half = await measure(client, coachId);
    printLists(whole, half);
  } finally {
    await client.end();
    await closeJobs();
    await db.$disconnect();
  }
}

type BenchedDatabase = Pick<Application, "databaseUrl" | "signingSecret">;

async function addCoach(client: Client): Promise<UserId> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO "User" (id, email, name, "passwordHash", "terraReference") VALUES ($1, $2, 'Coach', 'none', $1)`,
    [id, `${id}@example.org`],
  );
  return id as UserId;
}

/** Rides of every other day with loads, bests and, in the last ten weeks, heart rate by power; twenty comments each. */
async function addAthletes(client: Client, coachId: UserId): Promise<UserId[]> {
  await client.query(`
    CREATE TEMP TABLE athlete AS SELECT gen_random_uuid() AS id, number FROM generate_series(1, ${ATHLETES}) AS number;
    INSERT INTO "User" (id, email, name, "passwordHash", "terraReference")
      SELECT id, id || '@example.org', 'Athlete ' || number, 'none', id FROM athlete;
    INSERT INTO "Coaching" ("athleteId", "coachId", "acceptedAt", "withHeartRate", "withNotes")
      SELECT id, '${coachId}', now() - interval '1 year', true, true FROM athlete;
    INSERT INTO "Connection" (id, "riderId", provider, "terraUserId", state, since, "lastDeliveryAt")
      SELECT gen_random_uuid(), id, 'BRYTONSPORT', id, (CASE WHEN number % 20 = 0 THEN 'broken' ELSE 'active' END)::"ConnectionState",
        now() - interval '3 days', now() FROM athlete;
    CREATE TEMP TABLE ridden AS
      SELECT athlete.id AS "riderId", athlete.number AS athlete, gen_random_uuid() AS id, ride,
        now() - make_interval(days => 2 * ride + athlete.number % 7) AS "startedAt"
      FROM athlete CROSS JOIN generate_series(0, ${RIDES - 1}) AS ride;
    INSERT INTO "Ride" ("riderId", id, "receivedAt", title, "activityType", "isIndoor", "startedAt", "offsetMinutes",
        "elapsedSeconds", "timerSeconds", "movingSeconds", "distanceMeters", pauses, remarks, load, feeling, effort, analysis)
      SELECT "riderId", id, "startedAt", 'Over the dyke', 1, false, "startedAt", 60, 7200, 7000, 6800, 60000, '{}', '{}',
        60 + (ride * 37 + athlete) % 60, 1 + (ride + athlete) % 5, 1 + (ride * 3 + athlete) % 10,
        CASE WHEN ride < 35 THEN jsonb_build_object('heartRateAgainstPower', jsonb_build_object('lagSeconds', 30,
          'windowSeconds', 60, 'minutes', dots.minutes, 'watts', dots.watts, 'bpm', dots.bpm)) END
      FROM ridden CROSS JOIN (
        SELECT jsonb_agg(m) AS minutes, jsonb_agg(120 + m * 2) AS watts, jsonb_agg(120 + m * 0.6) AS bpm
        FROM generate_series(0, 99) AS m) AS dots;
    INSERT INTO "RideBest" ("riderId", "rideId", kind, size, value, start, "startedAt")
      SELECT "riderId", id, 'power', size, 900 - 80 * ln(size) + (ride * 13 + athlete) % 40, 0, "startedAt"
      FROM ridden CROSS JOIN unnest(ARRAY[5, 60, 300, 1200, 3600]) AS size;
    INSERT INTO "RideComment" ("riderId", id, "rideId", "coachId", "authorId", text, "createdAt")
      SELECT "riderId", gen_random_uuid(), id, '${coachId}', CASE WHEN ride % 3 = 2 THEN '${coachId}'::uuid ELSE "riderId" END,
        CASE WHEN ride % 4 = 0 THEN 'Was that too much?' ELSE 'It went well, the legs were good.' END,
        "startedAt" + interval '3 hours'
      FROM ridden WHERE ride < 20;
    INSERT INTO "CommentRead" ("riderId", "rideId", "coachId", "readerId", "readAt")
      SELECT "riderId", id, '${coachId}', '${coachId}', now() FROM ridden WHERE ride BETWEEN 2 AND 19;
    INSERT INTO "AttentionMark" ("riderId", "coachId", rule, evidence)
      SELECT "riderId", '${coachId}', 'unread', 'comment ' || id FROM ridden WHERE ride < 2;
    ANALYZE;`);
  const { rows } = await client.query(`SELECT id FROM athlete ORDER BY number`);
  return rows.map(({ id }) => id);
}

/** @returns ms of each job */
async function makeAll(athleteIds: readonly UserId[]): Promise<number[]> {
  const { makeDigests } = await import("@/server/digests");
  const times: number[] = [];
  for (const id of athleteIds) times.push(await timed(() => makeDigests(id)));
  return times.slice(-JOBS);
}

interface Measured {
  morning: number[];
  roster: number[];
  bare: number[];
  lines: number;
}

async function measure(client: Client, coachId: UserId): Promise<Measured> {
  const { listMorning } = await import("@/server/data/attention");
  const { listRoster } = await import("@/server/data/roster");
  const viewer = { userId: coachId, name: "Coach", email: "", isDemonstration: false, isOperator: false };
  const measured: Measured = { morning: [], roster: [], bare: [], lines: 0 };
  for (let run = 0; run < RUNS + 3; run++) {
    const bare = await timed(() => readBare(client, coachId));
    const morning = await timed(async () => {
      measured.lines = (await listMorning(viewer)).athletes.flatMap(({ reasons }) => reasons).length;
    });
    const roster = await timed(() => listRoster(viewer));
    // The first ones warm up.
    if (run < 3) continue;
    measured.bare.push(bare);
    measured.morning.push(morning);
    measured.roster.push(roster);
  }
  return measured;
}

/** Everybody with what is kept of them, in one question and without judging anything. */
const readBare = (client: Client, coachId: UserId) =>
  client.query(
    `SELECT coaching."athleteId", person.name, digest.values::text FROM "Coaching" coaching
     JOIN "User" person ON person.id = coaching."athleteId"
     LEFT JOIN "AthleteDigest" digest ON digest."riderId" = person.id AND digest."coachId" = coaching."coachId"
     WHERE coaching."coachId" = $1 AND coaching."endedAt" IS NULL`,
    [coachId],
  );

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const printJobs = (times: readonly number[]) =>
  printTable(
    `The digest of an athlete with ${RIDES} rides for one coach, ms, one transaction`,
    ["median", "p95", "all athletes, s"],
    [[figure(median(times)), figure(percentile(times, 0.95)), figure((median(times) * ATHLETES) / 1000)]],
  );

function printLists(whole: Measured, half: Measured): void {
  const row = (name: string, of: (measured: Measured) => number[]) => [
    name,
    figure(median(of(whole))),
    figure(percentile(of(whole), 0.95)),
    figure(median(whole.bare)),
    figure(median(of(whole)) / median(whole.bare)),
    figure(((median(of(whole)) - median(of(half))) / (ATHLETES / 2)) * 1000),
  ];
  printTable(
    `A coach of ${ATHLETES} athletes with ${RIDES} rides each, ms (bare: one query of pg; ${whole.lines} lines)`,
    ["list", "median", "p95", "bare", "ratio", "one athlete more, µs"],
    [row("morning", ({ morning }) => morning), row("roster", ({ roster }) => roster)],
  );
}
