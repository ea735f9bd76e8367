import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { zstdCompressSync } from "node:zlib";
import type { Consent } from "@/core/coaching";
import { DATA_TYPES, WANTED_FIELDS } from "@/core/wanted-data";
import type { Sandbox } from "@/sandbox/server";
import { activity, activityEvent } from "../activity";
import { type Application, query } from "../application";
import { COACH_NAMES, FORMER_COACHES, type Person, type PersonName } from "./people";
import { prepare } from "./prepare";
import { makeNames, type Things } from "./things";
import { WORDS } from "./words";

type People = Record<PersonName, Person>;

/** Gives the athlete one of everything that can be theirs, and everybody what they see of it. */
export async function furnish(application: Application, sandbox: Sandbox, people: People): Promise<Things> {
  const things = { ...makeNames(), athleteId: idOf(people, "athlete"), coachId: idOf(people, "coach of all") };
  things.strangerId = idOf(people, "stranger");
  const sql: Sql = (text, ...values) => query(application, text, values);
  await begin(sql, people);
  await sayFigures(sql, things);
  await ride(sql, sandbox, things);
  await write(sql, things, people);
  await bring(sql, things);
  await tell(sql, things);
  await prepare(sql, things);
  await end(sql, people);
  return things;
}

/** Asks the application's database. */
export type Sql = <Row>(text: string, ...values: unknown[]) => Promise<Row[]>;

const idOf = (people: People, name: PersonName): string => people[name].id ?? "";

/** Everybody who ever coached the athlete does. */
async function begin(sql: Sql, people: People): Promise<void> {
  const whole = people["coach of all"].consent;
  for (const name of [...COACH_NAMES, ...FORMER_COACHES]) {
    const consent: Partial<Consent> = people[name].consent ?? whole ?? {};
    await sql(
      `INSERT INTO "Coaching" ("athleteId", "coachId", since, "withMap", "withHeartRate", "withWeight", "withNotes",
         "withHealth", "withCycle", "mayCompare", "groupName", "acceptedAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now() - interval '30 days')`,
      ...[idOf(people, "athlete"), idOf(people, name), consent.since],
      ...[consent.withMap, consent.withHeartRate, consent.withWeight, consent.withNotes],
      ...[consent.withHealth, consent.withCycle, consent.mayCompare],
      name === "coach of all" ? WORDS.group : null,
    );
  }
}

async function end(sql: Sql, people: People): Promise<void> {
  const [ended, until] = FORMER_COACHES.map((name) => idOf(people, name));
  await sql(
    `UPDATE "Coaching" SET "endedAt" = now(), "endedById" = "athleteId", "changedAt" = now() WHERE "coachId" = $1`,
    ended,
  );
  await sql(`UPDATE "Coaching" SET until = now() - interval '1 day', "changedAt" = now() WHERE "coachId" = $1`, until);
  await sql(`UPDATE "User" SET "isOperator" = true WHERE id = $1`, idOf(people, "operator"));
}

async function sayFigures(sql: Sql, { athleteId }: Things): Promise<void> {
  const figures = {
    ftpWatts: [241],
    weightKg: [WORDS.weight],
    restingHeartRate: [47],
    thresholdHeartRate: [167],
    maxHeartRate: [189],
  };
  for (const [kind, values] of Object.entries(figures)) {
    await sql(
      `INSERT INTO "RiderFigure" ("riderId", kind, "validFrom", values) VALUES ($1, $2::"FigureKind", '2026-01-01', $3)`,
      ...[athleteId, kind, values],
    );
  }
  const all = {
    types: Object.fromEntries(DATA_TYPES.map((type) => [type, true])),
    fields: Object.fromEntries(WANTED_FIELDS.map((field) => [field, true])),
  };
  await sql(`INSERT INTO "HouseSetting" (name, value) VALUES ('accepted-data', $1)`, JSON.stringify(all));
  await sql(`INSERT INTO "DataChoices" ("riderId", values) VALUES ($1, $2)`, athleteId, JSON.stringify(all));
}

