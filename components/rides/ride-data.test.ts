import { describe, expect, test } from "vitest";
import { encodeChannel, encodeTrack, packChannels } from "@/core/channel-codec";
import { toRideData } from "./ride-data";

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
