import { describe, expect, test } from "vitest";
import type { Track } from "./channel";
import { positionJumps, withoutJumps } from "./position-jumps";
import type { RecordedRide } from "./ride";

const gap = Number.NaN;

/** Made of metres to the east along the equator, a second apart; a degree is 111,194.93 m there. */
const trackOf = (meters: readonly number[]): Track => ({
  latitude: Float64Array.from(meters, (one) => (Number.isNaN(one) ? gap : 0.000001)),
  longitude: Float64Array.from(meters, (one) => 10 + one / 111_194.93),
});

/** Metres covered at these speeds in m/s. */
const along = (speeds: readonly number[]): number[] => {
  let covered = 0;
  return speeds.map((speed) => {
    covered += speed;
    return covered;
  });
};

const ride = (track: Track, channels: RecordedRide["channels"]): RecordedRide => ({
  startedAt: new Date("2026-06-01T12:00:00Z"),
  offsetMinutes: null,
  elapsedSeconds: track.latitude.length,
  channels,
  track,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
});

const steady = (seconds: number, speed = 7) => new Array<number>(seconds).fill(speed);
/** From 25 to 87 km/h in a second and back, while the rider set off. */
const settling = [0, 7, 22, 24, 24, 24, 12, 7];
const after = steady(300);

describe("positionJumps", () => {
  test("are the positions of a receiver until it has settled", () => {
    expect(positionJumps(trackOf(along([...settling, ...after])))).toEqual([{ start: 0, end: 5 }]);
  });

  test("are not there in a ride that begins with a fast descent", () => {
    // Three metres a second more every second, to 90 km/h: nobody falls faster.
    const descent = [0, 3, 6, 9, 12, 15, 18, 21, 24, 25, 25, 25, 20, 14, 8];
    expect(positionJumps(trackOf(along([...descent, ...after])))).toEqual([]);
  });

  test("are not there where the receiver is noisy later on", () => {
    // 102 and 97 km/h for a second each, as receivers in a pocket have it.
    expect(positionJumps(trackOf(along([...after, 28.3, 2, 27, 1, ...after])))).toEqual([]);
  });

  test("are a leap away and back", () => {
    const there = along(after);
    const [lost, found] = [along(steady(20)).map((one) => one + 2400), along(after).map((one) => one + 2240)];
    expect(positionJumps(trackOf([...there, ...lost, ...found]))).toEqual([{ start: 300, end: 320 }]);
  });

  test("are not there where a receiver that was stuck catches up", () => {
    const stuck = [...after, ...steady(20, 0), 140, ...after];
    expect(positionJumps(trackOf(along(stuck)))).toEqual([]);
  });

  test("are the last seconds when the track ends away", () => {
    expect(positionJumps(trackOf([...along(after), 90_000, 90_000]))).toEqual([{ start: 300, end: 302 }]);
  });

  test("are not there where positions are missing", () => {
    expect(positionJumps(trackOf([]))).toEqual([]);
    expect(positionJumps(trackOf([gap, gap]))).toEqual([]);
    expect(positionJumps(trackOf([gap, 5, gap]))).toEqual([]);
    expect(positionJumps(trackOf([...along(steady(100)), ...steady(120, gap), 3000, 3007]))).toEqual([]);
  });
});

describe("withoutJumps", () => {
  const there = along(after);
  const away = [5300, 5300, 5300];
  const back = along(after).map((one) => one + 2100 + 21);
  const track = trackOf([...there, ...away, ...back]);
  const spans = [{ start: 300, end: 303 }];

  test("takes the leap out of a distance that was reckoned from the positions", () => {
    // 3,200 m away and 3,172 m back instead of the 28 m from second 299 to second 303.
    const distance = Float32Array.from([...there, ...away, ...back.map((one) => one - 2128 + 5300 + 3172)]);
    const { channels } = withoutJumps(ride(track, { distance }), spans);
    expect([...(channels.distance?.subarray(298, 304) ?? [])].map((one) => Math.round(one))).toEqual([
      2093,
      2100,
      gap,
      gap,
      gap,
      2128,
    ]);
    expect(channels.distance?.at(-1)).toBeCloseTo(back.at(-1) ?? gap, 0);
  });

  test("lets the distance and speed of a wheel be", () => {
    const channels = {
      speed: new Float32Array(603).fill(7),
      distance: Float32Array.from(along(steady(603))),
    };
    const repaired = withoutJumps(ride(track, channels), spans);
    expect(repaired.channels).toEqual(channels);
    expect([...(repaired.track?.longitude.subarray(300, 303) ?? [])]).toEqual([gap, gap, gap]);
  });

  test("takes speeds out that leapt as well", () => {
    const speed = new Float32Array(603).fill(7).fill(30, 300, 302);
    const repaired = withoutJumps(ride(track, { speed }), spans);
    expect([...(repaired.channels.speed?.subarray(299, 304) ?? [])]).toEqual([7, gap, gap, gap, 7]);
  });

  test("leaves the ride that it was given as it is", () => {
    const distance = Float32Array.from([...there, ...away, ...back]);
    const given = ride(trackOf([...there, ...away, ...back]), { distance });
    const copy = structuredClone(given);
    withoutJumps(given, spans);
    expect(given).toEqual(copy);
  });
});