interface Ridden {
  title: string;
  summaryId: string;
  start: string;
}

const RIDES: readonly Ridden[] = [
  { title: WORDS.title, summaryId: "matrix-1", start: "2026-11-20T08:00:00.000000+01:00" },
  { title: WORDS.olderTitle, summaryId: "matrix-2", start: "2026-11-10T08:00:00.000000+01:00" },
  { title: WORDS.croppedTitle, summaryId: "matrix-5", start: "2026-11-19T08:00:00.000000+01:00" },
  { title: WORDS.removedTitle, summaryId: "matrix-3", start: "2026-11-21T08:00:00.000000+01:00" },
];

/** Rides arrive as rides do, through the webhook and the worker: three of the athlete's and one of a stranger's. */
async function ride(sql: Sql, sandbox: Sandbox, things: Things): Promise<void> {
  const connection = await deliver(sql, sandbox, things.athleteId, RIDES.map(ridden));
  await deliver(sql, sandbox, things.strangerId, [activity({ title: WORDS.strangersTitle, summaryId: "matrix-4" })]);
  things.connectionId = connection.id;
  sandbox.adopt({ userId: connection.terraUserId, referenceId: connection.reference, riderId: "ines" });
  for (let tries = 0; tries < 600; tries++) {
    const rides = await sql<{ id: string; title: string }>(`SELECT id, title FROM "Ride" WHERE analysis IS NOT NULL`);
    if (rides.length === 5) {
      const idOfRide = (title: string) => rides.find((one) => one.title === title)?.id ?? "";
      things.rideId = idOfRide(WORDS.title);
      things.olderRideId = idOfRide(WORDS.olderTitle);
      things.croppedRideId = idOfRide(WORDS.croppedTitle);
      things.removedRideId = idOfRide(WORDS.removedTitle);
      things.strangersRideId = idOfRide(WORDS.strangersTitle);
      return;
    }
    await sleep(100);
  }
  throw new Error("The rides were not stored in a minute");
}

async function deliver(sql: Sql, sandbox: Sandbox, riderId: string, activities: readonly unknown[]) {
  const [connection] = await sql<{ terraUserId: string; reference: string; id: string }>(
    `SELECT "Connection".id, "terraUserId", "terraReference" AS reference FROM "Connection" JOIN "User" ON "riderId" = "User".id
     WHERE "riderId" = $1`,
    riderId,
  );
  if (!connection) throw new Error("There is no connection");
  const user = { user_id: connection.terraUserId, provider: "BRYTONSPORT", reference_id: connection.reference };
  await sandbox.deliver(activityEvent(user, ...activities));
  return connection;
}

/** The athlete's ride comes again, and is another. */
export async function deliverAgain(sandbox: Sandbox, application: Application, { athleteId }: Things): Promise<void> {
  const sql: Sql = (text, ...values) => query(application, text, values);
  const [first] = RIDES;
  if (first) await deliver(sql, sandbox, athleteId, [ridden({ ...first, title: WORDS.changedTitle })]);
}

/** With a heart that never beats the same in two laps, by numbers that no other quantity has, and where nobody else rides. */
function ridden(wanted: Ridden): Record<string, unknown> {
  const bpm = (second: number) => 130 + ((second * second) % 47);
  const made = activity({ ...wanted, seconds: 1201, bpm, watts: (second) => 190 + (second % 53) });
  const moved = ({ coords_lat_lng_deg: [lat = 0, lng = 0] = [], ...rest }: { coords_lat_lng_deg?: number[] }) => ({
    ...rest,
    coords_lat_lng_deg: [lat + WORDS.latitude - 10, lng + WORDS.longitude - 20],
  });
  const { position_samples } = made.position_data as { position_samples: object[] };
  return { ...made, position_data: { position_samples: position_samples.map(moved) } };
}

