import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONSENT_FIELDS, type ConsentField } from "@/core/coaching";
import type { RideId } from "@/core/ids";
import { beginCoaching } from "../support/coachings";
import { WHOLE_CONSENT } from "../support/consents";
import { type House, openHouse, type Person } from "../support/house";
import { addMadeAthlete, type Made, type MadeAthlete } from "../support/made-athlete";
import { asText, everythingSeen, keysOf, rideSeen } from "../support/seen";
import { BEST_KEYS, RECORDING_KEYS, RIDE_KEYS, SUMMARY_KEYS } from "../support/seen-keys";

/** Of each field what another athlete has who differs in nothing else. */
const OTHERS: Record<ConsentField, Partial<MadeAthlete>> = {
  withMap: { latitude: 48.7654 },
  withHeartRate: { bpm: 158, restingBpm: 52 },
  withWeight: { kilograms: 71.94 },
  withNotes: { words: "CANARY-hip", effort: 3 },
  withHealth: { steps: 9876, dayInCycle: 21 },
  withCycle: { dayInCycle: 21 },
};

/** Of each field what can be read where it is seen and nowhere else. */
const MARKS: Record<ConsentField, readonly RegExp[]> = {
  withMap: [/47\.3456/, /"position"/, /latitude/i],
  withHeartRate: [
    /"heart-rate"/,
    /heart rate \(bpm\)/,
    /gpxtpx:hr/,
    /HeartRateBpm>/,
    /"restingHeartRateBpm": 47/,
    /"heartRateLoad": \d/,
  ],
  withWeight: [/"weightKg": 63\.21/, /"bodyFatPercent"/],
  withNotes: [/CANARY-knee/],
  withHealth: [/"steps": 11204/, /"asleepSeconds"/],
  withCycle: [/"dayInCycle": 17/, /"menstruation"/],
};

let house: House;
let db: typeof import("@/server/db").db;
let usual: Made;
const others = new Map<ConsentField, Made>();

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  const { writeAccepted } = await import("@/server/house-settings");
  const { readWanted, FIRST_WANTED } = await import("@/core/wanted-data");
  await writeAccepted(readWanted({ types: { menstruation: true } }, FIRST_WANTED), db);
  usual = await addMadeAthlete(house);
  for (const field of CONSENT_FIELDS) others.set(field, await addMadeAthlete(house, OTHERS[field]));
}, 600_000);
afterAll(() => house.close());

const otherOf = (field: ConsentField): Made => others.get(field) ?? expect.fail("There is no such athlete");

/** What a coach gets of an athlete, by what is agreed to from now on. */
async function seenOf({ athlete, rideIds }: Made, coach: Person, consent: Partial<typeof WHOLE_CONSENT>) {
  await beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId, consent });
  return everythingSeen(coach.viewer, athlete.viewer.userId, rideIds);
}

describe.each(CONSENT_FIELDS)("without %s", (field) => {
  test("nothing that a coach gets tells of it: another rider who differs in it alone looks the same", async () => {
    const coach = await house.addPerson();
    const without = { [field]: false };
    // First with it: what was kept at hand then must not be shown afterwards.
    const withIt = [await seenOf(usual, coach, {}), await seenOf(otherOf(field), coach, {})].map(asText);
    expect(withIt[0]).not.toBe(withIt[1]);
    const hidden = [await seenOf(usual, coach, without), await seenOf(otherOf(field), coach, without)].map(asText);
    expect(hidden[0]).toBe(hidden[1]);
    for (const mark of MARKS[field]) {
      expect(withIt[0]).toMatch(mark);
      expect(hidden[0]).not.toMatch(mark);
    }
    if (field === "withWeight")
      // Which ride was the best by weight tells something of it, too.
      for (const { bests } of (await seenOf(usual, coach, without)).rides)
        expect(Object.values(bests?.byWeight ?? { none: [0] }).flat()).toEqual([]);
    // The rest is there.
    expect(hidden[0]).toContain("Late ride");
    for (const other of CONSENT_FIELDS) {
      const isApart = other === field || (field === "withHealth" && other === "withCycle");
      if (!isApart) expect(hidden[0]).toMatch(MARKS[other][0] ?? /never/);
    }
  }, 120_000);
});

