import { describe, expect, test } from "vitest";
import { plausible } from "./plausible";

const gap = Number.NaN;

describe("plausible", () => {
  test("leaves out power that comes out of nowhere, and says so", () => {
    const power = Float32Array.of(200, 47_140, 12_000, 210, 6633, 190);
    const { channels, remarks } = plausible({ power });
    expect([...(channels.power ?? [])]).toEqual([200, gap, gap, 210, gap, 190]);
    expect(remarks).toEqual(["We left out 3 power readings above 2,500 W that came out of nowhere."]);
  });

  test("keeps a sprint that is led up to and ridden out", () => {
    const power = Float32Array.of(900, 1800, 2600, 2550, 1700, 400);
    expect(plausible({ power })).toEqual({ channels: { power }, remarks: [] });
  });

  test("leaves out a huge reading beside a gap or at the end: nothing supports it", () => {
    const power = Float32Array.of(2600, 1400, gap, 2600, 1400, 2600);
    expect([...(plausible({ power }).channels.power ?? [])]).toEqual([gap, 1400, gap, gap, 1400, gap]);
  });

  test("leaves out hearts that beat too slowly or too fast", () => {
    const { channels, remarks } = plausible({ "heart-rate": Float32Array.of(24, 25, 150, 230, 231) });
    expect([...(channels["heart-rate"] ?? [])]).toEqual([gap, 25, 150, 230, gap]);
    expect(remarks).toEqual(["We left out 2 heart rate readings below 25 or above 230 bpm."]);
  });

  test("takes a heart rate of 0 for a strap that was not found, without a word", () => {
    expect(plausible({ "heart-rate": Float32Array.of(0, 0, 120) })).toEqual({
      channels: { "heart-rate": Float32Array.of(gap, gap, 120) },
      remarks: [],
    });
    expect(plausible({ "heart-rate": Float32Array.of(0, 0) })).toEqual({ channels: {}, remarks: [] });
  });

  test("leaves out speeds above 130 km/h", () => {
    const { channels, remarks } = plausible({ speed: Float32Array.of(8, 36.1, 36.2) });
    expect([...(channels.speed ?? [])].map(Number.isNaN)).toEqual([false, false, true]);
    expect(remarks).toEqual(["We left out 1 speed reading above 130 km/h."]);
  });

  test("leaves out the elevation from before a barometer settled", () => {
    const { channels, remarks } = plausible({ elevation: Float32Array.of(0, 2, 86, 86.2) });
    expect(channels.elevation).toEqual(Float32Array.of(gap, gap, 86, 86.2));
    expect(remarks).toEqual(["We left out 2 elevation readings from before the barometer had settled."]);
  });

  test("lets a jump later in the ride be", () => {
    const elevation = new Float32Array(100).fill(50).fill(90, 70);
    expect(plausible({ elevation }).channels.elevation).toEqual(elevation);
  });

  test("changes nothing when it is done twice", () => {
    const once = plausible({
      power: Float32Array.of(200, 47_140, 210),
      "heart-rate": Float32Array.of(0, 240, 150),
      elevation: Float32Array.of(0, 86, 87),
      cadence: Float32Array.of(0, 90, gap),
    });
    expect(plausible(once.channels)).toEqual({ channels: once.channels, remarks: [] });
  });
});
