import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { unpackChannels } from "@/core/channel-codec";
import type { RideId, ShareId } from "@/core/ids";
import { layOut } from "@/core/overview";
import type { Ride } from "@/core/ride";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

const DAY_MS = 86_400_000;
const ALL = { withMap: true, withHeartRate: true };

let house: House;
let db: typeof import("@/server/db").db;
let shares: typeof import("@/server/data/shares");
let shared: typeof import("@/server/shared-ride");
let rides: typeof import("@/server/data/rides");
let rider: Person;
let stranger: Person;
let id: RideId;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  shares = await import("@/server/data/shares");
  shared = await import("@/server/shared-ride");
  rides = await import("@/server/data/rides");
});
afterAll(() => house.close());

beforeEach(async () => {
  rider = await house.addRider();
  stranger = await house.addPerson();
  const ridden = activity({ bpm: (second) => 130 + (second % 37), watts: (second) => 180 + (second % 51) });
  await house.sandbox.deliver(activityEvent(rider.terraUser, ridden));
  await house.workOff();
  const [ride] = await rides.listRides(rider.viewer);
  if (!ride) throw new Error("There is no ride");
  id = ride.id;
});

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

async function makeLink(sharing = ALL, expiresAt = inDays(7)): Promise<string> {
  const made = await shares.createShare(rider.viewer, id, { ...sharing, expiresAt });
  if (made.outcome !== "made") throw new Error(`It is ${made.outcome}`);
  return made.token;
}

const linkOf = async (): Promise<ShareId> => {
  const [share] = await shares.listShares(rider.viewer, id);
  if (!share) throw new Error("There is no link");
  return share.id;
};

async function shows(token: string): Promise<boolean> {
  const [ride, channels, recording] = await Promise.all([
    shared.findSharedRide(token),
    shared.readSharedChannels(token, { window: null, version: null }),
    shared.readSharedRecording(token),
  ]);
  // All or nothing: no door is left open.
  expect(new Set([ride !== null, channels !== null, recording !== null]).size).toBe(1);
  return ride !== null;
}

describe("a link", () => {
  test("shows the ride to whoever has it, under the rider's name", async () => {
    const found = await shared.findSharedRide(await makeLink());
    expect(found).toMatchObject({ sharedBy: rider.viewer.name, ride: { title: "Evening climb", elapsedSeconds: 600 } });
  });

  test("is 256 bits of chance, of which only the hash is kept", async () => {
    const token = await makeLink();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const rows = await db.rideShare.findMany();
    const everything = JSON.stringify(
      rows.map((row) => ({ ...row, tokenHash: Buffer.from(row.tokenHash).toString("hex") })),
    );
    expect(everything).not.toContain(token);
    expect(everything).toContain(createHash("sha256").update(token).digest("hex"));
    expect(await makeLink()).not.toBe(token);
  });

  test.each([
    ["that nobody made", async () => "x".repeat(43)],
    ["that is empty", async () => ""],
    ["of which a letter is missing", async () => (await makeLink()).slice(0, -1)],
    ["that is over", async () => makeLink(ALL, new Date(Date.now() - 1))],
    [
      "that is its own hash",
      async () =>
        createHash("sha256")
          .update(await makeLink())
          .digest("base64url"),
    ],
  ])("%s shows nothing", async (_, tokenOf) => expect(await shows(await tokenOf())).toBe(false));

  test("that was taken back shows nothing from then on, and others go on", async () => {
    const [first, second] = [await makeLink(), await makeLink()];
    // The newest stands first.
    expect(await shares.revokeShare(rider.viewer, await linkOf())).toBe(true);
    expect(await shows(second)).toBe(false);
    expect(await shows(first)).toBe(true);
  });

  test("shows nothing while its ride is deleted", async () => {
    const token = await makeLink();
    const { removeRide, restoreRide } = await import("@/server/data/ride-edits");
    await removeRide(rider.viewer, id);
    expect(await shows(token)).toBe(false);
    await restoreRide(rider.viewer, id);
    expect(await shows(token)).toBe(true);
  });

  test("shows nothing when the provider deleted the ride", async () => {
    const token = await makeLink();
    await db.ride.updateMany({ where: { id }, data: { deletedAt: new Date() } });
    expect(await shows(token)).toBe(false);
  });
});

