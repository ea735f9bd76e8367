import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { FileId, RideId } from "@/core/ids";
import type { Ride } from "@/core/ride";
import type { StorableRide } from "@/server/ingest/sources";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let changes: typeof import("@/server/data/ride-changes");
let recordings: typeof import("@/server/data/recordings");
let sources: typeof import("@/server/ingest/sources");
let terra: typeof import("@/server/terra/to-ride");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  changes = await import("@/server/data/ride-changes");
  recordings = await import("@/server/data/recordings");
  sources = await import("@/server/ingest/sources");
  terra = await import("@/server/terra/to-ride");
});
afterAll(() => house.close());

/** What Terra delivers of a ride, and the worker stores. */
async function arrive(person: Person, payload: unknown): Promise<void> {
  await house.sandbox.deliver(activityEvent(person.terraUser, payload));
  await house.workOff();
}

/** The same ride as a file tells it. */
function asFile(wanted: Parameters<typeof activity>[0], change: (ride: StorableRide) => void = () => {}): StorableRide {
  const read = terra.toRide(activity(wanted));
  if (read.kind !== "ride") throw new Error("This is no ride");
  const ride: StorableRide = { ...read.ride, identity: "0", title: "From a file", device: "Another device" };
  change(ride);
  return ride;
}

async function bring(person: Person, ride: StorableRide) {
  const fileId = await addFile(person);
  const origin = { kind: "file", riderId: person.viewer.userId, fileId, receivedAt: new Date() } as const;
  const stored = await sources.storeSource(origin, ride);
  await house.workOff();
  return stored;
}

async function addFile({ viewer: { userId: riderId } }: Person): Promise<FileId> {
  const batch = await db.importBatch.create({ data: { riderId } });
  const upload = await db.upload.create({ data: { riderId, batchId: batch.id, name: "ride.fit", byteCount: 1 } });
  const { id } = await db.rideFile.create({
    data: {
      riderId,
      batchId: batch.id,
      uploadId: upload.id,
      name: "ride.fit",
      format: "fit",
      byteCount: 1,
      hash: Buffer.from(randomUUID()),
    },
  });
  return id as FileId;
}

async function listWhole({ viewer }: Person): Promise<Ride[]> {
  const whole = [];
  for (const { id } of await rides.listRides(viewer)) whole.push(await rides.findRide(viewer, viewer.userId, id));
  return whole.flatMap((ride) => ride ?? []);
}

async function onlyRide(person: Person): Promise<Ride> {
  const [ride, ...more] = await listWhole(person);
  expect(more).toEqual([]);
  if (ride === undefined) throw new Error("There is no ride");
  return ride;
}

const temperature = (ride: StorableRide, celsius: number) => {
  ride.recorded.channels.temperature = new Float32Array(ride.recorded.elapsedSeconds).fill(celsius);
};