describe("whatever was agreed to", () => {
  test("no coach gets an original, the name of a file, what apps recorded, or how something was estimated", async () => {
    const coach = await house.addPerson();
    const seen = await seenOf(usual, coach, {});
    for (const { original, broughtFile, whole, recorded, ride } of seen.rides) {
      expect([original, broughtFile, whole]).toEqual([null, null, null]);
      expect(recorded?.extras).toEqual([]);
      expect(ride).toMatchObject({ sources: [], remarks: [], crop: null });
    }
    const own = asText(await everythingSeen(usual.athlete.viewer, usual.athlete.viewer.userId, usual.rideIds));
    const text = asText(seen);
    for (const [secret, isTold] of [
      ["CANARY-may.fit", true],
      ["CANARY-late.fit", true],
      // 95 % of the best 20 minutes, with their day and their watts.
      ["1 May 2026", true],
      [usual.athlete.viewer.email, false],
      [usual.athlete.reference, false],
    ] as const) {
      expect(own.includes(secret)).toBe(isTold);
      expect(text).not.toContain(secret);
    }
  });

  test("what is sent has these fields and no other: a new one is to be decided upon", async () => {
    const coach = await house.addPerson();
    const { list, health, healthSpan, rides } = await seenOf(usual, coach, {});
    const [, late] = rides;
    expect([...keysOf(list)].sort()).toEqual(SUMMARY_KEYS);
    expect([...keysOf(late?.ride)].sort()).toEqual(RIDE_KEYS);
    expect([...keysOf(late?.bests)].sort()).toEqual(BEST_KEYS);
    expect([...keysOf({ ...late?.recording, channels: null })].sort()).toEqual(RECORDING_KEYS);
    const fields = health.map(({ figures: _, ...entry }) => entry);
    expect([...keysOf([fields, healthSpan])].sort()).toEqual([
      "day",
      "first",
      "last",
      "provider",
      "receivedAt",
      "type",
    ]);
  });

  test("where a ride went around a private place stays hidden, in the channels and in every file", async () => {
    const made = await addMadeAthlete(house);
    const coach = await house.addPerson();
    const places = await import("@/server/data/private-places");
    const home = { name: "CANARY-home", latitude: 47.3456, longitude: 8.5432, radiusMeters: 300 };
    await places.addPlace(made.athlete.viewer, home);
    const { rides } = await seenOf(made, coach, {});
    // By hand: 300 m and what it is shifted and grown by at most, at 8 m/s: 81 s.
    for (const { recording, files, ride } of rides) {
      const shown = [...(recording?.track?.latitude ?? [])].map((degrees) => !Number.isNaN(degrees));
      expect(shown.slice(0, 37)).toEqual(new Array(37).fill(false));
      expect(shown.slice(82)).toEqual(new Array(1201 - 82).fill(true));
      expect(ride?.channelNames).toContain("position");
      // Eastwards, a second is 8 m: where it began is in no file.
      expect(asText(files)).not.toContain("8.5432000");
      expect(asText(files)).toContain("47.3456");
    }
    const own = await rideSeen(made.athlete.viewer, made.athlete.viewer.userId, made.rideIds[1]);
    expect(asText(own.files)).toContain("8.5432");

    await places.addPlace(made.athlete.viewer, { ...home, radiusMeters: 2000, longitude: 8.6 });
    await db.privatePlace.updateMany({ data: { radiusMeters: 20_000 } });
    const hidden = await everythingSeen(coach.viewer, made.athlete.viewer.userId, made.rideIds);
    for (const { ride, files } of hidden.rides) {
      expect(ride?.channelNames).not.toContain("position");
      expect(files.gpx).toBeNull();
    }
    expect(asText(hidden)).not.toMatch(/47\.3456|CANARY-home/);
    await db.privatePlace.deleteMany({});
  }, 120_000);

  test("a ride from which something is still to be cut off is not there until it is", async () => {
    const made = await addMadeAthlete(house);
    const coach = await house.addPerson();
    const { athlete, rideIds } = made;
    const [old, late] = rideIds;
    await seenOf(made, coach, {});
    const { cropRide } = await import("@/server/data/ride-changes");
    const from = new Date("2026-05-01T08:05:00Z");
    await cropRide(athlete.viewer, old, { from, until: new Date("2026-05-01T08:20:01Z") });
    const waiting = await everythingSeen(coach.viewer, athlete.viewer.userId, rideIds, "the mark behind the crop");
    expect(waiting.list.map(({ id }) => id)).toEqual([late]);
    expect(waiting.count).toBe(1);
    expect(asText(waiting.rides[0])).not.toMatch(/\d/);
    expect(asText(waiting)).not.toContain("CANARY-old");

    await house.workOff();
    const cut = await everythingSeen(coach.viewer, athlete.viewer.userId, rideIds, "the mark behind the work");
    expect(cut.count).toBe(2);
    expect(cut.rides[0]?.ride).toMatchObject({ startedAt: from, elapsedSeconds: 901, crop: null });
    expect(asText(cut)).not.toContain("2026-05-01T08:04");
  }, 120_000);
});

