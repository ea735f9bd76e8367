import { expect, test } from "vitest";
import type { RideId } from "../ids";
import { plusDays } from "./days";
import type { AthleteDigest, DigestRide } from "./digest";
import { heartRateAtPower, type MeasuredRide } from "./heart-rate-at-power";
import { makeDigest } from "./make-digest";
import { newBests, type RidePower } from "./new-bests";
import { daysAgo, NOW, rideAgo } from "./sample-digest";
import { rideDays, standingOf, usualGap, weekLoad } from "./standing";

const digestOf = (rides: readonly DigestRide[], now = NOW) =>
  makeDigest({ rides, estimated: new Set(), measured: [], powers: [], connections: [], told: null }, now);

const daysOf = (digest: AthleteDigest) => rideDays(digest).map((place) => plusDays(digest.loads.first, place));

test("of nobody's rides nothing is made up", () => {
  const digest = digestOf([]);
  expect(digest).toMatchObject({ rideCount: 0, lastRide: null, firstRideDay: null, loads: { rides: [] } });
  expect(digest.loads.values).toEqual(Array(120).fill(0));
  expect(weekLoad(digest, "2026-11-28")).toEqual({ load: 0, usual: null });
  expect(standingOf(digest, "2026-11-28")).toBeNull();
  expect(usualGap(digest)).toBeNull();
});

test("one ride is one load on its day", () => {
  const digest = digestOf([rideAgo(3, { load: 80.04 })]);
  expect(daysOf(digest)).toEqual(["2026-11-25"]);
  expect(digest.loads.values.at(-4)).toBe(80);
  expect(usualGap(digest)).toBeNull();
});

test("the loads of a day are added up, and a ride without one counts as none and is told of", () => {
  const digest = digestOf([rideAgo(3, { load: 80 }), rideAgo(3, { load: 20 }), rideAgo(2)]);
  expect(digest.loads.values.slice(-4)).toEqual([100, 0, 0, 0]);
  // Of the places 0 to 119, three days ago is 116.
  expect(digest.loads).toMatchObject({ rides: [116, 116, 117], unknown: [117], estimated: [] });
  expect(daysOf(digest)).toEqual(["2026-11-25", "2026-11-26"]);
});

test("rides whose load is an estimate are kept by their days", () => {
  const [known, guessed] = [rideAgo(9, { load: 80 }), rideAgo(3, { load: 20 })];
  const seen = { measured: [], powers: [], connections: [], told: null };
  const digest = makeDigest({ ...seen, rides: [known, guessed], estimated: new Set([guessed.id]) }, NOW);
  expect(digest.loads.estimated).toEqual([116]);
});

/** A ride a day; of those of so many days ago the load is not known. */
const daily = (unknown: readonly number[]) =>
  digestOf(
    Array.from({ length: 60 }, (_, index) => 59 - index).map((age) =>
      rideAgo(age, { load: unknown.includes(age) ? null : 70 }),
    ),
  );

test("a sum of which one ride in ten has no load is known, and not one of more", () => {
  const week = (unknown: readonly number[]) => weekLoad(daily(unknown), "2026-11-28");
  expect(week([])).toEqual({ load: 490, usual: 490 });
  // One of seven is more than one in ten.
  expect(week([3])).toEqual({ load: null, usual: 490 });
  // Two of the 28 are not, three are: (26 · 70) / 4 = 455.
  expect(week([10, 20])).toEqual({ load: 490, usual: 455 });
  expect(week([10, 20, 30])).toEqual({ load: 490, usual: null });
  // Older ones are not of these weeks.
  expect(week([35, 36, 37, 38])).toEqual({ load: 490, usual: 490 });
});

test("form is known where of the last week's rides and of all nearly all have a load", () => {
  const form = (unknown: readonly number[]) => standingOf(daily(unknown), "2026-11-28");
  expect(form([])).not.toBeNull();
  // Today is not in it yet; one of the seven days before is more than one in ten.
  expect(form([0])).not.toBeNull();
  expect(form([7])).toBeNull();
  // Five of the 59 before today are not one in ten, six are.
  expect(form([10, 20, 30, 40, 50])).not.toBeNull();
  expect(form([10, 20, 30, 40, 50, 51])).toBeNull();
});

test("a ride belongs to the day on which it began where it was ridden", () => {
  // 23:30 UTC on the 27th: half past one on the 28th, two hours east; still the 27th five hours west.
  const startedAt = new Date("2026-11-27T23:30:00Z");
  const of = (offsetMinutes: number) => digestOf([rideAgo(0, { startedAt, offsetMinutes, load: 50 })]);
  expect(daysOf(of(120))).toEqual(["2026-11-28"]);
  expect(of(120).loads.values.at(-1)).toBe(50);
  expect(daysOf(of(-300))).toEqual(["2026-11-27"]);
  expect(of(-300).loads.values.slice(-2)).toEqual([50, 0]);
});

test("today is the day where the athlete rides", () => {
  // Noon in UTC is the next day already, 13 hours east.
  const late = new Date("2026-11-28T12:00:00Z");
  const digest = digestOf(
    [rideAgo(0, { startedAt: new Date("2026-11-27T20:00:00Z"), offsetMinutes: 780, load: 50 })],
    late,
  );
  expect(digest.loads.values.slice(-2)).toEqual([50, 0]);
});

