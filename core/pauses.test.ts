import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Channel } from "./channel";
import { pausedSeconds, pausesByHoles, pausesByTimer, pausesWithin, withoutPauses } from "./pauses";
import type { Span } from "./span";

const gap = Number.NaN;
const gaps = (count: number) => new Array<number>(count).fill(gap);
const count = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);

/** By a timer that is told with every reading. */
const timerPauses = (timer: Float64Array) =>
  pausesByTimer(
    timer,
    Uint8Array.from(timer, (value) => (Number.isNaN(value) ? 0 : 1)),
  );

describe("pausesByTimer", () => {
  test("are where time goes on and the timer does not", () => {
    const timer = Float64Array.of(...count(0, 10), ...gaps(50), ...count(10, 10));
    expect(timerPauses(timer)).toEqual([{ start: 10, end: 60 }]);
  });

  test("end when the timer goes on, where a hole is partly ridden", () => {
    // From second 2 to second 12 the timer counts 4 of 10 s.
    expect(timerPauses(Float64Array.of(0, 1, 2, ...gaps(9), 6, 7))).toEqual([{ start: 6, end: 12 }]);
  });

  test("are found while sensors go on", () => {
    // From second 2 until second 6 the timer stays at 2.
    expect(timerPauses(Float64Array.of(0, 1, 2, 2, 2, 2, 2, 3, 4))).toEqual([{ start: 2, end: 6 }]);
  });

  test("are not made of rounding", () => {
    expect(timerPauses(Float64Array.of(0, 1, 1, 3, 3, 5, 6))).toEqual([]);
  });

  test("are none over a drop-out in which the timer ran on", () => {
    expect(timerPauses(Float64Array.of(0, 1, ...gaps(28), 30, 31))).toEqual([]);
  });

  test("are found again wherever they were", () => {
    // Stretches of riding and of standing in turn; the device says nothing while it stands.
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 2, max: 90 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(lengths, (stretches) => {
        const timer: number[] = [];
        const pauses: Span[] = [];
        let ridden = 0;
        for (const [riding, standing] of stretches) {
          for (let second = 0; second < riding; second++) timer.push(ridden++);
          pauses.push({ start: timer.length, end: timer.length + standing });
          timer.push(...gaps(standing));
        }
        timer.push(ridden, ridden + 1);
        expect(timerPauses(Float64Array.from(timer))).toEqual(pauses);
      }),
    );
  });

  test("stand before the timer starts and after the last reading", () => {
    expect(timerPauses(Float64Array.of(...gaps(5), 0, 1, 2, ...gaps(30)))).toEqual([
      { start: 0, end: 5 },
      { start: 8, end: 38 },
    ]);
  });

  test("are none before a first reading that the timer has counted up to", () => {
    expect(timerPauses(Float64Array.of(...gaps(5), 5, 6, 7))).toEqual([]);
  });

  test("do not begin where other sensors outlast the one that tells the timer", () => {
    expect(pausesByTimer(Float64Array.of(0, 1, ...gaps(30)), new Uint8Array(32).fill(1))).toEqual([]);
  });

  test("are unknown when the timer stands still or is not told", () => {
    expect(timerPauses(new Float64Array(60))).toBeNull();
    expect(timerPauses(new Float64Array(60).fill(100))).toBeNull();
    expect(timerPauses(Float64Array.from(gaps(60)))).toBeNull();
  });
});

describe("pausesByHoles", () => {
  const recordedIn = (channel: Channel) => Uint8Array.from(channel, (value) => (Number.isNaN(value) ? 0 : 1));
  const holed = (before: number, length: number, after: number) => Float64Array.of(before, ...gaps(length), after);
  const pausesOf = (name: "distance" | "speed" | "power", before: number, length: number, after: number) => {
    const channel = Float32Array.from(holed(before, length, after));
    return pausesByHoles(recordedIn(channel), { [name]: channel }, null);
  };

  test("are holes over which the distance stands", () => {
    expect(pausesOf("distance", 500, 59, 503)).toEqual([{ start: 1, end: 60 }]);
  });

  test("are not holes over which the distance goes on: there the recording was lost", () => {
    expect(pausesOf("distance", 500, 59, 900)).toEqual([]);
  });

  test("are not the holes of slow recording", () => {
    expect(pausesOf("distance", 500, 9, 500)).toEqual([]);
    expect(pausesOf("distance", 500, 10, 500)).toEqual([{ start: 1, end: 11 }]);
  });

  test("are not where the position has moved on", () => {
    const recorded = recordedIn(Float32Array.from(holed(1, 59, 1)));
    // A hundredth of a degree of latitude is 1.1 km.
    const track = { latitude: holed(52, 59, 52.01), longitude: holed(5, 59, 5) };
    expect(pausesByHoles(recorded, {}, track)).toEqual([]);
    expect(pausesByHoles(recorded, {}, { ...track, latitude: holed(52, 59, 52) })).toEqual([{ start: 1, end: 60 }]);
  });

  test("are told by speed where there is neither distance nor position", () => {
    expect(pausesOf("speed", 8, 59, 8)).toEqual([]);
    expect(pausesOf("speed", 0, 59, 8)).toEqual([{ start: 1, end: 60 }]);
    expect(pausesOf("speed", 8, 59, 0)).toEqual([{ start: 1, end: 60 }]);
  });

  test("are none where nothing was recorded at all: only totals came", () => {
    expect(pausesByHoles(new Uint8Array(3600), {}, null)).toEqual([]);
  });

  test("are assumed where nothing says that the rider rode on", () => {
    expect(pausesOf("power", 200, 59, 200)).toEqual([{ start: 1, end: 60 }]);
  });

  test("stand before the first and after the last second that was recorded", () => {
    const channel = Float32Array.of(...gaps(20), 1, ...gaps(30));
    expect(pausesByHoles(recordedIn(channel), { power: channel }, null)).toEqual([
      { start: 0, end: 20 },
      { start: 21, end: 51 },
    ]);
  });
});

describe("pauses of a channel", () => {
  const pauses = [
    { start: 1, end: 3 },
    { start: 5, end: 9 },
  ];

  test("are cut out, the rest put together", () => {
    expect([...withoutPauses(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), pauses)]).toEqual([0, 3, 4, 9]);
    expect([...withoutPauses(Float32Array.of(0, 1, 2), [])]).toEqual([0, 1, 2]);
    expect([...withoutPauses(Float32Array.of(0, 1), [{ start: 0, end: 2 }])]).toEqual([]);
  });

  test("are counted as far as it reaches", () => {
    expect(pausedSeconds(10, pauses)).toBe(6);
    expect(pausedSeconds(6, pauses)).toBe(3);
  });

  test("are told from the start of a stretch", () => {
    expect(pausesWithin(pauses, { start: 2, end: 7 })).toEqual([
      { start: 0, end: 1 },
      { start: 3, end: 5 },
    ]);
    expect(pausesWithin(pauses, { start: 3, end: 5 })).toEqual([]);
  });
});
