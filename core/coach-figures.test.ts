import { expect, test } from "vitest";
import { canCoachSet, figuresForCoach, isFigureSeen, seenHistory } from "./coach-figures";
import { estimateFigures } from "./estimates";
import type { FigureName } from "./ride";

const ALL = { since: null, withHeartRate: true, withWeight: true };
const LEAST = { since: null, withHeartRate: false, withWeight: false };

const NAMES: FigureName[] = [
  "ftpWatts",
  "thresholdHeartRate",
  "maxHeartRate",
  "restingHeartRate",
  "weightKg",
  "wPrimeJoules",
  "powerZoneLimits",
  "heartRateZoneLimits",
];

const KNOWN = {
  figures: {
    ftpWatts: 261,
    thresholdHeartRate: 171,
    maxHeartRate: 191,
    restingHeartRate: 47,
    weightKg: 63.7,
    wPrimeJoules: 18_300,
    powerZoneLimits: [55, 75, 90, 105, 120, 150],
    heartRateZoneLimits: [121, 151],
  },
  origins: {
    ftpWatts: { is: "given", validFrom: "2026-05-03" },
    thresholdHeartRate: { is: "estimated", how: "95 % of your best 20 minutes of heart rate, 180 bpm on 3 May 2026" },
    weightKg: { is: "told", how: "by Bryton for 3 May 2026" },
  },
} as const;

test("a coach sees what was agreed to, and sets of that thresholds and zones alone", () => {
  const seen = (consent: typeof ALL) => NAMES.filter((name) => isFigureSeen(name, consent));
  expect(seen(LEAST)).toEqual(["ftpWatts", "wPrimeJoules", "powerZoneLimits"]);
  expect(seen({ ...LEAST, withWeight: true })).toEqual(["ftpWatts", "weightKg", "wPrimeJoules", "powerZoneLimits"]);
  expect(seen(ALL)).toEqual(NAMES);
  expect(NAMES.filter((name) => canCoachSet(name, LEAST))).toEqual(["ftpWatts", "wPrimeJoules", "powerZoneLimits"]);
  expect(NAMES.filter((name) => !canCoachSet(name, ALL))).toEqual(["restingHeartRate", "weightKg"]);
});

test("what is withheld leaves neither its value nor its origin", () => {
  const { figures, origins } = figuresForCoach(KNOWN, LEAST);
  expect(figures).toEqual({
    ftpWatts: 261,
    thresholdHeartRate: null,
    maxHeartRate: null,
    restingHeartRate: null,
    weightKg: null,
    wPrimeJoules: 18_300,
    powerZoneLimits: [55, 75, 90, 105, 120, 150],
    heartRateZoneLimits: null,
  });
  expect(origins).toEqual({ ftpWatts: { is: "given", validFrom: "2026-05-03" } });
  expect(figuresForCoach(KNOWN, ALL).figures).toEqual(KNOWN.figures);
});

test("every way of estimating is told to the coach as their athlete's", () => {
  const best = (kind: "power" | "heart-rate", size: number, value: number) => ({
    kind,
    size,
    value,
    day: "2026-05-03",
  });
  const easy = [best("heart-rate", 3, 190), best("heart-rate", 1200, 130)];
  const rides = [
    [best("power", 1200, 276), best("heart-rate", 3, 190), best("heart-rate", 1200, 180)],
    [best("power", 3600, 276), best("heart-rate", 3, 190), best("heart-rate", 3600, 180)],
    [best("power", 180, 400), best("power", 300, 350), best("power", 1200, 280), ...easy],
    easy,
  ];
  const told = rides.flatMap((bests) => {
    const { origins } = figuresForCoach(estimateFigures(bests, "2026-05-03"), ALL);
    return Object.values(origins).map((origin) => (origin.is === "given" ? "" : origin.how));
  });
  expect(told).toContain("95 % of their best 20 minutes, 276 W on 3 May 2026");
  expect(told).toContain("the highest that they held for 3 seconds, 190 bpm on 3 May 2026");
  expect(told.filter((how) => /\byou/.test(how))).toEqual([]);
});

test("of what was said before a coach's sight begins, only what still was valid then is seen", () => {
  const row = (kind: FigureName, validFrom: string | null) => ({ kind, validFrom });
  const rows = [
    row("ftpWatts", "2026-06-01"),
    row("ftpWatts", "2026-04-01"),
    row("ftpWatts", "2026-02-01"),
    row("ftpWatts", null),
    row("weightKg", "2026-06-01"),
  ];
  const since = new Date("2026-05-01T00:00:00Z");
  expect(seenHistory(rows, { ...ALL, since })).toEqual([rows[0], rows[1], rows[4]]);
  expect(seenHistory(rows, { ...LEAST, since })).toEqual([rows[0], rows[1]]);
  expect(seenHistory(rows, { ...LEAST, since: new Date("2026-06-01T00:00:00Z") })).toEqual([rows[0]]);
  expect(seenHistory(rows, ALL)).toEqual(rows);
});

// Midnight of 1 May by a clock two hours east of UTC, and by one seven hours west of it.
test.each(["2026-04-30T22:00:00Z", "2026-05-01T07:00:00Z"])(
  "a coach's sight begins with a day of the athlete's: %s",
  (since) => {
    const history = (...days: string[]) => {
      const rows = days.map((validFrom) => ({ kind: "wPrimeJoules" as const, validFrom }));
      return seenHistory(rows, { ...ALL, since: new Date(since) }).map(({ validFrom }) => validFrom);
    };
    expect(history("2026-05-02", "2026-05-01", "2026-04-30")).toEqual(["2026-05-02", "2026-05-01"]);
    expect(history("2026-05-02", "2026-04-30", "2026-04-29")).toEqual(["2026-05-02", "2026-04-30"]);
  },
);