describe("somebody else", () => {
  test("makes, sees and takes back no link to the ride", async () => {
    const token = await makeLink();
    expect(await shares.createShare(stranger.viewer, id, { ...ALL, expiresAt: inDays(1) })).toEqual({
      outcome: "no-ride",
    });
    expect(await shares.listShares(stranger.viewer, id)).toEqual([]);
    expect(await shares.revokeShare(stranger.viewer, await linkOf())).toBe(false);
    expect(await shows(token)).toBe(true);
  });

  test("in the demonstration makes none, not even to the ride that is shown there", async () => {
    const looking = { ...rider.viewer, isDemonstration: true };
    expect(await shares.createShare(looking, id, { ...ALL, expiresAt: inDays(1) })).toEqual({
      outcome: "only-looking",
    });
    await makeLink();
    expect(await shares.revokeShare(looking, await linkOf())).toBe(false);
  });
});

test("what its rider cut off a ride is nobody's by a link: not before the worker came, and not where nothing fits", async () => {
  const { cropRide } = await import("@/server/data/ride-changes");
  const token = await makeLink();
  const { startedAt } = (await rides.findRide(rider.viewer, rider.viewer.userId, id)) ?? {};
  const from = new Date((startedAt?.getTime() ?? 0) + 300_000);
  await cropRide(rider.viewer, id, { from, until: new Date("9999-12-31T00:00:00Z") });
  expect(await shows(token)).toBe(false);
  await house.workOff();
  expect(await shows(token)).toBe(true);
  expect((await shared.findSharedRide(token))?.ride.elapsedSeconds).toBe(300);

  // The provider sets the clock right: all of the ride lies before what was left of it.
  await db.rideSource.updateMany({ where: { rideId: id }, data: { startedAt: new Date(from.getTime() - 7_200_000) } });
  const { composeRide } = await import("@/server/ingest/compose");
  await db.$transaction((tx) => composeRide(tx, rider.viewer.userId, id));
  expect(await shows(token)).toBe(false);
});

test("openings are counted, the rider's own are not, and nobody is noted", async () => {
  const token = await makeLink();
  const list = async () => (await shares.listShares(rider.viewer, id))[0];
  expect(await list()).toMatchObject({ openings: 0, lastOpenedAt: null });
  await shared.countOpening(token, null);
  await shared.countOpening(token, stranger.viewer);
  await shared.countOpening(token, rider.viewer);
  expect(await list()).toMatchObject({ openings: 2, lastOpenedAt: expect.any(Date) });
  await shared.countOpening("x".repeat(43), null);
  expect(await list()).toMatchObject({ openings: 2 });
  expect(JSON.stringify(await db.rideShare.findMany({ where: { rideId: id } }))).not.toContain(stranger.viewer.userId);
});

test("no ride has more than 50 links; those that are over do not count, and are forgotten", async () => {
  await Promise.all(Array.from({ length: 49 }, () => makeLink()));
  await makeLink(ALL, new Date(Date.now() - 1));
  const made = await Promise.all(
    [1, 2, 3].map(() => shares.createShare(rider.viewer, id, { ...ALL, expiresAt: inDays(1) })),
  );
  expect(made.map(({ outcome }) => outcome).sort()).toEqual(["made", "too-many", "too-many"]);
  expect(await db.rideShare.count({ where: { rideId: id } })).toBe(50);
});

