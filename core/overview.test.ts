import { describe, expect, test } from "vitest";
import type { Channel, Channels, Track } from "./channel";
import { DamagedChannel, packChannels, unpackChannels } from "./channel-codec";
import { bucketSecondsOf, layOut, overviewOf, windowOf } from "./overview";
import type { RecordedRide } from "./ride";

const { NaN: GAP } = Number;
const HOURS_8 = 8 * 3600;

/** Over eight hours a bucket is 12 seconds long: 28,800 / 2,560 = 11.25, rounded up. */
const BUCKET = 12;

const rideOf = (elapsedSeconds: number, channels: Channels, track: Track | null = null): RecordedRide => ({
  startedAt: new Date("2026-11-17T07:12:00Z"),
  offsetMinutes: 60,
  elapsedSeconds,
  channels,
  track,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
});

const sent = (entries: [string, Uint8Array][]) => layOut(unpackChannels(packChannels(entries)));

const channelOf = (valueAt: (second: number) => number, seconds = HOURS_8): Channel =>
  Float32Array.from({ length: seconds }, (_, second) => valueAt(second));

const powerOf = (power: Channel): Channel => sent(overviewOf(rideOf(power.length, { power }))).channels.power ?? fail();

function fail(): never {
  throw new Error("The channel did not come");
}

describe("of a ride of which every second can be seen", () => {
  test("every second is told", () => {
    const power = channelOf((second) => second % 700, 7680);
    const { channels, bucketSeconds } = sent(overviewOf(rideOf(7680, { power })));
    expect(bucketSeconds).toBe(1);
    expect(channels.power).toEqual(power);
  });

  test.each([
    [60, 1],
    [7680, 1],
    [7681, 4],
    [10_240, 4],
    [10_241, 5],
    [HOURS_8, BUCKET],
  ])("%i seconds are told in buckets of %i", (elapsed, bucket) => expect(bucketSecondsOf(elapsed)).toBe(bucket));
});

describe("of a longer ride", () => {
  test("a sprint of one second is as high, within its bucket", () => {
    const power = powerOf(channelOf((second) => (second === 5003 ? 1200 : 200)));
    const at = power.indexOf(1200);
    expect(Math.floor(at / BUCKET)).toBe(Math.floor(5003 / BUCKET));
    expect(power.filter((watts) => watts === 1200)).toHaveLength(1);
  });

  test("the mean of every bucket is what it was", () => {
    // 0, 1, … 11 W times 24 in each bucket, in an order that is no line: its mean is 132 W.
    const order = [3, 0, 7, 11, 2, 9, 5, 1, 10, 4, 8, 6];
    const power = powerOf(channelOf((second) => 24 * (order[second % BUCKET] ?? 0)));
    for (let from = 0; from < HOURS_8; from += BUCKET) {
      const sum = power.subarray(from, from + BUCKET).reduce((total, watts) => total + watts, 0);
      expect(sum / BUCKET).toBeCloseTo(132, 3);
    }
  });

  test("what rises rises, and what falls falls", () => {
    const elevation = channelOf((second) => (second < 14_400 ? second : 28_800 - second) / 10);
    const told = sent(overviewOf(rideOf(HOURS_8, { elevation }))).channels.elevation ?? fail();
    for (let second = 1; second < HOURS_8; second++) {
      const step = (told[second] ?? GAP) - (told[second - 1] ?? GAP);
      if (second % 14_400 === 0) continue;
      expect(Math.abs(step - (second < 14_400 ? 0.1 : -0.1))).toBeLessThan(0.11);
    }
  });

  test("a gap of whole buckets stays one, and of a part as many seconds have a value", () => {
    const power = powerOf(channelOf((second) => (second >= 1200 && second < 1229 ? GAP : 100)));
    expect(power.subarray(1200, 1224).every(Number.isNaN)).toBe(true);
    expect([...power.subarray(1224, 1236)].filter((watts) => !Number.isNaN(watts))).toHaveLength(7);
    expect(power[1236]).toBe(100);
  });

  test("the last bucket may be a short one", () => {
    const power = powerOf(channelOf(() => 250, HOURS_8 + 5));
    expect(power).toHaveLength(HOURS_8 + 5);
    expect(power.every((watts) => watts === 250)).toBe(true);
  });

  test("is told in less than a third of the bytes", () => {
    // What no code makes shorter: every second another.
    let state = 1;
    const power = channelOf(() => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 400;
    });
    const size = (entries: [string, Uint8Array][]) => packChannels(entries).length;
    const whole = size(windowOf(rideOf(HOURS_8, { power }), { start: 0, end: HOURS_8 }));
    expect(size(overviewOf(rideOf(HOURS_8, { power })))).toBeLessThan(whole / 3);
  });

  test("the way bends where it bent, and has a gap where it had one", () => {
    // East for an hour and a half, a corner at second 5,405, north; unknown for a quarter of an hour in between.
    const step = 0.0001;
    const isUnknown = (second: number) => second >= 12_000 && second < 12_900;
    const track: Track = {
      latitude: Float64Array.from({ length: HOURS_8 }, (_, second) =>
        isUnknown(second) ? GAP : 50 + step * Math.max(0, second - 5405),
      ),
      longitude: Float64Array.from({ length: HOURS_8 }, (_, second) =>
        isUnknown(second) ? GAP : 5 + step * Math.min(second, 5405),
      ),
    };
    const told = sent(overviewOf(rideOf(HOURS_8, {}, track))).track ?? fail();
    // The way is 2.3 degrees long, and a pixel of 1,800 more than a thousandth of one.
    expect(told.latitude[5405]).toBeCloseTo(50, 3);
    expect(told.longitude[5405]).toBeCloseTo(5.5405, 3);
    for (const second of [3, 4000, 5410, 11_990, 20_000, 28_790]) {
      expect(told.latitude[second]).toBeCloseTo(track.latitude[second] ?? GAP, 3);
      expect(told.longitude[second]).toBeCloseTo(track.longitude[second] ?? GAP, 3);
    }
    expect(told.latitude.subarray(12_024, 12_876).every(Number.isNaN)).toBe(true);
  });
});

describe("a window of a ride", () => {
  test("is told second by second, with where it lies", () => {
    const power = channelOf((second) => second % 997);
    const told = sent(windowOf(rideOf(HOURS_8, { power }), { start: 900, end: 1800 }));
    expect(told.window).toEqual({ start: 900, end: 1800 });
    expect(told.bucketSeconds).toBe(1);
    expect(told.channels.power).toEqual(power.slice(900, 1800));
  });

  test("ends where the ride does", () => {
    const told = sent(windowOf(rideOf(100, { power: channelOf(() => 5, 100) }), { start: 60, end: 900 }));
    expect(told.channels.power).toHaveLength(40);
  });

  test("of which no two numbers tell where it lies is damaged", () => {
    expect(() => layOut(new Map([["window", Uint8Array.of(1, 2, 3)]]))).toThrow(DamagedChannel);
  });
});
