import { describe, expect, test } from "vitest";
import { completed, criticalPowersOn, type DatedBest, estimateFigures, estimatesFrom, HELD_SECONDS } from "./estimates";
import { type Figures, type KnownFigures, NO_FIGURES } from "./ride";

const power = (minutes: number, value: number, day = "2026-05-03"): DatedBest => ({
  kind: "power",
  size: minutes * 60,
  value,
  day,
});
const heartRate = (minutes: number, value: number, day = "2026-05-03"): DatedBest => ({
  kind: "heart-rate",
  size: minutes * 60,
  value,
  day,
});
const held = (value: number, day = "2026-05-03"): DatedBest => ({
  kind: "heart-rate",
  size: HELD_SECONDS,
  value,
  day,
});

const DAY = "2026-05-03";

/** The value of a figure and how it was found. */
function figure(name: keyof Figures, bests: DatedBest[], day = DAY) {
  const { figures, origins } = estimateFigures(bests, day);
  return { value: figures[name], origin: origins[name] };
}

describe("threshold power", () => {
  test("is 95 % of the best 20 minutes", () => {
    // Worked example of our reference on metrics: 280 W gives 266 W.
    expect(figure("ftpWatts", [power(20, 280)])).toEqual({
      value: 266,
      origin: { is: "estimated", how: "95 % of your best 20 minutes, 280 W on 3 May 2026" },
    });
  });

  test("is the best hour where that is higher", () => {
    expect(figure("ftpWatts", [power(20, 280), power(60, 270, "2026-04-01")])).toEqual({
      value: 270,
      origin: { is: "estimated", how: "your best 60 minutes, 270 W on 1 Apr 2026" },
    });
    expect(figure("ftpWatts", [power(20, 280), power(60, 260)]).value).toBe(266);
    expect(figure("ftpWatts", [power(60, 260)]).value).toBe(260);
  });

  test("follows the best of the last 90 days, that day and the first of them included", () => {
    // By hand: the 90 days until 3 May 2026 begin on 3 February.
    expect(figure("ftpWatts", [power(20, 300, "2026-02-03"), power(20, 280)]).value).toBe(285);
    expect(figure("ftpWatts", [power(20, 300, "2026-02-02"), power(20, 280)]).value).toBe(266);
  });

  test("knows nothing of later rides", () => {
    expect(figure("ftpWatts", [power(20, 280), power(20, 320, "2026-05-04")]).value).toBe(266);
    expect(figure("ftpWatts", [power(20, 320, "2026-05-04")])).toEqual({ value: null, origin: undefined });
  });

  test("is not known by shorter efforts alone", () => {
    expect(figure("ftpWatts", [power(5, 350), power(12, 310)]).value).toBeNull();
  });

  test("names the latest of equal bests", () => {
    const bests = [power(20, 280, "2026-04-01"), power(20, 280, "2026-04-20")];
    expect(figure("ftpWatts", bests).origin).toMatchObject({ how: expect.stringContaining("20 Apr 2026") });
  });
});

describe("W′", () => {
  // By hand: all on 250 W + 18 kJ / time.
  const onALine = [3, 5, 8, 12, 20].map((minutes) => power(minutes, 250 + 18_000 / (minutes * 60)));

  test("is that of the line through the bests of 3 to 20 minutes", () => {
    expect(figure("wPrimeJoules", onALine)).toEqual({
      value: 18_000,
      origin: { is: "estimated", how: "from your best 3, 5, 8, 12 and 20 minutes of 90 days" },
    });
  });

  test.each([
    ["there are only two of them", onALine.slice(0, 2)],
    ["they are too old", onALine.map((best) => ({ ...best, day: "2025-12-24" }))],
    // By hand: on 250 W + 60 kJ / time.
    ["they are those of no rider", [3, 5, 8].map((minutes) => power(minutes, 250 + 60_000 / (minutes * 60)))],
    ["there is none", []],
  ])("is assumed to be 20 kJ where %s", (_, bests) => {
    expect(figure("wPrimeJoules", bests)).toMatchObject({ value: 20_000, origin: { is: "assumed" } });
  });
});

describe("highest heart rate", () => {
  test("is the highest that was held in a year", () => {
    // By hand: the 365 days until 3 May 2026 begin on 4 May 2025.
    expect(figure("maxHeartRate", [held(188, "2025-05-04"), held(184), held(195, "2025-05-03")])).toEqual({
      value: 188,
      origin: { is: "estimated", how: "the highest that you held for 3 seconds, 188 bpm on 4 May 2025" },
    });
  });
});

describe("threshold heart rate", () => {
  test("is 95 % of the best 20 minutes, or the best hour where that is higher", () => {
    expect(figure("thresholdHeartRate", [held(190), heartRate(20, 180), heartRate(60, 165)])).toEqual({
      value: 171,
      origin: { is: "estimated", how: "95 % of your best 20 minutes of heart rate, 180 bpm on 3 May 2026" },
    });
    expect(figure("thresholdHeartRate", [held(190), heartRate(20, 180), heartRate(60, 174)]).value).toBe(174);
  });

  test("is not lower than with most riders where all rides were easy", () => {
    // By hand: 95 % of 134 bpm are 127 bpm, 87 % of 174 bpm 151 bpm.
    expect(figure("thresholdHeartRate", [held(174), heartRate(20, 134), heartRate(60, 126)])).toEqual({
      value: 151,
      origin: {
        is: "estimated",
        how: expect.stringMatching(/^87 % of your highest heart rate, 174 bpm on 3 May 2026/),
      },
    });
    // A ride of ten minutes does not tell the highest, either.
    expect(figure("thresholdHeartRate", [held(140)]).value).toBeNull();
  });

  test("is below the highest heart rate: an hour at it says nothing", () => {
    expect(figure("thresholdHeartRate", [held(150), heartRate(20, 150), heartRate(60, 150)]).value).toBe(143);
  });
});

