import type { Sql } from "./furnish";
import type { Things } from "./things";
import { WORDS } from "./words";

/** What some actions need to have something to change. */
export async function prepare(sql: Sql, things: Things): Promise<void> {
  const { athleteId, rideId, otherConnectionId } = things;
  // A stretch of their past is being asked for.
  await sql(
    `INSERT INTO "Connection" (id, "riderId", provider, "terraUserId", state, since)
     VALUES ($1, $2, 'GARMIN', gen_random_uuid(), 'active', now())`,
    ...[otherConnectionId, athleteId],
  );
  await sql(
    `INSERT INTO "HistoryRequest" ("riderId", id, "connectionId", kind, state, "from", until, "waitsUntil")
     VALUES ($1, $2, $3, 'history', 'running', '2026-01-01', '2026-02-01', now() + interval '1 day')`,
    ...[athleteId, things.runningRequestId, otherConnectionId],
  );
  // The ride was recorded twice, another one was repaired, cropped and separated.
  await sql(
    `INSERT INTO "RideSource" SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'identity', 'twice'))).*
     FROM "RideSource" one WHERE id = $1`,
    things.sourceId,
  );
  await sql(
    `INSERT INTO "RideRepair" ("riderId", "sourceId", kind, channel, spans, readings, "isUndone")
     VALUES ($1, $2, 'power-spikes', 'power', '{10,12}', 2, true)`,
    ...[athleteId, things.croppedSourceId],
  );
  await sql(`UPDATE "RideSource" SET "isApart" = true WHERE "rideId" = $1`, things.croppedRideId);
  await sql(
    `UPDATE "Ride" SET "cropFrom" = "startedAt" + interval '1 minute', "cropUntil" = "startedAt" + interval '9 minutes' WHERE id = $1`,
    things.croppedRideId,
  );
  await sql(
    `INSERT INTO "Session" ("tokenHash", "userId", "expiresAt") VALUES ('\\x00', $1, now() + interval '1 day')`,
    athleteId,
  );
  await sql(
    `INSERT INTO "Notice" ("riderId", kind, id, content) VALUES ($1, 'how-was-it', gen_random_uuid(), $2)`,
    ...[athleteId, JSON.stringify({ rideId })],
  );
  await sql(
    `INSERT INTO "AttentionMark" ("riderId", "coachId", rule, evidence) VALUES ($1, $2, $3, $4)`,
    ...[athleteId, things.coachId, WORDS.rule, WORDS.evidence],
  );
  await sql(
    `INSERT INTO "RiderFigure" ("riderId", kind, "validFrom", values, "setById", "setAt") VALUES ($1, 'wPrimeJoules', '2026-11-26', '{19000}', $2, now())`,
    ...[athleteId, things.coachId],
  );
  await sql(
    `INSERT INTO "Alarm" (kind, severity, since, "lastAt", message) VALUES ('silence', 'warn', now(), now(), 'Nothing comes')`,
  );
}