describe("one ride from Terra and from a file", () => {
  test("is one, and has from each what the other lacks", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ seconds: 1200 }));
    const stored = await bring(
      rider,
      asFile({ seconds: 1200 }, (ride) => temperature(ride, 21)),
    );
    expect(stored).toMatchObject({ kind: "joined", with: "Evening climb" });

    const ride = await onlyRide(rider);
    // By hand: 200 W throughout from either, 21 °C from the file alone.
    expect(ride).toMatchObject({ title: "Evening climb", meanPowerWatts: 200, meanTemperatureCelsius: 21 });
    expect(ride.channelNames).toContain("temperature");
    expect(ride.sources.map(({ kind, from }) => [kind, from])).toEqual([
      ["terra", "Bryton"],
      ["file", "ride.fit"],
    ]);
    const used = ride.sources.flatMap(({ channelsUsed }) => channelsUsed);
    expect(new Set(used).size).toBe(used.length);
  });

  test("is one whichever comes first", async () => {
    const rider = await house.addRider();
    await bring(rider, asFile({ seconds: 1200 }));
    await arrive(rider, activity({ seconds: 1200 }));
    expect((await onlyRide(rider)).sources.map(({ kind }) => kind)).toEqual(["file", "terra"]);
  });

  test("is one when both come at the same moment", async () => {
    const rider = await house.addRider();
    const fileIds = [await addFile(rider), await addFile(rider), await addFile(rider)];
    const outcomes = await Promise.all(
      fileIds.map((fileId) =>
        sources.storeSource(
          { kind: "file", riderId: rider.viewer.userId, fileId, receivedAt: new Date() },
          asFile({ seconds: 900 }),
        ),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["joined", "joined", "stored"]);
    expect((await onlyRide(rider)).sources).toHaveLength(3);
  });

  test("is one also when Terra first told only a part of it", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ seconds: 60, uploadType: 5 }));
    await bring(rider, asFile({ seconds: 1200, start: "2026-11-20T08:01:00.000000+01:00" }));
    expect(await listWhole(rider)).toHaveLength(2);
    await arrive(rider, activity({ seconds: 1200, start: "2026-11-20T08:01:00.000000+01:00" }));
    expect((await onlyRide(rider)).sources).toHaveLength(2);
  });

  test("is separated and joined again without loss", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ seconds: 1200 }));
    await bring(
      rider,
      asFile({ seconds: 1200 }, (ride) => temperature(ride, 21)),
    );
    const whole = await onlyRide(rider);
    const file = whole.sources.find(({ kind }) => kind === "file");
    if (!file) throw new Error("The file is not a source");

    expect(await changes.separateSource(rider.viewer, whole.id, file.id)).toBe(true);
    await house.workOff();
    const apart = await listWhole(rider);
    expect(apart.map(({ title, meanTemperatureCelsius }) => [title, meanTemperatureCelsius]).sort()).toEqual([
      ["Evening climb", null],
      ["From a file", 21],
    ]);
    expect(apart.map(({ meanPowerWatts }) => meanPowerWatts)).toEqual([200, 200]);

    // What Terra tells again does not bring together what the rider took apart.
    await arrive(rider, activity({ seconds: 1200, title: "Told again" }));
    expect(await listWhole(rider)).toHaveLength(2);

    const separated = apart.find(({ title }) => title === "From a file");
    if (!separated) throw new Error("The file has no ride");
    expect(await changes.joinAgain(rider.viewer, separated.id)).toBe(true);
    await house.workOff();
    expect(await onlyRide(rider)).toMatchObject({ id: whole.id, title: "Told again", meanTemperatureCelsius: 21 });
  });

  test("stays with what the file told when the connection's rides are deleted", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ seconds: 1200 }));
    await bring(rider, asFile({ seconds: 1200 }));
    const connections = await import("@/server/data/connections");
    const [connection] = await connections.listConnections(rider.viewer);
    if (!connection) throw new Error("There is no connection");
    await connections.disconnect(rider.viewer, connection.id);
    await connections.deleteRidesOf(rider.viewer, connection.id);
    await house.workOff();
    expect(await onlyRide(rider)).toMatchObject({ title: "From a file", meanPowerWatts: 200 });
  });

  test("stays when the file is stored in the moment in which the connection's rides are deleted", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ seconds: 1200 }));
    const connections = await import("@/server/data/connections");
    const [connection] = await connections.listConnections(rider.viewer);
    if (!connection) throw new Error("There is no connection");
    await connections.disconnect(rider.viewer, connection.id);
    const fileId = await addFile(rider);
    const origin = { kind: "file", riderId: rider.viewer.userId, fileId, receivedAt: new Date() } as const;

    // Whoever stores the ride is halted between the ride and its laps.
    const { halted, letGo } = await halt("RideLap");
    const storing = sources.storeSource(origin, asFile({ seconds: 1200 }));
    await halted(1);
    const deleting = connections.deleteRidesOf(rider.viewer, connection.id);
    await halted(2);
    await letGo();
    expect((await storing).kind).toBe("joined");
    await deleting;
    await house.workOff();
    expect(await onlyRide(rider)).toMatchObject({ title: "From a file", meanPowerWatts: 200 });
  });
});

