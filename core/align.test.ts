import { describe, expect, test } from "vitest";
import { alignRide, type Recording, RideTooLong, type Series } from "./align";

const gap = Number.NaN;
const NOON = Date.UTC(2026, 5, 1, 12);
const DAY = 86_400_000;

/** A value each second from a second after noon. */
const everySecond = (from: number, values: number[]): Series => ({
  at: Float64Array.from(values, (_, index) => NOON + (from + index) * 1000),
  values: Float64Array.from(values),
});
const at = (...seconds: number[]) => Float64Array.from(seconds, (second) => NOON + second * 1000);
const recording = (series: Recording["series"], changes: Partial<Recording> = {}): Recording => ({
  startedAt: NOON,
  endedAt: NOON,
  series,
  positions: null,
  ...changes,
});

describe("alignRide", () => {
  test("puts series with clocks of their own on one", () => {
    const ride = alignRide(
      recording({
        power: everySecond(0, [100, 110, 120]),
        "heart-rate": { at: at(1.4, 3.9), values: Float64Array.of(90, 91) },
      }),
    );
    expect(ride.startedAt).toBe(NOON);
    expect(ride.elapsedSeconds).toBe(4);
    expect(ride.channels).toEqual({
      power: Float32Array.of(100, 110, 120, gap),
      "heart-rate": Float32Array.of(gap, 90, gap, 91),
    });
  });

  test("keeps the last present value of a second", () => {
    const power = { at: at(0, 0.2, 0.6, 0.8, 1), values: Float64Array.of(100, 130, 150, gap, 90) };
    expect(alignRide(recording({ power })).channels.power).toEqual(Float32Array.of(150, 90));
  });

  test("sorts", () => {
    const power = {
      at: at(40, 3, 29, 0, 55, 12, 71, 1, 90, 2, 80, 4),
      values: Float64Array.of(40, 3, 29, 0, 55, 12, 71, 1, 90, 2, 80, 4),
    };
    const { channels, elapsedSeconds } = alignRide(recording({ power }));
    expect(elapsedSeconds).toBe(91);
    expect(channels.power?.[29]).toBe(29);
    expect(channels.power?.filter((value, second) => value === second)).toHaveLength(12);
  });

  test("leaves slow recording as it was recorded", () => {
    const speed = { at: at(0, 5, 9), values: Float64Array.of(8, 8, 9) };
    const ride = alignRide(recording({ speed }));
    expect(ride.channels.speed).toEqual(Float32Array.of(8, gap, gap, gap, gap, 8, gap, gap, gap, 9));
    expect(ride.pauses).toEqual([]);
  });

  test("takes times and values that are none for none", () => {
    const power = {
      at: Float64Array.of(NOON, gap, NOON + 2000),
      values: Float64Array.of(100, 500, Number.POSITIVE_INFINITY),
    };
    expect(alignRide(recording({ power, cadence: { at: at(0), values: Float64Array.of(gap) } })).channels).toEqual({
      power: Float32Array.of(100),
    });
  });

  test("drops positions that are nowhere", () => {
    const positions = {
      at: at(0, 1, 2, 3),
      latitude: Float64Array.of(0, 52, 91, gap),
      longitude: Float64Array.of(0, 5, 5, 5),
    };
    const { track } = alignRide(recording({ power: everySecond(0, [1, 1, 1, 1]) }, { positions }));
    expect(track).toEqual({
      latitude: Float64Array.of(gap, 52, gap, gap),
      longitude: Float64Array.of(gap, 5, gap, gap),
    });
  });

  test("has no track when there is no position at all", () => {
    const positions = { at: at(0), latitude: Float64Array.of(0), longitude: Float64Array.of(0) };
    expect(alignRide(recording({ power: everySecond(0, [1]) }, { positions })).track).toBeNull();
  });

  test("believes the timers before the holes", () => {
    // Sixty seconds without a word, in which the timer counted on: lost, not paused, though the distance stands.
    const distance = {
      at: at(0, 1, 61, 62),
      values: Float64Array.of(0, 5, 5, 10),
      timers: Float64Array.of(0, 1, 61, 62),
    };
    expect(alignRide(recording({ distance })).pauses).toEqual([]);
    const paused = { ...distance, timers: Float64Array.of(0, 1, 2, 3) };
    expect(alignRide(recording({ distance: paused })).pauses).toEqual([{ start: 2, end: 61 }]);
  });

  test("reads the holes where there are no timers", () => {
    const distance = { at: at(0, 1, 61, 62), values: Float64Array.of(0, 5, 5, 10) };
    expect(alignRide(recording({ distance })).pauses).toEqual([{ start: 2, end: 61 }]);
  });

  test("starts and ends as told where the sensors began late and ended early", () => {
    const ride = alignRide(
      recording({ power: everySecond(0, [100, 100]) }, { startedAt: NOON - 2000, endedAt: NOON + 4500 }),
    );
    expect(ride.startedAt).toBe(NOON - 2000);
    expect(ride.channels.power).toEqual(Float32Array.of(gap, gap, 100, 100, gap, gap, gap));
  });

  test("believes the sensors where the told span is hours away", () => {
    const hours = 2 * 3_600_000;
    const ride = alignRide(
      recording({ power: everySecond(0, [100, 100]) }, { startedAt: NOON - hours, endedAt: NOON + hours }),
    );
    expect(ride).toMatchObject({ startedAt: NOON, elapsedSeconds: 2 });
  });

  test("of a ride without samples is as long as told", () => {
    const ride = alignRide(recording({}, { endedAt: NOON + 3_600_000 }));
    expect(ride).toMatchObject({ startedAt: NOON, elapsedSeconds: 3600, channels: {}, track: null, clockJumps: [] });
  });

  test("leaves a jump of the device's clock out and says where", () => {
    const power = {
      at: Float64Array.from([...at(0, 1, 2)].map((time) => time - 8 * DAY).concat([...at(3, 4, 5)])),
      values: Float64Array.of(0, 1, 2, 3, 4, 5),
    };
    const ride = alignRide(recording({ power }, { startedAt: NOON - 8 * DAY, endedAt: NOON + 5000 }));
    expect(ride).toMatchObject({ startedAt: NOON, elapsedSeconds: 6, pauses: [] });
    expect(ride.channels.power).toEqual(Float32Array.of(0, 1, 2, 3, 4, 5));
    expect(ride.clockJumps).toEqual([{ second: 3, leftOutSeconds: 8 * 86_400 }]);
    expect(ride.secondOf(NOON - 8 * DAY + 1000)).toBe(1);
    expect(ride.secondOf(NOON + 4000)).toBe(4);
  });

  test("tells how far the device's clock was set back", () => {
    // Ten minutes told five minutes too late: what followed begins 301 s before the second behind them.
    const wrong = [...at(...Array.from({ length: 600 }, (_, second) => second))].map((time) => time + 300_000);
    const right = [...at(...Array.from({ length: 600 }, (_, second) => 600 + second))];
    const power = { at: Float64Array.from([...wrong, ...right]), values: Float64Array.from({ length: 1200 }, () => 1) };
    const ride = alignRide(recording({ power }, { startedAt: NOON + 300_000, endedAt: NOON + 1_200_000 }));
    expect(ride).toMatchObject({ startedAt: NOON, clockJumps: [{ second: 600, leftOutSeconds: -300 }] });
  });

  test("tells of each of two settings of the clock", () => {
    const times = [
      ...at(0, 1).map((time) => time - 20 * DAY),
      ...at(2, 3).map((time) => time - 8 * DAY),
      ...at(4, 5, 6),
    ];
    const power = { at: Float64Array.from(times), values: Float64Array.from(times, (_, index) => index) };
    expect(alignRide(recording({ power }, { endedAt: NOON + 7000 })).clockJumps).toEqual([
      { second: 2, leftOutSeconds: 12 * 86_400 },
      { second: 4, leftOutSeconds: 8 * 86_400 },
    ]);
  });

  test("is not led astray by one sample of another time", () => {
    const cadence = { at: Float64Array.of(0, NOON + 1000), values: Float64Array.of(70, 80) };
    const ride = alignRide(recording({ power: everySecond(0, [1, 2, 3]), cadence }));
    expect(ride).toMatchObject({ startedAt: NOON, elapsedSeconds: 3 });
    expect(ride.channels.cadence).toEqual(Float32Array.of(gap, 80, gap));
  });

  test("finds the second of a time, within the ride", () => {
    const { secondOf } = alignRide(recording({ power: everySecond(0, [1, 2, 3]) }));
    expect([-5000, 0, 1999, 60_000].map((ms) => secondOf(NOON + ms))).toEqual([0, 0, 1, 3]);
  });

  test("refuses what spans more than a week", () => {
    const days = Array.from({ length: 20 }, (_, day) => day * 80_000);
    const power = { at: at(...days), values: Float64Array.from(days) };
    expect(() => alignRide(recording({ power }))).toThrow(RideTooLong);
    expect(() => alignRide(recording({}, { endedAt: NOON + 8 * DAY }))).toThrow(RideTooLong);
  });
});
