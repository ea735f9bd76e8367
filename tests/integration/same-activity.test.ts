import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activity, activityEvent, type Wanted } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
});
afterAll(() => house.close());

type Item = { metadata: Record<string, unknown> } & Record<string, unknown>;

const hour = (hours: number) => `2026-11-20T${String(hours).padStart(2, "0")}:00:00.000000+01:00`;

const item = (wanted: Wanted = {}) => activity({ seconds: 60, title: "First", ...wanted }) as Item;

/** With this in its metadata; undefined is left out. */
const saying = (metadata: Record<string, unknown>, of = item()): Item => ({
  ...of,
  metadata: { ...of.metadata, ...metadata },
});

const without = (name: string, of = item({ title: "Second" })): Item => ({ ...of, [name]: null });

/** Two tellings, and what is there in the end: the titles of the rides. */
type Case = [what: string, first: Item, second: Item, titles: string[]];

const second = (wanted: Wanted = {}) => item({ title: "Second", ...wanted });

const SAME: Case[] = [
  ["in the same words", item(), item(), ["First"]],
  ["in other words", item(), second(), ["Second"]],
  ["with other power", item(), second({ watts: () => 300 }), ["Second"]],
  ["with another heart rate", item(), second({ bpm: () => 99 }), ["Second"]],
  ["longer", item(), second({ seconds: 90 }), ["Second"]],
  ["shorter", item(), second({ seconds: 30 }), ["Second"]],
  ["an hour later", item(), second({ start: hour(9) }), ["Second"]],
  ["on another day", item(), second({ start: "2026-11-21T08:00:00.000000+01:00" }), ["Second"]],
  ["by another clock", item(), second({ start: "2026-11-20T07:00:00.000000+00:00" }), ["Second"]],
  ["as another kind of ride", item(), second({ type: 15 }), ["Second"]],
  ["with its kind in a word", item(), second({ type: "ROAD_BIKING" }), ["Second"]],
  ["as biking, whatever kind", item(), second({ type: 1 }), ["Second"]],
  ["as one indoors", item(), second({ indoor: true }), ["Second"]],
  ["as an update", item(), second({ uploadType: 3 }), ["Second"]],
  ["without its positions", item(), without("position_data"), ["Second"]],
  ["without its power", item(), without("power_data"), ["Second"]],
  ["without its laps", item(), without("lap_data"), ["Second"]],
  ["without its device", item(), without("device_data"), ["Second"]],
  ["with more than is known", item(), { ...second(), news_of_next_year: { a: 1 } }, ["Second"]],
  ["whole, after it was pending", item({ uploadType: 5 }), second(), ["Second"]],
  ["as one that is deleted", item(), second({ uploadType: 4 }), []],
  ["anew, after it was deleted", item({ uploadType: 4 }), second(), ["Second"]],
];

const named = (id: string, title: string) => saying({ summary_id: id }, item({ title }));

const OTHERS: Case[] = [
  ["another id", named("a", "First"), named("b", "Second"), ["First", "Second"]],
  ["an id in capitals", named("a", "First"), named("A", "Second"), ["First", "Second"]],
  ["an id with a space", named("a", "First"), named("a ", "Second"), ["First", "Second"]],
  ["an id that begins alike", named("a", "First"), named("a1", "Second"), ["First", "Second"]],
  ["an id that looks alike", named("é", "First"), named("e\u0301", "Second"), ["First", "Second"]],
];

const NAMELESS = ([null, "", undefined] as const).flatMap((id): Case[] => {
  const told = (wanted: Wanted) => saying({ summary_id: id }, item(wanted));
  const again = (wanted: Wanted) => told({ title: "Second", ...wanted });
  const no = id === "" ? "an empty id" : `${id} for an id`;
  return [
    [`${no}, told in other words`, told({}), again({}), ["Second"]],
    [`${no}, told with other power`, told({}), again({ watts: () => 300 }), ["Second"]],
    [`${no} and another start`, told({}), again({ start: hour(10) }), ["First", "Second"]],
    [`${no} and another end`, told({}), again({ seconds: 61 }), ["First", "Second"]],
    [`${no} and another kind`, told({}), again({ type: 15 }), ["First", "Second"]],
  ];
});