/** What the athlete, coaches and the house say of it. */
async function write(sql: Sql, things: Things, people: People): Promise<void> {
  const { athleteId, rideId } = things;
  await sql(
    `UPDATE "Ride" SET notes = $2, tags = $3, effort = 9, feeling = 5 WHERE id = $1`,
    ...[rideId, WORDS.notes, [WORDS.tag]],
  );
  await sql(`UPDATE "Ride" SET "removedAt" = now() WHERE id = $1`, things.removedRideId);
  const sourceOf = async (id: string) =>
    (await sql<{ id: string }>(`SELECT id FROM "RideSource" WHERE "rideId" = $1`, id))[0]?.id ?? "";
  things.sourceId = await sourceOf(rideId);
  things.croppedSourceId = await sourceOf(things.croppedRideId);
  const [delivery] = await sql<{ id: string }>(`SELECT id FROM "Delivery" WHERE "riderId" = $1`, athleteId);
  things.deliveryId = delivery?.id ?? "";
  await sql(
    `INSERT INTO "OwnEffort" ("riderId", "rideId", id, name, "startsAt", "endsAt")
     VALUES ($1, $2, $3, $4, '2026-11-20T07:05:00Z', '2026-11-20T07:10:00Z')`,
    ...[athleteId, rideId, things.effortId, WORDS.effort],
  );
  await sql(
    `INSERT INTO "PrivatePlace" ("riderId", id, name, latitude, longitude, "radiusMeters", "shiftNorthMeters", "shiftEastMeters")
     VALUES ($1, $2, $3, 51.90731, 9, 300, 0, 0)`,
    ...[athleteId, things.placeId, WORDS.place],
  );
  for (const [type, figures] of Object.entries(WORDS.health)) {
    await sql(
      `INSERT INTO "HealthDay" ("riderId", "connectionId", type, identity, day, "orderedAt", "receivedAt", figures, whole)
       VALUES ($1, $2, $3, '2026-11-20', '2026-11-20', now(), now(), $4, $5)`,
      ...[athleteId, things.connectionId, type, JSON.stringify(figures), zstdCompressSync(Buffer.from("{}"))],
    );
  }
  for (const name of [...COACH_NAMES, ...FORMER_COACHES]) await talk(sql, things, people[name]);
  await sql(
    `UPDATE "RideComment" SET id = $2 WHERE "coachId" = $1 AND "authorId" = "riderId"`,
    ...[things.coachId, things.commentId],
  );
  await sql(
    `UPDATE "RideComment" SET id = $2 WHERE "coachId" = $1 AND "authorId" <> "riderId"`,
    ...[things.coachId, things.coachesCommentId],
  );
}

/** A coach and the athlete each say something about the ride. */
async function talk(sql: Sql, { athleteId, rideId }: Things, coach: Person): Promise<void> {
  for (const [author, text] of [
    [athleteId, WORDS.saidTo(coach.name)],
    [coach.id, WORDS.saidBy(coach.name)],
  ]) {
    await sql(
      `INSERT INTO "RideComment" ("riderId", id, "rideId", "coachId", "authorId", text) VALUES ($1, gen_random_uuid(), $2, $3, $4, $5)`,
      ...[athleteId, rideId, coach.id, author, text],
    );
  }
}

