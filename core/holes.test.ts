import { describe, expect, test } from "vitest";
import { fillHoles, fillPower, recordedSeconds } from "./holes";

const gap = Number.NaN;
const gaps = (count: number) => new Array<number>(count).fill(gap);

describe("fillHoles", () => {
  test("draws a straight line from value to value", () => {
    expect([...fillHoles(Float32Array.of(100, gap, gap, gap, 140), [])]).toEqual([100, 110, 120, 130, 140]);
  });

  test("fills a step of ten seconds, and not one of eleven", () => {
    expect(fillHoles(Float32Array.of(0, ...gaps(9), 100), [])[5]).toBe(50);
    expect(fillHoles(Float32Array.of(0, ...gaps(10), 110), [])[5]).toBeNaN();
  });

  test("never fills across a pause, however short", () => {
    const channel = Float32Array.of(1, gap, gap, gap, 5, gap, 7);
    expect([...fillHoles(channel, [{ start: 2, end: 3 }])]).toEqual([1, gap, gap, gap, 5, 6, 7]);
  });

  test("fills right behind a pause, and right before one", () => {
    const channel = Float32Array.of(1, gap, 3, gap, gap, 6, gap, 8);
    expect([...fillHoles(channel, [{ start: 3, end: 5 }])]).toEqual([1, 2, 3, gap, gap, 6, 7, 8]);
  });

  test("leaves the ends as they are", () => {
    expect([...fillHoles(Float32Array.of(gap, 1, gap), [])]).toEqual([gap, 1, gap]);
  });

  test("leaves the channel itself as it was", () => {
    const channel = Float32Array.of(1, gap, 3);
    fillHoles(channel, []);
    expect(channel[1]).toBeNaN();
  });
});

describe("fillPower", () => {
  const power = Float32Array.of(100, ...gaps(6), 170);

  test("fills up to ten seconds where the whole device was silent", () => {
    expect([...fillPower(power, [], Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1))]).toEqual([
      100, 110, 120, 130, 140, 150, 160, 170,
    ]);
  });

  test("does not invent seven seconds that only the power meter missed", () => {
    expect(fillPower(power, [], new Uint8Array(8).fill(1))).toEqual(power);
  });

  test("fills five seconds that only the power meter missed", () => {
    const dropout = Float32Array.of(100, ...gaps(4), 150);
    expect([...fillPower(dropout, [], new Uint8Array(6).fill(1))]).toEqual([100, 110, 120, 130, 140, 150]);
  });
});

test("recordedSeconds are those in which any sensor spoke", () => {
  const track = { latitude: Float64Array.of(gap, 1, gap, gap), longitude: Float64Array.of(gap, 2, gap, gap) };
  const channels = { power: Float32Array.of(0, gap, gap, gap), cadence: Float32Array.of(gap, gap, gap, 80) };
  expect([...recordedSeconds(4, channels, track)]).toEqual([1, 1, 0, 1]);
});
