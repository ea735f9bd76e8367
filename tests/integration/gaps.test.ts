import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type House, openHouse, type Person } from "../support/house";

const DAY_MS = 86_400_000;

let house: House;
let db: typeof import("@/server/db").db;
let gaps: typeof import("@/server/ingest/gaps");
let sendJob: typeof import("@/server/jobs").sendJob;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  gaps = await import("@/server/ingest/gaps");
  ({ sendJob } = await import("@/server/jobs"));
});
beforeEach(() => db.user.deleteMany());
afterEach(() => house.sandbox.behave());
afterAll(() => house.close());

async function connected(riderId: "ines" | "tom" | "mei"): Promise<Person> {
  const person = await house.addRider();
  house.sandbox.adopt({ userId: person.terraUser.user_id, riderId, referenceId: person.reference });
  return person;
}

const requestsOf = ({ viewer }: Person) => db.historyRequest.findMany({ where: { riderId: viewer.userId } });
const rideCount = ({ viewer }: Person) => db.ride.count({ where: { riderId: viewer.userId } });

async function settle() {
  for (let left = 3; left > 0; left--) {
    await house.workOff();
    await house.sandbox.settled();
  }
  await house.workOff();
}

describe("a repair of gaps", () => {
  test("finds a hundred deliveries again that were never sent [W34] [T 10.8]", async () => {
    const person = await connected("tom");
    house.sandbox.misbehave({ withheld: true });
    const lost = Array.from({ length: 100 }, () => house.sandbox.finishRide("tom", { minutes: 1 })).flat();
    expect(new Set(lost).size).toBe(100);
    await settle();
    expect(await rideCount(person)).toBe(0);

    house.sandbox.behave();
    await sendJob(db, "repair-gaps", { since: null }, { key: "repair-gaps" });
    await settle();
    const found = await db.rideSource.findMany({
      where: { riderId: person.viewer.userId, identity: { in: lost } },
      select: { rideId: true },
    });
    expect(new Set(found.map(({ rideId }) => rideId)).size).toBe(100);
    expect(await requestsOf(person)).toMatchObject([{ kind: "gap", state: "finished" }]);

    // A second one finds nothing new, and changes nothing.
    const before = await rideCount(person);
    await gaps.repairGaps({ since: null });
    await settle();
    expect(await rideCount(person)).toBe(before);
  }, 400_000);

  test("leaves rides as they are of which it tells nothing new", async () => {
    const person = await connected("tom");
    const told = Array.from({ length: 3 }, () => house.sandbox.finishRide("tom", { minutes: 1 })).flat();
    await settle();
    // The first brings what else there is of these days.
    await gaps.repairGaps({ since: null });
    await settle();
    await db.historyRequest.deleteMany();
    const ofRider = { where: { riderId: person.viewer.userId } };
    const held = async () => {
      const sources = await db.rideSource.findMany({
        ...ofRider,
        orderBy: { id: "asc" },
        include: { channels: { orderBy: { name: "asc" } }, repairs: { orderBy: { kind: "asc" } } },
      });
      const rides = await db.ride.findMany({ where: { riderId: person.viewer.userId }, orderBy: { id: "asc" } });
      // Postgres says of every row which transaction wrote it.
      const written = await db.$queryRaw<object[]>`
        SELECT "sourceId", name, xmin::text FROM "RideChannel"
        WHERE "riderId" = ${person.viewer.userId}::uuid ORDER BY "sourceId", name`;
      return { sources, rides, written };
    };
    const before = await held();
    expect(before.sources.map(({ identity }) => identity)).toEqual(expect.arrayContaining(told));

    expect(await gaps.repairGaps({ since: null })).toBe(1);
    await settle();
    const after = await held();
    for (const [index, source] of after.sources.entries()) {
      expect(source.orderedAt.getTime()).toBeGreaterThan(before.sources[index]?.orderedAt.getTime() ?? 0);
      expect(source.deliveryId).not.toBe(before.sources[index]?.deliveryId);
    }
    const asBefore = after.sources.map((source, index) => ({
      ...source,
      orderedAt: before.sources[index]?.orderedAt,
      receivedAt: before.sources[index]?.receivedAt,
      deliveryId: before.sources[index]?.deliveryId,
    }));
    expect(asBefore).toEqual(before.sources);
    expect(after.rides).toEqual(before.rides);
    expect(after.written).toEqual(before.written);
  });

  test("asks for the last seven days of those who are connected, and of each only once", async () => {
    const [person, ended] = [await connected("ines"), await connected("mei")];
    await db.connection.updateMany({ where: { riderId: ended.viewer.userId }, data: { state: "revoked" } });
    const now = new Date("2026-11-28T03:47:00Z");
    expect(await gaps.repairGaps({ since: null }, now)).toBe(1);
    expect(await gaps.repairGaps({ since: null }, now)).toBe(0);
    expect(await requestsOf(person)).toMatchObject([
      { kind: "gap", state: "running", from: new Date("2026-11-21T03:47:00Z"), until: now },
    ]);
    expect(await requestsOf(ended)).toEqual([]);
  });

  test("goes back to the day before deliveries were refused, where that is longer ago", async () => {
    const person = await connected("ines");
    const now = new Date("2026-11-28T03:47:00Z");
    await gaps.repairGaps({ since: "2026-11-15T10:00:00Z" }, now);
    expect(await requestsOf(person)).toMatchObject([{ from: new Date("2026-11-14T10:00:00Z") }]);
  });

  test("is asked of nobody where GAP_REPAIR_DAYS is 0, unless there is a reason", async () => {
    const person = await connected("ines");
    const { env } = await import("@/server/env");
    const { care } = env();
    const { gapRepairDays } = care;
    care.gapRepairDays = 0;
    try {
      expect(await gaps.repairGaps({ since: null })).toBe(0);
      expect(await requestsOf(person)).toEqual([]);
      expect(await gaps.repairGaps({ since: new Date(Date.now() - DAY_MS).toISOString() })).toBe(1);
    } finally {
      care.gapRepairDays = gapRepairDays;
    }
  });
});