describe("resting heart rate", () => {
  test("is assumed where the highest is known", () => {
    expect(figure("restingHeartRate", [held(190)])).toMatchObject({ value: 60, origin: { is: "assumed" } });
    expect(figure("restingHeartRate", [power(20, 280)])).toEqual({ value: null, origin: undefined });
  });

  test("is not assumed to be above the threshold", () => {
    expect(figure("restingHeartRate", [held(61), heartRate(20, 60)]).value).toBeNull();
  });
});

test("the weight is never estimated", () => {
  expect(figure("weightKg", [power(20, 280), held(190)]).value).toBeNull();
});

test("every figure that is known says where it comes from, and no other", () => {
  const { figures, origins } = estimateFigures([power(20, 280), held(190), heartRate(20, 180)], DAY);
  const known = Object.entries(figures).flatMap(([name, value]) => (value === null ? [] : [name]));
  expect(Object.keys(origins).toSorted()).toEqual(known.toSorted());
});

test("the order of the bests does not matter", () => {
  const bests = [power(20, 280), power(20, 290, "2026-03-01"), held(190), heartRate(60, 160), power(60, 255)];
  expect(estimateFigures(bests.toReversed(), DAY)).toEqual(estimateFigures(bests, DAY));
});

test("the same estimates answer for many days", () => {
  const estimates = estimatesFrom([power(20, 280), power(20, 300, "2026-01-10")]);
  expect(["2026-01-09", "2026-01-10", "2026-05-03"].map((day) => estimates.on(day).figures.ftpWatts)).toEqual([
    null,
    285,
    266,
  ]);
});

describe("completed", () => {
  const given = (figures: Partial<Figures>): KnownFigures => ({
    figures: { ...NO_FIGURES, ...figures },
    origins: Object.fromEntries(Object.keys(figures).map((name) => [name, { is: "given", validFrom: null }])),
  });
  const estimated = estimateFigures([power(20, 280), held(190), heartRate(20, 180)], DAY);

  test("takes the rider's word, and the estimate where there is none", () => {
    const { figures, origins } = completed(given({ ftpWatts: 250, weightKg: 72 }), estimated);
    expect(figures).toMatchObject({ ftpWatts: 250, weightKg: 72, maxHeartRate: 190, thresholdHeartRate: 171 });
    expect(origins.ftpWatts).toEqual({ is: "given", validFrom: null });
    expect(origins.maxHeartRate).toMatchObject({ is: "estimated" });
  });

  test.each([
    ["a highest heart rate below the estimated threshold", { maxHeartRate: 170 }, "thresholdHeartRate"],
    ["a threshold above the estimated highest", { thresholdHeartRate: 192 }, "maxHeartRate"],
    ["a threshold below what is assumed at rest", { thresholdHeartRate: 58 }, "restingHeartRate"],
  ] as const)("leaves out what cannot be beside %s", (_, figures, name) => {
    const both = completed(given(figures), estimated);
    expect(both.figures).toMatchObject(figures);
    expect(both.figures[name]).toBeNull();
    expect(both.origins[name]).toBeUndefined();
  });

  test("leaves what the rider said as it is", () => {
    const said = { thresholdHeartRate: 180, maxHeartRate: 170, restingHeartRate: 200 };
    expect(completed(given(said), estimated).figures).toMatchObject(said);
  });
});

describe("critical power", () => {
  test("by two parameters is that of the worked example", () => {
    // Worked example of our reference on metrics: 400 W for 3 min and 300 W for 12 min are 266.7 W and 24 kJ.
    const { two } = criticalPowersOn([power(3, 400), power(12, 300)], DAY);
    expect(two?.criticalWatts).toBeCloseTo(266.7, 1);
    expect(two?.wPrimeJoules).toBeCloseTo(24_000, 0);
  });

  test("by three parameters is that of the worked example", () => {
    // Worked example: CP 250 W, W′ 20 kJ, Pmax 1,000 W hold 480.8 W for a minute, 311.2 W for 5, 266.3 W for 20.
    const bests = [power(5 / 60, 881.6), power(1, 480.8), power(5, 311.2), power(20, 266.3)];
    const { three } = criticalPowersOn(bests, DAY);
    expect(three?.criticalWatts).toBeCloseTo(250, 0);
    expect(three?.wPrimeJoules).toBeCloseTo(20_000, -3);
    expect(three?.maximumWatts).toBeCloseTo(1000, -1);
  });

  test("takes of each duration the best of the last 90 days, and of nothing nothing", () => {
    const worse = [power(3, 350), power(12, 290), power(12, 320, "2026-01-01"), heartRate(3, 180)];
    expect(criticalPowersOn([power(3, 400), power(12, 300), ...worse], DAY).two?.criticalWatts).toBeCloseTo(266.7, 1);
    expect(criticalPowersOn([], DAY)).toEqual({ two: null, three: null });
  });
});