const titlesOf = async ({ viewer }: Person) => (await rides.listRides(viewer)).map(({ title }) => title).sort();

let moment = Date.now() - 3_600_000;

async function tell(user: Person["terraUser"], ...told: unknown[]) {
  moment += 1000;
  const response = await house.sandbox.deliver(activityEvent(user, ...told), { orderingMs: moment });
  expect(response.status).toBe(200);
  await house.workOff();
}

describe("told again", () => {
  test.each(SAME)(
    "under its summary id, a ride is the same: %s [W6] [T 4.7 activity]",
    async (_, first, again, titles) => {
      const rider = await house.addRider();
      await tell(rider.terraUser, first);
      const before = await db.rideSource.findMany({ where: { riderId: rider.viewer.userId } });
      await tell(rider.terraUser, again);
      expect(await titlesOf(rider)).toEqual(titles);
      const after = await db.rideSource.findMany({ where: { riderId: rider.viewer.userId } });
      expect(after.map(({ id, rideId }) => [id, rideId])).toEqual(before.map(({ id, rideId }) => [id, rideId]));
    },
  );

  test.each(OTHERS)("under %s, it is another ride [W6] [T 4.7 activity]", async (_, first, other, titles) => {
    const rider = await house.addRider();
    await tell(rider.terraUser, first);
    await tell(rider.terraUser, other);
    expect(await titlesOf(rider)).toEqual(titles);
  });

  test.each(NAMELESS)(
    "with %s, a ride is known by its times and type [W6] [T 4.7 nameless]",
    async (_, first, other, titles) => {
      const rider = await house.addRider();
      await tell(rider.terraUser, first);
      await tell(rider.terraUser, other);
      expect(await titlesOf(rider)).toEqual(titles);
    },
  );
});

describe("from two sources", () => {
  /** A second connection of the same rider's, to another provider. */
  async function addOther(rider: Person) {
    const user = { ...rider.terraUser, user_id: randomUUID(), provider: "GARMIN" };
    await house.sandbox.deliver({ type: "auth", status: "success", user });
    await house.workOff();
    return user;
  }

  test.each([
    ["the same id", "bs-1001"],
    ["ids of their own", "garmin-7"],
  ])("one ride with %s is one, and says that it has two [W6] [T 4.7 activity]", async (_, summaryId) => {
    const rider = await house.addRider();
    const other = await addOther(rider);
    await tell(rider.terraUser, item({ seconds: 600 }));
    await tell(other, item({ seconds: 600, title: "Second", summaryId }));
    expect(await titlesOf(rider)).toEqual(["First"]);
    const [ride] = await rides.listRides(rider.viewer);
    const sources = await db.rideSource.findMany({ where: { rideId: ride?.id ?? "" }, include: { connection: true } });
    expect(sources.map(({ connection }) => connection?.provider).sort()).toEqual(["BRYTONSPORT", "GARMIN"]);
    const last = await db.delivery.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(last.effects).toMatchObject([{ kind: "ride", rideId: ride?.id, what: "joined" }]);
  });

  test("two rides with one id stay two [W6] [T 4.7 activity]", async () => {
    const rider = await house.addRider();
    const other = await addOther(rider);
    await tell(rider.terraUser, item({ seconds: 600 }));
    await tell(other, item({ seconds: 600, title: "Second", start: "2026-11-22T08:00:00.000000+01:00" }));
    expect(await titlesOf(rider)).toEqual(["First", "Second"]);
  });

  test("of two riders, one ride with one id is each rider's own [W6] [T 4.7 activity]", async () => {
    const [one, other] = [await house.addRider(), await house.addRider()];
    await tell(one.terraUser, item());
    await tell(other.terraUser, second());
    expect([await titlesOf(one), await titlesOf(other)]).toEqual([["First"], ["Second"]]);
  });
});