/** Files that the athlete brought, and a stretch of their past that was asked for. */
async function bring(
  sql: Sql,
  { athleteId, batchId, uploadId, fileId, connectionId, requestId }: Things,
): Promise<void> {
  await sql(`INSERT INTO "ImportBatch" ("riderId", id) VALUES ($1, $2)`, athleteId, batchId);
  await sql(
    `INSERT INTO "Upload" ("riderId", id, "batchId", name, "byteCount", state) VALUES ($1, $2, $3, $4, 4000, 'arriving')`,
    ...[athleteId, uploadId, batchId, WORDS.file],
  );
  await sql(
    `INSERT INTO "RideFile" ("riderId", id, "batchId", "uploadId", name, "byteCount", hash, state)
     VALUES ($1, $2, $3, $4, $5, 4, '\\x00', 'damaged')`,
    ...[athleteId, fileId, batchId, uploadId, WORDS.file],
  );
  const bytes = zstdCompressSync(Buffer.from(WORDS.inFile));
  await sql(`INSERT INTO "RideFileBody" ("riderId", "fileId", bytes) VALUES ($1, $2, $3)`, athleteId, fileId, bytes);
  await sql(
    `INSERT INTO "HistoryRequest" ("riderId", id, "connectionId", kind, state, "from", until, reason, "finishedAt")
     VALUES ($1, $2, $3, 'history', 'failed', '2026-01-01', '2026-02-01', $4, now())`,
    ...[athleteId, requestId, connectionId, WORDS.reason],
  );
  await sql(
    `INSERT INTO "HistoryWindow" ("riderId", "requestId", number, type, "from", until, state)
     VALUES ($1, $2, 0, 'activity', '2026-01-04', '2026-02-01', 'failed')`,
    ...[athleteId, requestId],
  );
}

const hashOf = (token: string) => createHash("sha256").update(token).digest();

/** Links of the athlete's, and what they were told. */
async function tell(sql: Sql, things: Things): Promise<void> {
  const { athleteId, rideId, coachId } = things;
  await sql(
    `INSERT INTO "RideShare" ("tokenHash", id, "riderId", "rideId", "withMap", "withHeartRate", "expiresAt")
     VALUES ($1, $2, $3, $4, false, false, now() + interval '1 day')`,
    ...[hashOf(things.shareToken), things.shareId, athleteId, rideId],
  );
  const [invited] = await sql<{ email: string }>(`SELECT email FROM "User" WHERE name = 'Called-invited'`);
  const consent = await sql<Consent>(
    `SELECT since, until, "withMap", "withHeartRate", "withWeight", "withNotes", "withHealth", "withCycle", "mayCompare"
     FROM "Coaching" WHERE "coachId" = $1`,
    coachId,
  );
  const invitation = `INSERT INTO "Invitation" ("tokenHash", id, "inviterId", "invitedAs", email, consent, "expiresAt")
     VALUES ($1, $2, $3, $4::"CoachingRole", $5, $6, now() + interval '7 days')`;
  await sql(
    invitation,
    ...[hashOf(things.invitationToken), things.invitationId, athleteId, "coach", invited?.email],
    JSON.stringify(consent[0]),
  );
  const { invitationId } = makeNames();
  await sql(invitation, ...[hashOf(things.athleteInvitationToken), invitationId, coachId, "athlete", null, null]);
  await sql(
    `INSERT INTO "NoticeChoices" ("userId", values, "unsubscribeHash") VALUES ($1, '{}', $2)
     ON CONFLICT ("userId") DO UPDATE SET "unsubscribeHash" = $2`,
    ...[athleteId, hashOf(things.unsubscribeToken)],
  );
  await sql(
    `INSERT INTO "Notice" ("riderId", id, kind, content) VALUES ($1, $2, 'consent-changed', $3)`,
    ...[athleteId, things.noticeId, JSON.stringify({ personId: coachId, name: WORDS.toldOf })],
  );
  await sql(
    `INSERT INTO "CoachLook" ("riderId", "coachId", at, what, "rideId") VALUES ($1, $2, now(), 'ride', $3)`,
    ...[athleteId, coachId, rideId],
  );
}

/** Waits until nothing more happens by itself. @throws when that takes longer than a minute */
export async function settle(application: Application): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const [row] = await query<{ count: string }>(
      application,
      `SELECT count(*) FROM jobs.job WHERE state < 'completed' AND start_after <= now()`,
    );
    if (row?.count === "0") return;
    await sleep(200);
  }
  throw new Error("The worker was not done in a minute");
}
