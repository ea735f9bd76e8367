import { performance } from "node:perf_hooks";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANNEL_NAMES, type Channel, type ChannelName, LONGEST_RIDE_SECONDS } from "./channel";
import {
  DamagedChannel,
  decodeChannel,
  decodeTrack,
  encodeChannel,
  encodeTrack,
  packChannels,
  unpackChannels,
} from "./channel-codec";

const gap = Number.NaN;
const readings = (min: number, max: number) =>
  fc.array(fc.oneof({ weight: 4, arbitrary: fc.float({ min, max, noNaN: true }) }, fc.constant(gap)));

describe("encodeChannel", () => {
  test("lays a channel out as the table says", () => {
    const bytes = encodeChannel("speed", Float32Array.of(gap, 1.5, 1.501));
    // By hand: 1500 and a change of +1, zigzagged 2; runs of 0 with, 1 without, 2 with a value.
    expect([...bytes]).toEqual([1, 1, 0xe8, 3, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0, 1, 2, 1, 0xdc, 5, 0, 0, 2]);
  });

  test.each<[ChannelName, number[]]>([
    ["power", [0, 1, 255, 2400]],
    ["heart-rate", [34, 168, 230]],
    ["speed", [0, 0.001, 24.736]],
    ["cadence", [0, 90, 254]],
    ["elevation", [-412.4, 0.2, 0.1, 2802]],
    ["temperature", [-21.5, 0, 38]],
    ["distance", [0, 0.01, 75_844.99]],
  ])("loses no step of %s", (name, values) => {
    expect(decodeChannel(encodeChannel(name, Float32Array.from(values)))).toEqual(Float32Array.from(values));
  });

  test("keeps every value to half a step and every gap a gap", () => {
    fc.assert(
      fc.property(readings(-1000, 1000), (given) => {
        const decoded = decodeChannel(encodeChannel("elevation", Float32Array.from(given)));
        expect(decoded).toHaveLength(given.length);
        given.forEach((value, second) => {
          if (Number.isNaN(value)) expect(decoded[second]).toBeNaN();
          else expect(Math.abs((decoded[second] ?? gap) - value)).toBeLessThanOrEqual(0.0501);
        });
      }),
    );
  });

  test("changes nothing when it is done twice", () => {
    fc.assert(
      fc.property(readings(0, 1_000_000), (given) => {
        const once = decodeChannel(encodeChannel("distance", Float32Array.from(given)));
        expect(decodeChannel(encodeChannel("distance", once))).toEqual(once);
      }),
    );
  });

  test("makes gaps of what no sensor can say", () => {
    const decoded = decodeChannel(encodeChannel("power", Float32Array.of(Number.POSITIVE_INFINITY, 1e30, -1e30, 200)));
    expect([...decoded]).toEqual([gap, gap, gap, 200]);
  });

  test("of nothing is nothing", () => {
    expect(decodeChannel(encodeChannel("power", new Float32Array()))).toHaveLength(0);
  });
});

describe("decodeChannel", () => {
  const whole = encodeChannel("power", Float32Array.of(100, gap, 220, 180));
  const changed = (at: number, byte: number) => whole.map((old, index) => (index === at ? byte : old));

  test.each<[string, Uint8Array]>([
    ["no bytes", new Uint8Array()],
    ["a head cut short", whole.slice(0, 9)],
    ["values cut short", whole.slice(0, -1)],
    ["a byte too many", Uint8Array.of(...whole, 0)],
    ["another version", changed(0, 9)],
    ["a track", encodeTrack({ latitude: Float64Array.of(1), longitude: Float64Array.of(2) })],
    ["a scale of 0", changed(2, 0)],
    ["runs that fill other seconds", changed(6, 5)],
    ["more seconds than a week", changed(8, 0xff)],
    ["runs longer than the bytes", changed(10, 0xff)],
    ["a width of five bytes", changed(17, 5)],
  ])("refuses %s", (_, bytes) => {
    expect(() => decodeChannel(bytes)).toThrow(DamagedChannel);
  });

  test("never throws anything but DamagedChannel, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(63), (noise, from) => {
        const bytes = Uint8Array.of(...whole.slice(0, from), ...noise);
        try {
          expect(decodeChannel(bytes).length).toBeLessThanOrEqual(LONGEST_RIDE_SECONDS);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedChannel);
        }
      }),
    );
  });

  test("of eight hours and eight columns takes a blink", () => {
    const noise = (second: number) => 200 + 100 * Math.sin(second / 40) + ((second * 7919) % 50);
    const channel = (): Channel => Float32Array.from({ length: 8 * 3600 }, (_, second) => noise(second));
    const encoded = [...CHANNEL_NAMES, "speed" as const].map((name) => encodeChannel(name, channel()));
    encoded.forEach(decodeChannel);
    const times = [1, 2, 3, 4, 5].map(() => {
      const start = performance.now();
      encoded.forEach(decodeChannel);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});

describe("encodeTrack", () => {
  test("keeps a millionth of a degree", () => {
    const track = {
      latitude: Float64Array.of(-33.918861, 48.85837, gap),
      longitude: Float64Array.of(18.4233, -179.999999, gap),
    };
    expect(decodeTrack(encodeTrack(track))).toEqual(track);
  });

  test("makes a gap of half a position", () => {
    const decoded = decodeTrack(encodeTrack({ latitude: Float64Array.of(1, gap), longitude: Float64Array.of(gap, 2) }));
    expect(decoded).toEqual({ latitude: Float64Array.of(gap, gap), longitude: Float64Array.of(gap, gap) });
  });
});

describe("packChannels", () => {
  const power = encodeChannel("power", Float32Array.of(1, 2, 3));

  test("gives every channel back under its name", () => {
    const given = new Map([
      ["power", power],
      ["höhe", Uint8Array.of(9)],
      ["nothing", new Uint8Array()],
    ]);
    expect(unpackChannels(packChannels(given))).toEqual(given);
  });

  test("of no channel is no channel", () => {
    expect(unpackChannels(packChannels([]))).toEqual(new Map());
  });

  test("is found damaged wherever it is cut", () => {
    const packed = packChannels([["power", power]]);
    for (let length = 2; length < packed.length; length++) {
      expect(() => unpackChannels(packed.slice(0, length))).toThrow(DamagedChannel);
    }
    expect(() => unpackChannels(new Uint8Array())).toThrow(DamagedChannel);
  });
});
