import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Moods } from "@/sandbox/moods";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let rider: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
});

/** Somebody whom Terra knows and has told of, and who has no past. */
beforeEach(async () => {
  rider = await house.addRider();
  await house.workOff();
  house.sandbox.adopt({ userId: rider.terraUser.user_id, riderId: "tom", referenceId: rider.reference });
});

afterEach(async () => {
  house.sandbox.behave();
  await house.sandbox.settled();
  await house.workOff();
  house.sandbox.revoke("tom");
  await house.sandbox.settled();
});

afterAll(() => house.close());

/** Finishes rides of which each is named, and lets all of it arrive. */
async function finishRides(...titles: string[]): Promise<void> {
  for (const title of titles) {
    expect(house.sandbox.finishRide("tom", { minutes: 5, title })).not.toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await arrive();
}

async function arrive(): Promise<void> {
  await house.sandbox.settled();
  await house.workOff();
}

const titlesOf = async ({ viewer }: Person) => {
  const listed = await rides.listRides(viewer);
  return listed.map(({ title }) => title).toSorted();
};

const ownDeliveries = () =>
  db.delivery.findMany({ where: { riderId: rider.viewer.userId, type: "activity" }, select: { state: true } });

describe("every ride is there once", () => {
  test.each<[string, Partial<Moods>]>([
    ["everything is posted twice at the same time", { doubled: true }],
    ["the last is posted first", { reordered: true }],
    ["bodies trickle in", { postMs: 1_000 }],
    ["posting is late", { delayMs: 500 }],
  ])("though %s", async (_, moods) => {
    house.sandbox.misbehave(moods);
    await finishRides("One", "Two", "Three");
    expect(await titlesOf(rider)).toEqual(["One", "Three", "Two"]);
    expect(await ownDeliveries()).toEqual(Array(3).fill({ state: "applied" }));
  });

  test("though there is neither a trace id nor a time of order, and all of it comes twice [T 4.1, T 4.1 trace]", async () => {
    house.sandbox.misbehave({ oldPipeline: true, doubled: true });
    await finishRides("One", "Two", "Three");
    expect(await titlesOf(rider)).toEqual(["One", "Three", "Two"]);
    expect(await ownDeliveries()).toHaveLength(3);
  });

  test("though nothing was posted for a while, and then all of it at once", async () => {
    house.sandbox.misbehave({ stopped: true });
    const titles = Array.from({ length: 12 }, (_, number) => `Ride ${10 + number}`);
    await finishRides(...titles);
    expect(await titlesOf(rider)).toEqual([]);
    house.sandbox.misbehave({ stopped: false });
    await arrive();
    expect(await titlesOf(rider)).toEqual(titles);
  });
});

test("a ride of four hours, ten megabytes of it, is stored whole [T 5.10 large]", async () => {
  house.sandbox.finishRide("tom", { minutes: 240, title: "Long" });
  await arrive();
  const [delivery] = await db.delivery.findMany({ where: { riderId: rider.viewer.userId, type: "activity" } });
  expect(delivery).toMatchObject({ state: "applied" });
  expect(delivery?.byteCount).toBeGreaterThan(8_000_000);
  const [ride] = await rides.listRides(rider.viewer);
  expect(ride?.elapsedSeconds).toBeGreaterThan(3 * 3600);
}, 120_000);

test("what another secret has signed is refused however often it comes, and taken when it is signed well [T 10.2]", async () => {
  house.sandbox.misbehave({ wrongSignature: true });
  await finishRides("One");
  expect(await titlesOf(rider)).toEqual([]);
  expect(await ownDeliveries()).toEqual([]);
  house.sandbox.behave();
  await pressAgain();
  await arrive();
  expect(await titlesOf(rider)).toEqual(["One"]);
});

test("a retry of thirty hours ago, signed then, is taken, and overwrites nothing newer [T 4.2 tolerance, T 4.3 retries]", async () => {
  const hoursAgo = (hours: number) => Date.now() - hours * 3_600_000;
  const told = (title: string, summaryId: string, hours: number) =>
    house.sandbox.deliver(activityEvent(rider.terraUser, activity({ title, summaryId, seconds: 60 })), {
      orderingMs: hoursAgo(hours),
      signedAt: Math.floor(hoursAgo(hours) / 1000),
    });
  expect((await told("Newer", "one", 1)).status).toBe(200);
  await house.workOff();
  expect((await told("Older", "one", 30)).status).toBe(200);
  expect((await told("Late", "two", 30)).status).toBe(200);
  await house.workOff();
  expect(await titlesOf(rider)).toEqual(["Late", "Newer"]);
});

test("what was delivered and is delivered again on request changes nothing [T 4.3 retries, T 10.2]", async () => {
  await finishRides("One");
  const [before] = await rides.listRides(rider.viewer);
  await pressAgain();
  await arrive();
  expect(await rides.listRides(rider.viewer)).toEqual([before]);
  expect(await ownDeliveries()).toHaveLength(1);
});

/** Presses "Send again" at the latest delivery on the sandbox's page. */
async function pressAgain(): Promise<void> {
  const page = await (await fetch(house.sandbox.url)).text();
  const path = /action="(\/deliveries\/[^"]+\/again)"/.exec(page)?.[1];
  expect(path).toBeDefined();
  await fetch(`${house.sandbox.url}${path}`, { method: "POST", redirect: "manual" });
}
