import { describe, expect, test, vi } from "vitest";
import { activityJson } from "../activity-json";
import { record } from "../model/head-unit";
import { demonstrationRider } from "./demonstration";
import { DAY_MS } from "./zone";

// Rides of five hours are ridden here: a busy machine may need more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const TODAY = new Date("2026-11-23T00:00:00Z");
const rider = demonstrationRider(TODAY);
const season = rider.history();
const daysAgo = (unixSeconds: number) => (TODAY.getTime() - unixSeconds * 1000) / DAY_MS;
const textOf = (plan: (typeof season)[number] | undefined) =>
  plan ? activityJson(record(plan), { withSamples: true }) : null;

describe("the demonstration rider", () => {
  test("rode some 200 times in eighteen months, the last time yesterday", () => {
    expect(season.length).toBeGreaterThan(185);
    expect(season.length).toBeLessThan(215);
    expect(daysAgo(season[0]?.startedAt ?? 0)).toBeGreaterThan(540);
    expect(daysAgo(season.at(-1)?.startedAt ?? 0)).toBeLessThan(1);
    expect(new Set(season.map(({ summaryId }) => summaryId)).size).toBe(season.length);
  });

  test("grew from 210 to 265 W", () => {
    expect(season[0]?.outing.rider.ftpWatts).toBe(210);
    expect(season.at(-1)?.outing.rider.ftpWatts).toBe(265);
  });

  test("took one break of three weeks", () => {
    const pauses = season.map(
      (ride, index) => (ride.startedAt - (season[index - 1]?.startedAt ?? ride.startedAt)) / 86_400,
    );
    expect(pauses.filter((days) => days > 20)).toHaveLength(1);
  });

  test("stays on the roller on winter evenings, and is outdoors in summer", () => {
    const indoorsIn = (months: number[]) => {
      const rides = season.filter(({ startedAt }) => months.includes(new Date(startedAt * 1000).getUTCMonth()));
      return rides.filter(({ outing }) => outing.course.isIndoor).length / rides.length;
    };
    expect(indoorsIn([11, 0, 1])).toBeGreaterThan(0.4);
    expect(indoorsIn([5, 6, 7])).toBe(0);
  });

  test("raced once, lost a sensor once, and was out for more than four hours a few times", () => {
    expect(season.filter(({ outing }) => outing.workout.isRace)).toHaveLength(1);
    expect(season.filter(({ faults }) => faults.includes("power lost"))).toHaveLength(1);
    const long = season.filter(({ minutes }) => minutes > 240).map(record);
    expect(long.length).toBeGreaterThanOrEqual(3);
    for (const { totals } of long) expect(totals.timerSeconds).toBeGreaterThan(4 * 3600);
  });

  test("rides the same ride again, byte for byte", () => {
    expect(textOf(season[42])).toBe(textOf(demonstrationRider(TODAY).history()[42]));
  });

  test("writes the time of the place: summer and winter", () => {
    const ofMonth = (month: number) =>
      season.find(({ startedAt }) => new Date(startedAt * 1000).getUTCMonth() === month);
    expect(ofMonth(6)?.offsetMinutes).toBe(120);
    expect(ofMonth(0)?.offsetMinutes).toBe(60);
  });
});

describe("a recording", () => {
  test("loses power for good when the battery dies", () => {
    const plan = season.find(({ faults }) => faults.includes("power lost"));
    const recording = plan && record(plan);
    const watts = recording?.channels.power?.values;
    const lostFrom = watts?.findIndex(Number.isNaN) ?? 0;
    expect(lostFrom).toBeGreaterThan(600);
    expect(watts?.slice(lostFrom).every(Number.isNaN)).toBe(true);
    expect(recording?.totals.workKilojoules).toBeNull();
  });

  test("is written in Terra's shape, each series on its own clock", () => {
    const plan = season.find(({ outing, faults }) => !outing.course.isIndoor && faults.includes("late fix"));
    const activity = JSON.parse(textOf(plan) ?? "{}");
    const lengths = [
      activity.power_data.power_samples.length,
      activity.position_data.position_samples.length,
      activity.movement_data.cadence_samples.length,
    ];
    expect(new Set(lengths).size).toBe(3);
    expect(activity.position_data.position_samples[0]).toEqual({
      timestamp: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.040000\+0[12]:00$/),
      coords_lat_lng_deg: [expect.any(Number), expect.any(Number)],
      timer_duration_seconds: expect.any(Number),
    });
    expect(activity.heart_rate_data.detailed.hr_samples[0].timestamp).toContain(".250000");
    expect(activity.distance_data.detailed.distance_samples.at(-1).distance_meters).toBe(
      activity.distance_data.summary.distance_meters,
    );
  });

  test("without samples keeps the summary alone", () => {
    const plan = season[3];
    const activity = JSON.parse((plan && activityJson(record(plan), { withSamples: false })) ?? "{}");
    expect(activity.power_data).toMatchObject({ power_samples: [], avg_watts: expect.any(Number) });
    expect(activity.lap_data.laps).toEqual([]);
  });
});
