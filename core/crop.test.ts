import { describe, expect, test } from "vitest";
import { cropped, isWithin, leftOf } from "./crop";
import type { Crop, RecordedRide } from "./ride";

const START = Date.parse("2026-11-20T07:00:00Z");
const moment = (second: number) => new Date(START + second * 1000);
const crop = (from: number, until: number): Crop => ({ from: moment(from), until: moment(until) });

/** Ten minutes: as many W as seconds have gone, 8 m each second, a pause of half a minute, three laps. */
const ride: RecordedRide = {
  startedAt: moment(0),
  offsetMinutes: 60,
  elapsedSeconds: 600,
  channels: {
    power: Float32Array.from({ length: 600 }, (_, second) => second),
    distance: Float32Array.from({ length: 600 }, (_, second) => second * 8),
    // Told at the very beginning only.
    temperature: Float32Array.from({ length: 600 }, (_, second) => (second < 50 ? 20 : Number.NaN)),
  },
  track: {
    latitude: Float64Array.from({ length: 600 }, (_, second) => 10 + second / 10_000),
    longitude: new Float64Array(600).fill(20),
  },
  pauses: [
    { start: 90, end: 120 },
    { start: 300, end: 310 },
  ],
  laps: [
    { start: 0, end: 80, trigger: "MANUAL" },
    { start: 80, end: 400, trigger: null },
    { start: 400, end: 600, trigger: "SESSION_END" },
  ],
  told: { timerSeconds: 560, distanceMeters: 4792, energyKilocalories: 120 },
  isIndoor: false,
};

describe("a cropped ride", () => {
  const part = cropped(ride, crop(100, 500));

  test("begins and ends where its rider said", () => {
    expect(part.startedAt).toEqual(moment(100));
    expect(part.elapsedSeconds).toBe(400);
    expect([part.channels.power?.[0], part.channels.power?.[399], part.channels.power?.length]).toEqual([
      100, 499, 400,
    ]);
    expect([part.track?.latitude[0], part.track?.latitude.length]).toEqual([10.01, 400]);
  });

  test("measures its distance from its own start", () => {
    expect([part.channels.distance?.[0], part.channels.distance?.[399]]).toEqual([0, 399 * 8]);
  });

  test("measures it from the first that was told, where it starts with a gap", () => {
    const distance = ride.channels.distance?.slice() ?? new Float32Array();
    distance.fill(Number.NaN, 95, 105);
    const cut = cropped({ ...ride, channels: { distance } }, crop(100, 500)).channels.distance;
    expect([cut?.[4], cut?.[5], cut?.[6]]).toEqual([Number.NaN, 0, 8]);
  });

  test("keeps the parts of pauses and laps that are within, on its seconds", () => {
    expect(part.pauses).toEqual([
      { start: 0, end: 20 },
      { start: 200, end: 210 },
    ]);
    expect(part.laps).toEqual([
      { start: 0, end: 300, trigger: null },
      { start: 300, end: 400, trigger: "SESSION_END" },
    ]);
  });

  test("has no channel of which nothing is left, and nothing that the device said of the whole", () => {
    expect(Object.keys(part.channels).sort()).toEqual(["distance", "power"]);
    expect(part.told).toEqual({ timerSeconds: null, distanceMeters: null, energyKilocalories: null });
  });

  test("has its first fix where it was, or at its start", () => {
    expect(part).not.toHaveProperty("firstFix");
    expect(cropped({ ...ride, firstFix: 130 }, crop(100, 500)).firstFix).toBe(30);
    expect(cropped({ ...ride, firstFix: 30 }, crop(100, 500)).firstFix).toBe(0);
  });

  test("leaves the whole as it was", () => {
    expect(ride.channels.distance?.[100]).toBe(800);
    expect(ride.elapsedSeconds).toBe(600);
  });
});

describe("what a crop leaves", () => {
  test("is all of a ride beside which it lies, or of which it would leave less than a minute", () => {
    expect(cropped(ride, null)).toBe(ride);
    expect(cropped(ride, crop(-1000, -100))).toBe(ride);
    expect(cropped(ride, crop(700, 900))).toBe(ride);
    expect(cropped(ride, crop(-1000, 59))).toBe(ride);
    expect(cropped(ride, crop(541, 9000))).toBe(ride);
    expect(cropped(ride, crop(200, 259))).toBe(ride);
    expect(cropped(ride, crop(0, 600))).toBe(ride);
    expect(cropped(ride, crop(-10, 700))).toBe(ride);
  });

  test("is a minute, if that is wanted", () => {
    expect(leftOf(ride, crop(200, 260))).toEqual({ start: 200, end: 260 });
    expect(leftOf(ride, crop(540, 9000))).toEqual({ start: 540, end: 600 });
  });

  test("is the same stretch of time when a source came that began earlier", () => {
    const earlier = { ...ride, startedAt: moment(-45), elapsedSeconds: 645 };
    expect(leftOf(earlier, crop(100, 500))).toEqual({ start: 145, end: 545 });
  });

  test("is told to the nearest second of a clock that does not tick with ours", () => {
    expect(leftOf({ ...ride, startedAt: moment(0.4) }, crop(100, 500))).toEqual({ start: 100, end: 500 });
    expect(leftOf({ ...ride, startedAt: moment(0.6) }, crop(100, 500))).toEqual({ start: 99, end: 499 });
  });
});

describe("whether a ride shows nothing that was cut off", () => {
  const crop = { from: new Date("2026-11-17T07:05:00Z"), until: new Date("2026-11-17T07:35:00Z") };
  const rideFrom = (startedAt: string, elapsedSeconds: number) => ({ startedAt: new Date(startedAt), elapsedSeconds });
  test.each([
    ["just what is left", rideFrom("2026-11-17T07:05:00Z", 1800), true],
    ["a part of it", rideFrom("2026-11-17T07:10:00Z", 600), true],
    ["a second less than a second before it", rideFrom("2026-11-17T07:04:59.500Z", 1800), true],
    ["the whole ride, which the worker has not cut yet", rideFrom("2026-11-17T07:00:00Z", 2400), false],
    ["a recording whose clock was set right", rideFrom("2026-11-17T06:00:00Z", 2400), false],
    ["what goes on behind it", rideFrom("2026-11-17T07:05:00Z", 1860), false],
  ])("%s", (_, ride, isIt) => expect(isWithin(ride, crop)).toBe(isIt));
});
