import { describe, expect, test } from "vitest";
import { readyRide } from "./ready-ride";
import type { RecordedRide } from "./ride";
import { roadProfile } from "./road-profile";

const gap = Number.NaN;

/** Twenty seconds at 8 m/s and 5 %. */
const ride = (changes: Partial<RecordedRide> = {}): RecordedRide => ({
  startedAt: new Date("2026-06-01T10:00:00Z"),
  offsetMinutes: null,
  elapsedSeconds: 20,
  channels: {
    elevation: Float32Array.from({ length: 20 }, (_, second) => 100 + second * 0.4),
    distance: Float32Array.from({ length: 20 }, (_, second) => second * 8),
  },
  track: null,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
  ...changes,
});
const profile = (one: RecordedRide) => roadProfile(readyRide(one), one.track);

describe("roadProfile", () => {
  test("has the seconds that know both distance and height, from where elevation is believed", () => {
    const { channels } = ride();
    const distance = channels.distance?.map((meters, second) => (second === 7 ? gap : meters));
    const road = profile(ride({ channels: { ...channels, ...(distance && { distance }) } }));
    expect([...(road?.seconds ?? [])]).toEqual([2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(road?.meters[0]).toBe(16);
    expect(road?.heights[5]).toBeCloseTo(103.2, 4);
  });

  test("is unknown without elevation, without a way, and on a trainer", () => {
    const { elevation, distance } = ride().channels;
    expect(profile(ride({ channels: elevation ? { elevation } : {} }))).toBeNull();
    expect(profile(ride({ channels: distance ? { distance } : {} }))).toBeNull();
    expect(profile(ride({ isIndoor: true }))).toBeNull();
  });
});