test("a ride of a clock that is more than a day ahead is not there", () => {
  const told = (days: number) => ({ ...rideAgo(days), rideId: rideAgo(days).id, feeling: 1, effort: null });
  const digest = makeDigest(
    {
      estimated: new Set(),
      rides: [rideAgo(40, { load: 50 }), rideAgo(-900, { load: 500 })],
      measured: [40, 30, 20, -900].map((days) => steady(days, 150, 130, 20)),
      powers: [50, 40, 30, 20, 10, -900].map((days) => power(days, 300 - days)),
      connections: [],
      told: [told(-900), told(40)],
    },
    NOW,
  );
  expect(digest).toMatchObject({ rideCount: 1, lastRide: { id: "ride-40" }, heartRateAtPower: null, bests: [] });
  expect(digest.told).toMatchObject([{ rideId: "ride-40" }]);
  // Noon: 08:00 of tomorrow is 20 hours ahead, that of the day after 44.
  expect(digestOf([rideAgo(40), rideAgo(-1)]).lastRide?.id).toBe("ride--1");
  expect(digestOf([rideAgo(40), rideAgo(-2)]).lastRide?.id).toBe("ride-40");
});

test("what was before the days that are kept counts for fitness", () => {
  // One load of 100 the day before the first that is kept: 100 · (1 − e^(−1/42)) = 2.353, 100 · (1 − e^(−1/7)) = 13.312
  const digest = digestOf([rideAgo(120, { load: 100 })]);
  expect(digest.loads.values.every((load) => load === 0)).toBe(true);
  expect(digest.loads.before).toEqual({ fitness: 2.353, fatigue: 13.312 });
  expect(digest.firstRideDay).toBe("2026-07-31");
});

const measured = (days: number, watts: number[], bpm: number[], windowSeconds = 60): MeasuredRide => ({
  ...{ id: `ride-${days}` as RideId, title: "Ride", startedAt: daysAgo(days), offsetMinutes: 0 },
  dots: { lagSeconds: 30, windowSeconds, minutes: watts.map((_, index) => index), watts, bpm },
});

const steady = (days: number, watts: number, bpm: number, minutes: number, windowSeconds = 60) =>
  measured(days, Array(minutes).fill(watts), Array(minutes).fill(bpm), windowSeconds);

test("heart rate is compared at powers that both rides know", () => {
  const usual = [10, 20, 30].map((days) =>
    measured(days, [...Array(20).fill(150), 300], [...Array(20).fill(130), 180]),
  );
  const last = measured(
    1,
    [...Array(25).fill(155), ...Array(10).fill(300), 40],
    [...Array(25).fill(136), ...Array(10).fill(170), 90],
  );
  // 300 W: three minutes of the others are too few. 40 W is mostly rolling.
  expect(heartRateAtPower([...usual, last])).toMatchObject({
    rideId: "ride-1",
    rides: 3,
    bins: [{ watts: 140, minutes: 25, bpm: 136, usualMinutes: 60, usualBpm: 130 }],
  });
});

test("a dot of a long ride stands for more than a minute", () => {
  const usual = [10, 20, 30].map((days) => steady(days, 150, 130, 20));
  expect(heartRateAtPower([...usual, steady(1, 150, 136, 10, 120)])?.bins).toMatchObject([{ minutes: 20 }]);
  expect(heartRateAtPower([...usual, steady(1, 150, 136, 19)])).toBeNull();
});

test("it takes three rides of the 42 days before", () => {
  const usual = (days: number) => steady(days, 150, 130, 20);
  expect(heartRateAtPower([])).toBeNull();
  expect(heartRateAtPower([usual(1)])).toBeNull();
  expect(heartRateAtPower([usual(1), usual(10), usual(20)])).toBeNull();
  expect(heartRateAtPower([usual(1), usual(10), usual(20), usual(44)])).toBeNull();
  expect(heartRateAtPower([usual(1), usual(10), usual(20), usual(43)])).toMatchObject({ rides: 3 });
});

const power = (days: number, watts: number, seconds = 1200): RidePower => ({
  ...{ rideId: `ride-${days}` as RideId, startedAt: daysAgo(days), offsetMinutes: 0 },
  ...{ seconds, watts },
});

test("a best beats at least five rides, and whoever did the same before keeps it", () => {
  const before = [50, 40, 30, 20, 10].map((days) => power(days, 300));
  expect(newBests([...before, power(1, 301)], daysAgo(14))).toMatchObject([
    { rideId: "ride-1", watts: 301, before: 300, of: "all-time" },
  ]);
  expect(newBests([...before, power(1, 300)], daysAgo(14))).toEqual([]);
  expect(newBests([...before.slice(1), power(1, 301)], daysAgo(14))).toEqual([]);
  expect(newBests([...before, power(15, 301)], daysAgo(14))).toEqual([]);
});

test("the best of 90 days is one where an older one stands", () => {
  const before = [50, 40, 30, 20, 10].map((days) => power(days, 300));
  expect(newBests([power(200, 350), ...before, power(1, 310)], daysAgo(14))).toMatchObject([
    { watts: 310, before: 300, of: "ninety-days" },
  ]);
});