describe("rides from before what is shared", () => {
  const since = new Date("2026-11-01T00:00:00Z");

  test("are not there, and no other ride tells of them", async () => {
    const coach = await house.addPerson();
    const all = asText(await seenOf(usual, coach, {}));
    expect(all).toContain("CANARY-old");
    expect(all).toContain("2026-05-01");
    const seen = await seenOf(usual, coach, { since });
    const [old, late] = seen.rides;
    expect(asText(old)).not.toMatch(/\d/);
    expect(asText(seen)).not.toMatch(/CANARY-old|2026-05-|May 2026/);
    expect(seen.list).toHaveLength(1);
    expect(seen.count).toBe(1);
    expect(seen.healthSpan).toEqual({ first: "2026-11-20", last: "2026-11-20" });
    // It alone is compared with itself: the older one, which was better by 40 W, neither beats it nor is counted.
    for (const bests of [late?.bests, late?.keptBests]) {
      expect(bests?.placings.length).toBeGreaterThan(5);
      for (const { rank, of, record } of bests?.placings ?? []) expect({ rank, of, record }).toEqual(ALONE);
      expect(bests?.byValue["all-time"].every(({ rideId }) => rideId === usual.rideIds[1])).toBe(true);
    }
    const own = await rideSeen(usual.athlete.viewer, usual.athlete.viewer.userId, usual.rideIds[1]);
    expect(own.bests?.placings.some(({ of }) => of === 2)).toBe(true);
  });

  test("are there from the very moment on", async () => {
    const coach = await house.addPerson();
    const moment = new Date("2026-11-20T08:00:00Z");
    expect((await seenOf(usual, coach, { since: moment })).count).toBe(1);
    expect((await seenOf(usual, coach, { since: new Date(moment.getTime() + 1) })).count).toBe(0);
  });

  const ALONE = { rank: 1, of: 1, record: null };
});

