import { describe, expect, test } from "vitest";
import { sampleSource, sampleWholeRide } from "@/components/rides/sample-ride";
import type { FigureOrigin, FoundEffort, Ride } from "./ride";
import { NO_FIGURES } from "./ride";
import { summarise } from "./summary";

const NOTHING = sampleWholeRide({});
const GIVEN: FigureOrigin = { is: "given", validFrom: null };
const ESTIMATED: FigureOrigin = { is: "estimated", how: "95 % of your best 20 minutes" };

const threshold = (origin: FigureOrigin) => ({
  figures: { ...NO_FIGURES, ftpWatts: 250 },
  origins: { ftpWatts: origin },
});

const effort = (start: number, seconds: number, watts: number, group: number | null = null): FoundEffort => ({
  kind: "power",
  start,
  end: start + seconds,
  meanPowerWatts: watts,
  meanHeartRateBpm: null,
  group,
});

const withEfforts = (...foundEfforts: FoundEffort[]) => ({ analysis: { ...NOTHING.analysis, foundEfforts } });

const words = (told: Partial<Ride>) => summarise(sampleWholeRide(told)).map(({ text }) => text);

describe("what kind of ride it was", () => {
  test.each<[string, Partial<Ride>]>([
    ["A ride: 1 hour.", {}],
    ["A ride indoors: 31.0 km in 1 hour.", { isIndoor: true, distanceMeters: 31_000 }],
    // 640 m over 60 km are 10.7 m a kilometre.
    [
      "A hilly ride: 60.0 km with 640 m of climbing in 1 hour 55 minutes.",
      { distanceMeters: 60_000, ascentMeters: 640, movingSeconds: 6900 },
    ],
    ["A ride: 70.0 km in 1 hour.", { distanceMeters: 70_000, ascentMeters: 640 }],
    ["A steady ride: 1 hour.", { variability: 1.05, powerShare: 1 }],
    ["A ride: 1 hour.", { variability: 1.06, powerShare: 1 }],
    ["An easy, steady ride: 1 hour.", { intensity: 0.6, known: threshold(GIVEN), variability: 1, powerShare: 1 }],
    ["A ride: 1 hour.", { intensity: 0.6, known: threshold(ESTIMATED), powerShare: 1 }],
  ])("%s", (text, told) => expect(words(told)[0]).toBe(text));
});

describe("efforts", () => {
  const four = [
    effort(600, 480, 270, 1),
    effort(1380, 475, 266, 1),
    effort(2160, 485, 265, 1),
    effort(2940, 480, 259, 1),
  ];

  test("that are alike are told together, and what became of them", () => {
    const [kind, claim] = summarise(sampleWholeRide({ ...withEfforts(...four), known: threshold(GIVEN) }));
    expect(kind?.text).toBe("A ride with intervals: 1 hour.");
    // 270 + 266 + 265 + 259 are 1,060, a quarter of it 265; 259 are 4.1 % less than 270.
    expect(claim).toEqual({
      text: "Four efforts of about 8 minutes at 265 W, the last 4 % lower than the first.",
      span: { start: 600, end: 3420 },
    });
  });

  test("that are not alike are told by the longest", () => {
    const claims = summarise(sampleWholeRide(withEfforts(effort(100, 150, 300), effort(900, 720, 251))));
    expect(claims[1]).toEqual({
      text: "Two efforts, the longest 12 minutes at 251 W.",
      span: { start: 900, end: 1620 },
    });
    expect(words(withEfforts(effort(100, 150, 300)))[1]).toBe("One effort of 2:30 minutes at 300 W.");
  });

  test("by heart rate are told in beats", () => {
    const beats: FoundEffort = {
      ...effort(0, 720, 0),
      kind: "heart-rate",
      meanPowerWatts: null,
      meanHeartRateBpm: 168,
    };
    expect(words(withEfforts(beats))[1]).toBe("One effort of 12 minutes at 168 bpm.");
  });

  test("say when they were found by an estimate", () => {
    expect(words({ ...withEfforts(effort(0, 720, 251)), known: threshold(ESTIMATED) })[1]).toBe(
      "One effort of 12 minutes at 251 W, by an estimated threshold power of 250 W.",
    );
  });

  test("that are sprints are told by the strongest where there are no others", () => {
    const sprint = (start: number, watts: number): FoundEffort => ({ ...effort(start, 9, watts), kind: "sprint" });
    expect(words(withEfforts(sprint(10, 702), sprint(90, 812)))[1]).toBe(
      "Two sprints, the strongest 9 seconds at 812 W.",
    );
    expect(words(withEfforts(sprint(10, 702), effort(300, 720, 251)))[1]).toBe("One effort of 12 minutes at 251 W.");
  });
});

