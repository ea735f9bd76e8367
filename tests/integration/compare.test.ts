import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RideId } from "@/core/ids";
import { activity, activityEvent, type Wanted } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let compare: typeof import("@/server/data/compare");
let rides: typeof import("@/server/data/rides");
let edits: typeof import("@/server/data/ride-edits");

beforeAll(async () => {
  house = await openHouse();
  compare = await import("@/server/data/compare");
  rides = await import("@/server/data/rides");
  edits = await import("@/server/data/ride-edits");
});
afterAll(() => house.close());

type Place = readonly [latitude: number, longitude: number];

interface Road {
  /** Where it was in each second. */
  at?: (second: number) => Place;
  elevation?: (second: number) => number;
}

/** A minute is 480 m of road at 8 m/s, and so are these degrees at the equator. */
const DEGREES_A_SECOND = 8 / 111_195;

/** Eastwards along the equator. */
const EAST = (second: number): Place => [0.001, 30 + second * DEGREES_A_SECOND];

/** Level but for the five minutes in the middle, which rise at 6 %. */
const HILL = (second: number) => 100 + 0.48 * Math.min(300, Math.max(0, second - 300));

async function ride(person: Person, wanted: Wanted, { at = EAST, elevation }: Road = {}): Promise<RideId> {
  const start = `${wanted.summaryId}T08:00:00.000000+01:00`;
  const made = activity({ seconds: 900, start, ...wanted });
  const seconds = wanted.seconds ?? 900;
  const stamps = Array.from({ length: seconds }, (_, second) => ({
    timestamp: new Date(Date.parse(start) + second * 1000).toISOString(),
    timer_duration_seconds: second,
  }));
  if (!wanted.indoor)
    made.position_data = {
      position_samples: stamps.map((stamp, second) => ({ ...stamp, coords_lat_lng_deg: at(second) })),
    };
  if (elevation)
    Object.assign(made.distance_data as object, {
      detailed: {
        distance_samples: stamps.map((stamp, second) => ({ ...stamp, distance_meters: second * 8 })),
        elevation_samples: stamps.map((stamp, second) => ({ ...stamp, elev_meters: elevation(second) })),
      },
    });
  await house.sandbox.deliver(activityEvent(person.terraUser, made));
  await house.workOff();
  const all = await rides.listRides(person.viewer);
  const found = all.find(({ startedAt }) => startedAt.toISOString().startsWith(wanted.summaryId ?? ""));
  if (!found) throw new Error("The ride did not arrive");
  return found.id;
}

describe("rides that are worth comparing with one", () => {
  test("went the same way, in the same direction", async () => {
    const rider = await house.addRider();
    const first = await ride(rider, { summaryId: "2026-03-01", title: "Along the equator" });
    const again = await ride(rider, { summaryId: "2026-03-02", title: "Once more" });
    await ride(rider, { summaryId: "2026-03-03" }, { at: (second) => EAST(900 - second) });
    await ride(rider, { summaryId: "2026-03-04" }, { at: (second) => [5, EAST(second)[1]] });
    await ride(rider, { summaryId: "2026-03-05", indoor: true });
    await ride(rider, { summaryId: "2026-03-06", seconds: 300 });

    const likely = await compare.listLikely(rider.viewer, first);
    expect(likely).toMatchObject([{ id: again, title: "Once more", why: { is: "same-way" } }]);
    expect(likely[0]?.why).toMatchObject({ share: 1 });
  });

  test("or climbed the same climb on another way", async () => {
    const rider = await house.addRider();
    const first = await ride(rider, { summaryId: "2026-04-01" }, { elevation: HILL });
    // From the south to the foot of the same hill, up it, and off to the north.
    const other = await ride(
      rider,
      { summaryId: "2026-04-02" },
      {
        elevation: HILL,
        at(second) {
          const onHill = Math.min(600, Math.max(300, second));
          const beside = (Math.max(0, second - 600) - Math.max(0, 300 - second)) * DEGREES_A_SECOND;
          return [0.001 + beside, EAST(onHill)[1]];
        },
      },
    );
    await ride(rider, { summaryId: "2026-04-03" }, { elevation: HILL, at: (second) => [5, EAST(second)[1]] });

    const climbs = (await rides.findRide(rider.viewer, rider.viewer.userId, first))?.analysis.climbs ?? [];
    expect(climbs).toHaveLength(1);
    const likely = await compare.listLikely(rider.viewer, first);
    expect(likely).toMatchObject([{ id: other, why: { is: "same-climb" } }]);
    // By hand: five minutes at 8 m/s.
    const [length] = likely.map(({ why }) => (why.is === "same-climb" ? why.lengthMeters : 0));
    expect(Math.abs((length ?? 0) - 2400)).toBeLessThan(60);
  });

  test("are none of a ride without positions", async () => {
    const rider = await house.addRider();
    const indoors = await ride(rider, { summaryId: "2026-05-01", indoor: true });
    await ride(rider, { summaryId: "2026-05-02" });
    expect(await compare.listLikely(rider.viewer, indoors)).toEqual([]);
  });
});