describe("who sees nothing", () => {
  const NOTHING = {
    ...{ list: [], count: 0, health: [], healthSpan: null },
    rides: new Array(2).fill({
      ...{ ride: null, recording: null, recorded: null, channels: null, window: null, bests: null, keptBests: null },
      ...{ original: null, broughtFile: null, whole: null, files: { fit: null, gpx: null, tcx: null, csv: null } },
    }),
  };
  const nothing = async (viewer: Person["viewer"]) => {
    const seen = await everythingSeen(viewer, usual.athlete.viewer.userId, usual.rideIds);
    expect(seen).toEqual(NOTHING);
  };
  const between = (coach: Person) => ({ athleteId: usual.athlete.viewer.userId, coachId: coach.viewer.userId });

  test("is a stranger, an operator, and a coach of somebody else", async () => {
    const stranger = await house.addPerson();
    await nothing(stranger.viewer);
    await nothing({ ...stranger.viewer, isOperator: true });
    await beginCoaching({ athleteId: otherOf("withMap").athlete.viewer.userId, coachId: stranger.viewer.userId });
    await nothing(stranger.viewer);
  });

  test("is an athlete of theirs: it does not work the other way about", async () => {
    const athlete = await house.addPerson();
    await beginCoaching({ athleteId: athlete.viewer.userId, coachId: usual.athlete.viewer.userId });
    await nothing(athlete.viewer);
  });

  test("is a coach of whom it ended, by either of the two, and one whose end has come", async () => {
    const { endCoaching } = await import("@/server/data/coachings");
    const coach = await house.addPerson();
    for (const end of [
      () => endCoaching(usual.athlete.viewer, coach.viewer.userId),
      () => endCoaching(coach.viewer, usual.athlete.viewer.userId),
      () => db.coaching.updateMany({ where: between(coach), data: { until: new Date(Date.now() - 1) } }),
    ]) {
      expect((await seenOf(usual, coach, { until: new Date(Date.now() + 86_400_000) })).count).toBe(2);
      await end();
      await nothing(coach.viewer);
    }
  });

  test("is a coach who asks for an athlete's ride under their own name, or another's", async () => {
    const coach = await house.addPerson();
    const other = otherOf("withMap");
    for (const made of [usual, other])
      await beginCoaching({ athleteId: made.athlete.viewer.userId, coachId: coach.viewer.userId });
    const missing = randomUUID() as RideId;
    const { original: _, ...none } = NOTHING.rides[0];
    for (const [riderId, id] of [
      [coach.viewer.userId, usual.rideIds[1]],
      [other.athlete.viewer.userId, usual.rideIds[1]],
      [usual.athlete.viewer.userId, missing],
    ] as const)
      expect(await rideSeen(coach.viewer, riderId, id)).toMatchObject(none);
  });

  test("is a coach whose sight is older than the last change, or of whom it ended meanwhile", async () => {
    const { findSight, ridesInSight } = await import("@/server/data/visibility");
    const { findRideInSight } = await import("@/server/data/rides");
    const { readRecordedInSight } = await import("@/server/data/recordings");
    const { changeConsent, endCoaching } = await import("@/server/data/coachings");
    const coach = await house.addPerson();
    const [, late] = usual.rideIds;
    for (const change of [
      () => changeConsent(usual.athlete.viewer, coach.viewer.userId, { ...WHOLE_CONSENT, withHeartRate: false }),
      () => endCoaching(usual.athlete.viewer, coach.viewer.userId),
    ]) {
      await beginCoaching(between(coach));
      const sight = await findSight(coach.viewer, usual.athlete.viewer.userId);
      if (!sight) return expect.fail("The coach sees nothing");
      expect(await findRideInSight(coach.viewer, sight, late)).not.toBeNull();
      // What was looked up at the beginning of a request, and what that request asks then.
      await change();
      expect(await findRideInSight(coach.viewer, sight, late)).toBeNull();
      expect(await readRecordedInSight(coach.viewer, sight, late)).toBeNull();
      expect(await db.ride.count({ where: ridesInSight(coach.viewer, sight) })).toBe(0);
    }
  });
});

describe("two coaches", () => {
  test("who may see different things do so of one ride at the same time, whoever asked first", async () => {
    const [near, far] = [await house.addPerson(), await house.addPerson()];
    const riderId = usual.athlete.viewer.userId;
    await beginCoaching({ athleteId: riderId, coachId: near.viewer.userId });
    const least = { withMap: false, withHeartRate: false, withWeight: false, withNotes: false };
    await beginCoaching({ athleteId: riderId, coachId: far.viewer.userId, consent: least });
    const seen = await Promise.all(
      [near, far, near, far, usual.athlete, far].map(({ viewer }) => rideSeen(viewer, riderId, usual.rideIds[1])),
    );
    for (const at of [1, 3, 5]) {
      for (const field of ["withMap", "withHeartRate", "withWeight", "withNotes"] as const)
        for (const mark of MARKS[field]) expect(asText(seen[at])).not.toMatch(mark);
    }
    for (const at of [0, 2]) expect(asText(seen[at])).toMatch(/"heart-rate"/);
  });
});