describe("what a link does not show", () => {
  const own = async (): Promise<Ride> => {
    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    if (!ride) throw new Error("There is no ride");
    return ride;
  };
  const channelsOf = async (token: string, window: { start: number; end: number } | null = null) =>
    layOut(unpackChannels((await shared.readSharedChannels(token, { window, version: null })) ?? new Uint8Array()));

  test("is not in the ride: without heart rate nothing that follows from it", async () => {
    expect((await own()).meanHeartRateBpm).toBeGreaterThan(130);
    const { ride } = (await shared.findSharedRide(await makeLink({ withMap: true, withHeartRate: false }))) ?? {};
    expect(ride).toMatchObject({
      meanHeartRateBpm: null,
      heartRateLoad: null,
      efficiency: null,
      trainingImpulse: null,
    });
    expect(ride?.analysis).toMatchObject({ heartRateCurve: null, heartRateZones: null });
    expect(ride?.meanPowerWatts).toBe((await own()).meanPowerWatts);
  });

  test.each([
    [{ withMap: true, withHeartRate: true }, true, true],
    [{ withMap: true, withHeartRate: false }, true, false],
    [{ withMap: false, withHeartRate: true }, false, true],
    [{ withMap: false, withHeartRate: false }, false, false],
  ])("is not in the channels, neither whole nor by a window: %o", async (sharing, hasTrack, hasHeart) => {
    const token = await makeLink(sharing);
    for (const window of [null, { start: 100, end: 200 }]) {
      const { channels, track } = await channelsOf(token, window);
      expect([track !== null, channels["heart-rate"] !== undefined]).toEqual([hasTrack, hasHeart]);
      expect(channels.power).toHaveLength(window ? 100 : 600);
    }
  });

  test("is where the rider wants nobody to know that they were", async () => {
    await db.privatePlace.create({
      data: {
        ...{ riderId: rider.viewer.userId, name: "Home", latitude: 10, longitude: 20, radiusMeters: 200 },
        ...{ shiftNorthMeters: 0, shiftEastMeters: 0 },
      },
    });
    const { track, channels } = await channelsOf(await makeLink());
    // It leaves the place at 7.8 m a second: after 25 s it is 200 m away.
    for (let second = 0; second < 25; second++) expect(track?.latitude[second]).toBeNaN();
    expect(track?.latitude.at(-1)).toBeCloseTo(10 + 599 * 5e-5, 6);
    expect(channels.distance?.[10]).toBeCloseTo(80, 0);
  });

  test("is a map at all, where all of the ride lies there", async () => {
    await db.privatePlace.create({
      data: {
        ...{ riderId: rider.viewer.userId, name: "The village", latitude: 10, longitude: 20, radiusMeters: 20_000 },
        ...{ shiftNorthMeters: 0, shiftEastMeters: 0 },
      },
    });
    const found = await shared.findSharedRide(await makeLink());
    expect(found).toMatchObject({ withMap: false });
    expect(found?.ride.channelNames).not.toContain("position");
  });

  test("is in no picture either: the rider's own is drawn from the same", async () => {
    const preview = await shared.previewSharedRide(rider.viewer, id, { withMap: false, withHeartRate: false });
    expect(preview?.recorded.track).toBeNull();
    expect(preview?.recorded.channels["heart-rate"]).toBeUndefined();
    expect(preview?.ride.meanHeartRateBpm).toBeNull();
    expect(await shared.previewSharedRide(stranger.viewer, id, ALL)).toBeNull();
  });
});