describe("the longest climb", () => {
  const climb = (lengthMeters: number, ascentMeters: number) => ({
    start: lengthMeters,
    end: 2 * lengthMeters,
    lengthMeters,
    ascentMeters,
    meanGradientPercent: (100 * ascentMeters) / lengthMeters,
    vamMetersPerHour: 900,
    category: null,
  });
  const withClimbs = (...climbs: Ride["analysis"]["climbs"]) => ({ analysis: { ...NOTHING.analysis, climbs } });

  test("is told with its stretch", () => {
    expect(summarise(sampleWholeRide(withClimbs(climb(1000, 80), climb(6250, 500))))[1]).toEqual({
      text: "The longest climb rose 500 m over 6.3 km at 8.0 %.",
      span: { start: 6250, end: 12_500 },
    });
  });

  test("is not worth a word under 100 m", () => {
    expect(words(withClimbs(climb(1000, 80)))).toHaveLength(1);
  });
});

describe("heart rate and power", () => {
  const steady = { timerSeconds: 7200, variability: 1.1, powerShare: 1, heartRateShare: 1 };

  test("are told where they drifted apart", () => {
    expect(words({ ...steady, decouplingPercent: 6.2 })[1]).toBe(
      "The second half had 6 % less power for each heartbeat than the first.",
    );
    expect(words({ ...steady, decouplingPercent: -7 })[1]).toBe(
      "The second half had 7 % more power for each heartbeat than the first.",
    );
  });

  test.each<[string, Partial<Ride>]>([
    ["where they went together", { ...steady, decouplingPercent: 4.9 }],
    ["of a short ride", { ...steady, timerSeconds: 3000, decouplingPercent: 9 }],
    ["of an uneven ride", { ...steady, variability: 1.3, decouplingPercent: 9 }],
  ])("are not told %s", (_, told) => expect(words(told)).toHaveLength(1));
});

describe("the load", () => {
  test("is told as time at threshold", () => {
    // 162 hundredths of an hour are 97 minutes.
    expect(words({ load: 162, known: threshold(GIVEN) })[1]).toBe(
      "Its load of 162 is that of 1 hour 37 minutes at threshold.",
    );
  });

  test("says when it rests on an estimate", () => {
    expect(words({ load: 50, known: threshold(ESTIMATED) })[1]).toBe(
      "Its load of 50 is that of 30 minutes at threshold, by an estimated threshold power of 250 W.",
    );
  });
});

test("what was lost is told where it matters", () => {
  expect(words({ powerShare: 0.62, heartRateShare: 1 })[1]).toBe("Power was recorded for 62 % of the riding time.");
  expect(words({ powerShare: 0.95, heartRateShare: 1 })).toHaveLength(1);
  expect(words({ sources: [sampleSource({ isIncomplete: true })] })[1]).toMatch(/^The file is damaged or unfinished/);
});

test("four sentences are enough, and the same ride has the same words", () => {
  const ride = sampleWholeRide({
    ...withEfforts(effort(0, 720, 251)),
    variability: 1.1,
    decouplingPercent: 8,
    load: 100,
    powerShare: 0.8,
    heartRateShare: 0.8,
  });
  expect(summarise(ride)).toHaveLength(4);
  expect(summarise(ride)).toEqual(summarise(ride));
});
