import { describe, expect, test } from "vitest";
import { readyRide } from "../ready-ride";
import { compare, possibleAlong } from "./comparison";
import { type Entrant, partsOf } from "./parts";
import { quarters, riddenIn, sectionsBetween } from "./sections";
import { inMinutes, outcome, signed } from "./words";

const METERS_PER_DEGREE = 111_195;

interface Made {
  seconds: number;
  mps?: (second: number) => number;
  watts?: number;
  hasPositions?: boolean;
  hasDistance?: boolean;
  north?: number;
}

/** A ride eastwards along the equator. */
function made({
  seconds,
  mps = () => 10,
  watts = 200,
  hasPositions = true,
  hasDistance = true,
  north = 0,
}: Made): Entrant {
  const distance = new Float32Array(seconds);
  for (let second = 1; second < seconds; second++) distance[second] = (distance[second - 1] ?? 0) + mps(second);
  const track = hasPositions
    ? {
        latitude: new Float64Array(seconds).fill(north / METERS_PER_DEGREE),
        longitude: Float64Array.from(distance, (meters) => meters / METERS_PER_DEGREE),
      }
    : null;
  const ready = readyRide({
    startedAt: new Date(0),
    offsetMinutes: null,
    elapsedSeconds: seconds,
    channels: { power: new Float32Array(seconds).fill(watts), ...(hasDistance ? { distance } : {}) },
    track,
    pauses: [],
    laps: [],
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: !hasPositions,
  });
  return { ready, track, elapsedSeconds: seconds };
}

/** 5 km at 10 m/s, but for the third kilometre of the other one at 20. */
const FIRST = made({ seconds: 501 });
const OTHER = made({ seconds: 451, mps: (second) => (second > 200 && second <= 250 ? 20 : 10), watts: 212 });

function compared(
  entrants: Entrant[],
  along: "time" | "distance" | "position",
  stretch = null as null | { start: number; end: number },
) {
  const comparison = compare(entrants, partsOf(entrants, stretch, []), along, true);
  if (comparison === null) throw new Error("It cannot be compared along that");
  return comparison;
}

const aheadAt = (comparison: ReturnType<typeof compared>, place: number, index = 1) => {
  const ride = comparison.rides[index];
  return ride?.is === "compared" ? ride.aheadAt(place) : Number.NaN;
};

describe("two rides over the same road", () => {
  test.each(["distance", "position"] as const)("by %s: 50 s are gained on the third kilometre alone", (along) => {
    const comparison = compared([FIRST, OTHER], along);
    expect(aheadAt(comparison, 2000)).toBeCloseTo(0, 1);
    expect(aheadAt(comparison, 2500)).toBeCloseTo(25, 1);
    expect(aheadAt(comparison, 3000)).toBeCloseTo(50, 1);
    expect(aheadAt(comparison, 4900)).toBeCloseTo(50, 1);
    expect(comparison.whole.end).toBeCloseTo(5000, 0);
  });

  test("by time: 500 m are gained in those 50 s", () => {
    const comparison = compared([FIRST, OTHER], "time");
    expect(aheadAt(comparison, 200)).toBeCloseTo(0, 3);
    expect(aheadAt(comparison, 250)).toBeCloseTo(500, 3);
    expect(comparison.whole).toEqual({ start: 0, end: 500 });
  });

  test("a stretch is found by its position, and compared from 0 on", () => {
    const late = made({ seconds: 600, mps: (second) => (second <= 100 ? 0 : 10) });
    const comparison = compared([FIRST, late], "position", { start: 200, end: 301 });
    const ride = comparison.rides[1];
    expect(ride?.is === "compared" && ride.laid.span).toEqual({ start: 300, end: 401 });
    expect(comparison.whole).toEqual({ start: 0, end: 1000 });
    expect(aheadAt(comparison, 900)).toBeCloseTo(0, 1);
  });

  test("without positions the same seconds of a stretch are compared", () => {
    const trainer = made({ seconds: 501, hasPositions: false });
    expect(partsOf([FIRST, trainer], { start: 200, end: 300 }, [])[1]).toMatchObject({
      is: "found",
      span: { start: 200, end: 300 },
      isBlind: true,
    });
    const short = made({ seconds: 100, hasPositions: false });
    expect(partsOf([FIRST, short], { start: 200, end: 300 }, [])[1]).toEqual({ is: "too-short" });
  });

  test("is looked for in the part of each ride that takes part: where it was, or as long after its beginning", () => {
    // There, back, and there once more, 2 km each: the first time from 0 s on, the second time from 400 s on.
    const thereAndBack = made({ seconds: 600, mps: (second) => (second > 200 && second <= 400 ? -10 : 10) });
    const own = [
      { start: 0, end: 200 },
      { start: 400, end: 600 },
    ];
    const bothOf = (other: Entrant, stretch: { start: number; end: number } | null) =>
      partsOf([FIRST, other], stretch, [], own).map((part) => (part.is === "found" ? part.span : part.is));
    expect(bothOf(thereAndBack, null)).toEqual(own);
    const [, found] = bothOf(thereAndBack, { start: 50, end: 100 });
    // By hand: the road from 500 m to 1,000 m is ridden from 450 s on, for the second time.
    expect(typeof found === "object" ? [found.start, found.end] : found).toEqual([
      expect.closeTo(450, -0.5),
      expect.closeTo(500, -0.5),
    ]);
    const trainer = made({ seconds: 600, hasPositions: false });
    expect(bothOf(trainer, { start: 50, end: 100 })[1]).toEqual({ start: 450, end: 500 });
  });

  test("a ride elsewhere is not compared by position, and says so", () => {
    expect(compared([FIRST, made({ seconds: 501, north: 5000 })], "position").rides[1]).toEqual({
      is: "nothing-common",
    });
  });
});