describe("whoever tries link after link", () => {
  test("is shown nothing for a while, and others are", async () => {
    const { unlessGuessing } = await import("@/server/accounts/guesses");
    const ask = (address: string, token: string) => unlessGuessing(address, () => shared.findSharedRide(token));
    const token = await makeLink();
    for (let tries = 0; tries < 200; tries++) await ask("192.0.2.7", `guess ${tries}`);
    expect(await ask("192.0.2.7", token)).toBeNull();
    // The next house of the same street, and another town.
    expect(await ask("192.0.2.8", token)).toBeNull();
    expect(await ask("198.51.100.7", token)).not.toBeNull();
  });

  test("is not a page that asks for the windows of a link that is over: others of its network go on", async () => {
    const { GET } = await import("@/app/api/shared/[token]/channels/route");
    const { unlessGuessing } = await import("@/server/accounts/guesses");
    const { clientAddress } = await import("@/server/accounts/client-address");
    const token = await makeLink();
    const params = Promise.resolve({ token: "x".repeat(43) });
    const request = new Request("http://localhost/api/shared/over/channels?v=1&from=0&to=900");
    for (let tries = 0; tries < 220; tries++) expect((await GET(request, { params })).status).toBe(404);
    const ask = () => unlessGuessing(clientAddress(request.headers), () => shared.findSharedRide(token));
    expect(await ask()).not.toBeNull();
  });
});

test("the channels' route answers with what is shown, gzipped and kept nowhere, or with nothing", async () => {
  const { GET } = await import("@/app/api/shared/[token]/channels/route");
  const ask = (token: string) =>
    GET(new Request(`http://localhost/api/shared/${token}/channels?v=1`), { params: Promise.resolve({ token }) });
  const answer = await ask(await makeLink());
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  expect(unpackChannels(new Uint8Array(gunzipSync(await answer.arrayBuffer()))).has("power")).toBe(true);
  expect((await ask("nothing")).status).toBe(404);
});

describe("the picture of a link", () => {
  const ask = async (token: string, search = "") => {
    const { GET } = await import("@/app/api/shared/[token]/picture/route");
    const request = new Request(`http://localhost/api/shared/${token}/picture${search}`);
    return GET(request, { params: Promise.resolve({ token }) });
  };
  const bytesOf = async (token: string, search = "") => Buffer.from(await (await ask(token, search)).arrayBuffer());
  const PNG = Buffer.from("89504e470d0a1a0a", "hex");

  test("is drawn once for all who ask, and gone when the link is taken back", async () => {
    const token = await makeLink();
    await db.ride.updateMany({ where: { id }, data: { ownTitle: "Drawn once" } });
    const drawn = vi.spyOn((await import("next/og")).ImageResponse.prototype, "arrayBuffer");
    const [first, together] = await Promise.all([bytesOf(token), bytesOf(token)]);
    expect(first.subarray(0, 8)).toEqual(PNG);
    expect(together.equals(first)).toBe(true);
    expect((await bytesOf(token)).equals(first)).toBe(true);
    expect(drawn).toHaveBeenCalledTimes(1);
    expect((await bytesOf(token, "?square")).equals(first)).toBe(false);
    await shares.revokeShare(rider.viewer, await linkOf());
    expect((await ask(token)).status).toBe(404);
    drawn.mockRestore();
  });

  test("is another one for another title, another sharing or another private place", async () => {
    const [all, withoutMap] = [await makeLink(), await makeLink({ withMap: false, withHeartRate: true })];
    const first = await bytesOf(all);
    expect((await bytesOf(withoutMap)).equals(first)).toBe(false);
    await db.ride.updateMany({ where: { id }, data: { ownTitle: "Once round the lake" } });
    const renamed = await bytesOf(all);
    expect(renamed.equals(first)).toBe(false);
    await db.privatePlace.create({
      data: {
        ...{ riderId: rider.viewer.userId, name: "Home", latitude: 10, longitude: 20, radiusMeters: 20_000 },
        ...{ shiftNorthMeters: 0, shiftEastMeters: 0 },
      },
    });
    // All of the ride lies there.
    const hidden = await bytesOf(all);
    expect(hidden.equals(renamed)).toBe(false);
    expect(hidden.equals(await bytesOf(withoutMap))).toBe(true);
    await db.privatePlace.deleteMany({ where: { riderId: rider.viewer.userId } });
    expect((await bytesOf(all)).equals(renamed)).toBe(true);
  });
});