/** Keeps everybody from writing to a table; `halted` waits until so many wait for something. */
async function halt(table: string) {
  const client = new Client({ connectionString: house.databaseUrl });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE "${table}" IN SHARE MODE`);
  return {
    halted: (count: number) =>
      vi.waitFor(async () => {
        const { rows } = await db.$queryRaw<{ rows: number }[]>`
          SELECT count(*)::int AS rows FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`.then(([row]) => row ?? { rows: 0 });
        expect(rows).toBe(count);
      }, 30_000),
    letGo: () => client.end(),
  };
}

describe("rides at one time", () => {
  test("of one connection stay apart, for the provider told them apart", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ summaryId: "one" }));
    await arrive(rider, activity({ summaryId: "two" }));
    expect(await rides.countRides(rider.viewer)).toBe(2);
  });

  test("of two riders never meet", async () => {
    const [one, other] = [await house.addRider(), await house.addRider()];
    await arrive(one, activity());
    await bring(other, asFile({}));
    expect((await onlyRide(one)).sources).toHaveLength(1);
    expect((await onlyRide(other)).sources).toHaveLength(1);
  });

  test("at two places stay apart", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ seconds: 1200 }));
    const elsewhere = asFile({ seconds: 1200 }, ({ recorded }) => {
      recorded.track?.latitude.forEach((degrees, second, all) => {
        all[second] = degrees + 1;
      });
    });
    expect(await bring(rider, elsewhere)).toMatchObject({ kind: "stored" });
    expect(await rides.countRides(rider.viewer)).toBe(2);
  });
});

describe("a repair", () => {
  /** Steady 200 W with six seconds of nonsense. */
  const spiky = { seconds: 1200, watts: (second: number) => (second >= 600 && second < 606 ? 47_000 : 200) };

  test("leaves readings out, is undone and done again by the rider, and the numbers follow", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity(spiky));
    const repaired = await onlyRide(rider);
    expect(repaired).toMatchObject({ maxPowerWatts: 200, meanPowerWatts: 200 });
    expect(repaired.repairs).toMatchObject([
      { kind: "power-spikes", channel: "power", readings: 6, spans: [{ start: 600, end: 606 }], isUndone: false },
    ]);
    expect((await powerOf(rider, repaired.id))[603]).toBeNaN();

    expect(await change(rider, repaired, true)).toEqual({ kind: "done" });
    expect(await onlyRide(rider)).toMatchObject({ maxPowerWatts: 47_000, repairs: [{ isUndone: true }] });
    expect((await powerOf(rider, repaired.id))[603]).toBe(47_000);

    expect(await change(rider, repaired, false)).toEqual({ kind: "done" });
    expect(await onlyRide(rider)).toMatchObject({ maxPowerWatts: 200, repairs: [{ isUndone: false }] });
  });

  test("that was undone stays so when the ride is delivered again", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity(spiky));
    await change(rider, await onlyRide(rider), true);
    await arrive(rider, activity({ ...spiky, title: "Told again" }));
    expect(await onlyRide(rider)).toMatchObject({ title: "Told again", maxPowerWatts: 47_000 });
  });

  test("is nobody else's to undo", async () => {
    const [rider, stranger] = [await house.addRider(), await house.addRider()];
    await arrive(rider, activity(spiky));
    const ride = await onlyRide(rider);
    expect(await change(stranger, ride, true)).toEqual({ kind: "missing" });
    expect(await changes.separateSource(stranger.viewer, ride.id, ride.sources[0]?.id ?? fail())).toBe(false);
    expect(await changes.joinAgain(stranger.viewer, ride.id)).toBe(false);
    expect(await recordings.readRecorded(stranger.viewer, rider.viewer.userId, ride.id)).toBeNull();
    expect(await onlyRide(rider)).toMatchObject({ maxPowerWatts: 200 });
  });

  async function change({ viewer }: Person, ride: Ride, isUndone: boolean) {
    const sourceId = ride.sources[0]?.id ?? fail();
    const changed = await changes.setRepair(viewer, { rideId: ride.id, sourceId, kind: "power-spikes", isUndone });
    await house.workOff();
    return changed;
  }
});

function fail(): never {
  throw new Error("The ride has no source");
}

async function powerOf({ viewer }: Person, id: RideId): Promise<Float32Array> {
  const { unpackChannels, decodeChannel } = await import("@/core/channel-codec");
  const channels = unpackChannels((await recordings.readChannels(viewer, viewer.userId, id)) ?? new Uint8Array());
  return decodeChannel(channels.get("power") ?? new Uint8Array());
}

describe("a ride that is told again", () => {
  const again = async (person: Person, payload: unknown, orderingMs: number) => {
    // The same bytes signed within one second would be the same delivery.
    const about = { orderingMs, signedAt: Math.floor(orderingMs / 1000), traceId: randomUUID() };
    expect((await house.sandbox.deliver(activityEvent(person.terraUser, payload), about)).status).toBe(200);
    await house.workOff();
    const { effects } = await db.delivery.findFirstOrThrow({ orderBy: { id: "desc" } });
    const ride = await db.ride.findFirstOrThrow({ where: { riderId: person.viewer.userId } });
    return { effects, version: ride.version, ride };
  };

  test("just as it is held is left alone, with what its rider undid, and what was emitted before is older", async () => {
    const rider = await house.addRider();
    const at = Date.now() - 60_000;
    const watts = (second: number) => (second >= 300 && second < 306 ? 47_000 : 200);
    const stored = await again(rider, activity({ watts }), at);
    expect(stored.effects).toMatchObject([{ kind: "ride", what: "stored" }]);
    const { id: rideId, sources: of } = await onlyRide(rider);
    const spikes = { rideId, sourceId: of[0]?.id ?? fail(), kind: "power-spikes", isUndone: true } as const;
    expect(await changes.setRepair(rider.viewer, spikes)).toEqual({ kind: "done" });
    await house.workOff();
    const first = { ride: await db.ride.findFirstOrThrow({ where: { riderId: rider.viewer.userId } }) };
    expect(first.ride).toMatchObject({ maxPowerWatts: 47_000 });
    const same = await again(rider, activity({ watts }), at + 2000);
    expect(same.effects).toMatchObject([{ kind: "ride", what: "unchanged" }]);
    expect(same.ride).toEqual(first.ride);
    const late = await again(rider, activity({ title: "Emitted between" }), at + 1000);
    expect(late.effects).toMatchObject([{ kind: "ride", what: "unchanged" }]);
    expect(late.ride).toEqual(first.ride);
  });

  test("with one thing changed is stored, whatever it is", async () => {
    const rider = await house.addRider();
    let at = Date.now() - 60_000;
    let { version } = await again(rider, activity({}), at);
    const laps = (activity({}).lap_data as { laps: object[] }).laps;
    const changed = [
      { title: "Another name" },
      { title: "Another name", watts: (second: number) => (second === 7 ? 201 : 200) },
      { title: "Another name", bpm: () => 141 },
      { title: "Another name", uploadType: 4 },
      { title: "Another name", uploadType: 5 },
    ].map((wanted) => activity(wanted));
    changed.push({ ...activity({}), lap_data: { laps: laps.slice(1) } });
    changed.push({ ...activity({}), lap_data: { laps: laps.slice(1) }, calories_data: { total_burned_calories: 121 } });
    for (const payload of changed) {
      at += 1000;
      const next = await again(rider, payload, at);
      expect(next.version).toBeGreaterThan(version);
      version = next.version;
    }
  });

  test("as deleted once more stays deleted since then", async () => {
    const rider = await house.addRider();
    const at = Date.now() - 60_000;
    await again(rider, activity({}), at);
    const gone = await again(rider, activity({ uploadType: 4 }), at + 1000);
    const still = await again(rider, activity({ uploadType: 4 }), at + 2000);
    expect(still.effects).toMatchObject([{ kind: "ride", what: "unchanged" }]);
    expect(gone.ride.deletedAt).toEqual(new Date(at + 1000));
    expect(still.ride).toEqual(gone.ride);
  });
});