test("rides are compared along what at least two of them know", () => {
  const trainer = made({ seconds: 300, hasPositions: false });
  const bare = made({ seconds: 300, hasPositions: false, hasDistance: false });
  expect(possibleAlong([FIRST, OTHER])).toEqual(["time", "distance", "position"]);
  expect(possibleAlong([FIRST, trainer])).toEqual(["time", "distance"]);
  expect(possibleAlong([FIRST, bare])).toEqual(["time"]);
  expect(possibleAlong([FIRST, bare, OTHER])).toEqual(["time", "distance", "position"]);
  expect(compare([FIRST, bare], partsOf([FIRST, bare], null, []), "distance", true)?.rides[1]).toEqual({
    is: "no-distance",
  });
  expect(compare([bare, FIRST], partsOf([bare, FIRST], null, []), "distance", true)).toBeNull();
});

describe("section by section", () => {
  test("climbs and what lies between them make up the whole way", () => {
    const comparison = compared([FIRST, OTHER], "position");
    const sections = sectionsBetween(comparison, [{ name: "Climb 1", start: 200, end: 301 }]);
    expect(sections).toEqual([
      { name: "Start to climb 1", start: 0, end: 2000 },
      { name: "Climb 1", start: 2000, end: 3000 },
      { name: "Climb 1 to finish", start: 3000, end: 5000 },
    ]);
    const ridden = sections.map((section) => riddenIn(comparison, [FIRST, OTHER], section));
    expect(ridden.map(([first]) => Math.round(first?.seconds ?? 0))).toEqual([200, 100, 200]);
    expect(ridden.map(([, other]) => Math.round(other?.seconds ?? 0))).toEqual([200, 50, 200]);
    expect(ridden.map(([, other]) => Math.round(other?.ahead ?? 0))).toEqual([0, 50, 0]);
    expect(ridden[1]?.map((one) => one?.numbers.meanPowerWatts)).toEqual([200, 212]);
    const told = sections.map((section, index) => ({
      section,
      first: ridden[index]?.[0] ?? null,
      other: ridden[index]?.[1] ?? null,
    }));
    expect(outcome(["Tuesday's", "Evening climb"], 50, told)).toBe(
      "Evening climb was 0:50 faster than Tuesday's: all of it gained on climb 1 (+12 W).",
    );
  });

  test("four quarters are always there", () => {
    const comparison = compared([FIRST, OTHER], "distance");
    expect(quarters(comparison).map(({ start, end }) => [start, end])).toEqual([
      [0, 1250],
      [1250, 2500],
      [2500, 3750],
      [3750, 5000],
    ]);
    const gained = quarters(comparison).map((one) => riddenIn(comparison, [FIRST, OTHER], one)[1]?.ahead ?? null);
    expect(gained.map((seconds) => Math.round(seconds ?? -99))).toEqual([0, 25, 25, 0]);
  });

  test("of what a ride did not ride nothing is told", () => {
    const short = made({ seconds: 301 });
    const comparison = compared([FIRST, short], "distance");
    expect(riddenIn(comparison, [FIRST, short], { name: "All", start: 0, end: 5000 })[1]).toBeNull();
  });
});

describe("the outcome in words", () => {
  const numbers = { meanPowerWatts: null } as never;
  const part = (name: string, ahead: number) => ({
    section: { name, start: 0, end: 1 },
    first: { seconds: 100, ahead: 0, numbers },
    other: { seconds: 100 - ahead, ahead, numbers },
  });

  test.each([
    [0.4, [part("Climb 1", 0)], "B took as long as A, to the second."],
    [42, [part("Climb 1", 42)], "B was 0:42 faster than A."],
    [
      -42,
      [part("Climb 1", -30), part("Climb 1 to finish", -12)],
      "B was 0:42 slower than A: most of it, 0:30, lost on climb 1.",
    ],
    [
      40,
      [part("Climb 1", 60), part("Climb 1 to finish", -20)],
      "B was 0:40 faster than A: 1:00 gained on climb 1, and 0:20 lost elsewhere.",
    ],
    [
      40,
      [part("First quarter", 15), part("Second quarter", 10), part("Last quarter", 15)],
      "B was 0:40 faster than A: gained all along, 0:15 of it in the first quarter.",
    ],
    [
      -40,
      [part("Start to climb 1", -40), part("Climb 1", 0)],
      "B was 0:40 slower than A: all of it lost from start to climb 1.",
    ],
  ])("%s s ahead", (ahead, sections, words) => {
    expect(outcome(["A", "B"], ahead, sections)).toBe(words);
  });

  test("differences and signs", () => {
    expect([inMinutes(42), inMinutes(-725), inMinutes(3725)]).toEqual(["0:42", "12:05", "1:02:05"]);
    expect([signed(12), signed(-3)]).toEqual(["+12", "−3"]);
  });
});