describe("rides to choose from", () => {
  test("are found by title, the rider's own before the recorded one, and by day", async () => {
    const rider = await house.addRider();
    const march = await ride(rider, { summaryId: "2026-03-01", title: "Evening climb" });
    const april = await ride(rider, { summaryId: "2026-04-01", title: "Coffee ride" });
    const { NO_WORDS } = await import("@/core/ride-words");
    await edits.saveRideWords(rider.viewer, april, { ...NO_WORDS, title: "Coffee with Anna" });

    const found = async (wanted: Partial<Parameters<typeof compare.listComparable>[1]>) =>
      (await compare.listComparable(rider.viewer, { title: "", from: null, until: null, take: 9, ...wanted })).map(
        ({ id }) => id,
      );
    expect(await found({})).toEqual([april, march]);
    expect(await found({ title: "CLIMB" })).toEqual([march]);
    expect(await found({ title: "anna" })).toEqual([april]);
    expect(await found({ title: "coffee ride" })).toEqual([]);
    expect(await found({ from: "2026-04-01" })).toEqual([april]);
    expect(await found({ until: "2026-03-31" })).toEqual([march]);
    expect(await found({ from: "2026-03-01", until: "2026-03-01" })).toEqual([march]);
    expect(await found({ take: 1 })).toEqual([april]);
  });

  test("are found by the signs of their titles, which stand for themselves alone", async () => {
    const rider = await house.addRider();
    const percent = await ride(rider, { summaryId: "2026-03-01", title: "At 90% of it" });
    const lined = await ride(rider, { summaryId: "2026-03-02", title: "hill_repeats" });
    const slashed = await ride(rider, { summaryId: "2026-03-03", title: "There \\ back" });
    const found = async (title: string) =>
      (await compare.listComparable(rider.viewer, { title, from: null, until: null, take: 9 })).map(({ id }) => id);
    expect(await found("%")).toEqual([percent]);
    expect(await found("9%of")).toEqual([]);
    expect(await found("_")).toEqual([lined]);
    expect(await found("HILL_rep")).toEqual([lined]);
    expect(await found("\\")).toEqual([slashed]);
  });

  test("are in the order they were asked for", async () => {
    const rider = await house.addRider();
    const one = await ride(rider, { summaryId: "2026-03-01" });
    const two = await ride(rider, { summaryId: "2026-03-02" });
    const chosen = async (ids: RideId[]) => (await compare.listChosen(rider.viewer, ids)).map(({ id }) => id);
    expect(await chosen([two, one])).toEqual([two, one]);
    expect(await chosen([one, two])).toEqual([one, two]);
  });
});

test("somebody else's rides are to nobody else there, nor are deleted ones", async () => {
  const [rider, stranger] = [await house.addRider(), await house.addRider()];
  const theirs = await ride(rider, { summaryId: "2026-03-01" });
  const again = await ride(rider, { summaryId: "2026-03-02" });
  const own = await ride(stranger, { summaryId: "2026-03-03" });
  const everything = { title: "", from: null, until: null, take: 9 };

  expect((await compare.listComparable(stranger.viewer, everything)).map(({ id }) => id)).toEqual([own]);
  expect(await compare.listChosen(stranger.viewer, [theirs])).toEqual([]);
  expect(await compare.listLikely(stranger.viewer, theirs)).toEqual([]);
  expect(await compare.listLikely(stranger.viewer, own)).toEqual([]);

  expect((await compare.listLikely(rider.viewer, theirs)).map(({ id }) => id)).toEqual([again]);
  await edits.removeRide(rider.viewer, again);
  expect(await compare.listLikely(rider.viewer, theirs)).toEqual([]);
  expect((await compare.listComparable(rider.viewer, everything)).map(({ id }) => id)).toEqual([theirs]);
});
