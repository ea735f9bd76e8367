import { db } from "./db";
import { LOOK_MS } from "./looks";
import type { Viewer } from "./viewer";

/**
 * Writes down that a coach looked at their list of athletes, which shows a line of each. Whatever shows it waits for this.
 * Where somebody has become their athlete since the last look, this is another one: that athlete's log begins with it.
 */
export async function noteRosterLook(viewer: Viewer, now: Date): Promise<void> {
  const recent = new Date(now.getTime() - LOOK_MS);
  await db.$executeRaw`
    INSERT INTO "RosterLook" ("coachId", at)
    SELECT ${viewer.userId}::uuid, ${now}::timestamp
    WHERE EXISTS (SELECT 1 FROM "Coaching" WHERE "coachId" = ${viewer.userId}::uuid AND "endedAt" IS NULL)
      AND NOT EXISTS (
        SELECT 1 FROM "RosterLook" look WHERE look."coachId" = ${viewer.userId}::uuid AND look.at > ${recent}::timestamp
          AND look.at >= (SELECT max("acceptedAt") FROM "Coaching" WHERE "coachId" = ${viewer.userId}::uuid))
    ON CONFLICT DO NOTHING`;
}
