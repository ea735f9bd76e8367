import { describe, expect, test } from "vitest";
import { readClock, rightTime, rightTimes } from "./clock";

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 5, 1, 12);
/** Every second from a second after noon. */
const seconds = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => NOON + (from + index) * 1000);
const times = (...parts: number[][]) => Float64Array.from(parts.flat());

function corrected(at: Float64Array): Float64Array | null {
  const clock = readClock(at);
  return clock && rightTimes(clock, at);
}

describe("readClock", () => {
  test("lets a clock that was never set be", () => {
    const at = times(seconds(0, 60), seconds(3600, 60));
    expect(corrected(at)).toEqual(at);
  });

  test("lets a stop of a night be", () => {
    const at = times(seconds(0, 60), seconds(14 * 3600, 60));
    expect(corrected(at)).toEqual(at);
  });

  test("moves what came before a jump of days to just before it", () => {
    const wrong = seconds(0, 17).map((time) => time - 8 * DAY);
    expect(corrected(times(wrong, seconds(17, 60)))).toEqual(times(seconds(0, 77)));
  });

  test("moves what came before a step back of days as well", () => {
    const wrong = seconds(0, 17).map((time) => time + 8 * DAY);
    expect(corrected(times(wrong, seconds(17, 60)))).toEqual(times(seconds(0, 77)));
  });

  test("moves what came before a step back into recorded time", () => {
    const wrong = seconds(0, 600).map((time) => time + 300_000);
    expect(corrected(times(wrong, seconds(600, 600)))).toEqual(times(seconds(0, 1200)));
  });

  test("follows two corrections", () => {
    const first = seconds(0, 10).map((time) => time - 20 * DAY);
    const second = seconds(10, 10).map((time) => time - 8 * DAY);
    expect(corrected(times(first, second, seconds(20, 10)))).toEqual(times(seconds(0, 30)));
  });

  test("does not move a ride for a last sample of another time", () => {
    const ride = seconds(0, 60);
    expect(corrected(times(ride, [NOON + 3 * DAY]))).toEqual(times(seconds(0, 61)));
    expect(corrected(times(ride, [NOON + 5000]))).toEqual(times(seconds(0, 61)));
    expect(corrected(times(ride, [0]))).toEqual(times(seconds(0, 61)));
  });

  test("does not take a few seconds out of order for a correction", () => {
    const at = times(seconds(0, 5), seconds(3, 5));
    expect(corrected(at)).toEqual(at);
  });

  test("does not take what is merely unsorted for a correction", () => {
    expect(readClock(times(seconds(600, 60), seconds(0, 60)))).toBeNull();
    expect(
      readClock(Float64Array.from({ length: 40 }, (_, index) => NOON + ((index * 7919) % 1000) * 1000)),
    ).toBeNull();
  });
});

describe("rightTimes", () => {
  const wrong = seconds(0, 17).map((time) => time - 8 * DAY);
  const clock = readClock(times(wrong, seconds(17, 60))) ?? [];

  test("of a sensor that came late are on the later setting", () => {
    expect(rightTimes(clock, times(seconds(20, 5)))).toEqual(times(seconds(20, 5)));
  });

  test("of a sensor that spoke now and then follow the settings", () => {
    expect(rightTimes(clock, times(wrong.slice(3, 4), seconds(50, 1)))).toEqual(times(seconds(3, 1), seconds(50, 1)));
  });

  test("are none for what is days away from everything else", () => {
    expect([...rightTimes(readClock(times(seconds(0, 60))) ?? [], Float64Array.of(0, NOON))]).toEqual([
      Number.NaN,
      NOON,
    ]);
  });
});

test("rightTime goes by the nearest setting", () => {
  const clock =
    readClock(
      times(
        seconds(0, 17).map((time) => time - 8 * DAY),
        seconds(17, 60),
      ),
    ) ?? [];
  expect(rightTime(clock, NOON - 8 * DAY - 5000)).toBe(NOON - 5000);
  expect(rightTime(clock, NOON + 90_000)).toBe(NOON + 90_000);
});
