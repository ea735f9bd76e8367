import { describe, expect, test } from "vitest";
import { encodeChannel, encodeTrack, packChannels, unpackChannels } from "@/core/channel-codec";
import { layOut, overviewOf, windowOf } from "@/core/overview";
import { isExactIn, toRideData, withWindow } from "./ride-data";

const { NaN: GAP } = Number;
const of = (...values: number[]) => Float32Array.from(values);

describe("what a ride's page draws", () => {
  test("is each channel that was sent, and the track", () => {
    const bytes = packChannels([
      ["power", encodeChannel("power", of(200, 210, 220))],
      ["elevation", encodeChannel("elevation", of(12.4, 12.6, 12.9))],
      ["position", encodeTrack({ latitude: Float64Array.of(52, 52.1, GAP), longitude: Float64Array.of(4, 4.1, GAP) })],
    ]);
    const { channels, track } = toRideData(bytes, []);
    expect(Object.keys(channels)).toEqual(["power", "elevation"]);
    expect([...(channels.power ?? [])]).toEqual([200, 210, 220]);
    expect([...(track?.latitude ?? [])]).toEqual([52, 52.1, GAP]);
  });

  test("has no track where nobody sent one", () => {
    expect(toRideData(packChannels([["power", encodeChannel("power", of(1))]]), []).track).toBeNull();
  });

  test("joins what a device recorded slowly, and never over a pause", () => {
    const bytes = packChannels([["heart-rate", encodeChannel("heart-rate", of(100, GAP, 104, GAP, GAP, 110))]]);
    const { channels } = toRideData(bytes, [{ start: 3, end: 5 }]);
    expect([...(channels["heart-rate"] ?? [])]).toEqual([100, 102, 104, GAP, GAP, 110]);
  });

  test("keeps the silence of a power meter while the heart goes on", () => {
    const silence = Array.from({ length: 7 }, () => GAP);
    const bytes = packChannels([
      ["power", encodeChannel("power", of(200, ...silence, 200))],
      ["heart-rate", encodeChannel("heart-rate", of(140, 140, 140, 140, 140, 140, 140, 140, 140))],
    ]);
    expect([...(toRideData(bytes, []).channels.power ?? [])]).toEqual([200, ...silence, 200]);
  });
});

describe("a window of a long ride", () => {
  const HOURS_8 = 8 * 3600;
  const power = Float32Array.from({ length: HOURS_8 }, (_, second) => (second * 37) % 401);
  const ride = {
    startedAt: new Date("2026-11-17T07:12:00Z"),
    offsetMinutes: 0,
    elapsedSeconds: HOURS_8,
    channels: { power },
    track: null,
    pauses: [],
    laps: [],
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: false,
  };
  const windowFrom = (start: number, end: number) =>
    layOut(unpackChannels(packChannels(windowOf(ride, { start, end }))));

  test("replaces what was coarse, and nothing else", () => {
    const coarse = toRideData(packChannels(overviewOf(ride)), []);
    expect(isExactIn(coarse, { start: 900, end: 901 })).toBe(false);
    const data = withWindow(coarse, windowFrom(900, 1800), []);
    expect(data.channels.power?.subarray(900, 1800)).toEqual(power.subarray(900, 1800));
    expect(data.channels.power?.subarray(0, 900)).toEqual(coarse.channels.power?.subarray(0, 900));
    expect(data.channels.power?.subarray(1800)).toEqual(coarse.channels.power?.subarray(1800));
  });

  test("and the next one are one stretch", () => {
    const coarse = toRideData(packChannels(overviewOf(ride)), []);
    const later = withWindow(coarse, windowFrom(1800, 2700), []);
    const both = withWindow(later, windowFrom(900, 1800), []);
    expect(both.exact).toEqual([{ start: 900, end: 2700 }]);
    expect(isExactIn(both, { start: 1000, end: 2600 })).toBe(true);
    expect(isExactIn(both, { start: 800, end: 2600 })).toBe(false);
  });

  test("is not needed where every second came at once", () => {
    const bytes = packChannels([["power", encodeChannel("power", of(200, 210, 220))]]);
    expect(isExactIn(toRideData(bytes, []), { start: 0, end: 3 })).toBe(true);
  });
});
