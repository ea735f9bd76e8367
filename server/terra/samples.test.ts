import { describe, expect, test } from "vitest";
import { readPositions, readSeries } from "./samples";

const range = { least: 0, most: 2000 };
const at = (second: number) => `2026-11-20T08:00:${String(second).padStart(2, "0")}.000000+01:00`;
const watts = (...values: unknown[]) => values.map((value, second) => ({ timestamp: at(second), watts: value }));

describe("readSeries", () => {
  test("keeps moments, values and timers", () => {
    const read = readSeries([{ timestamp: at(7), watts: 250, timer_duration_seconds: 5 }], "watts", range, 0);
    expect(read.series).toEqual({
      at: Float64Array.of(Date.parse("2026-11-20T07:00:07Z")),
      values: Float64Array.of(250),
      timers: Float64Array.of(5),
    });
  });

  test("leaves out what says nothing, and does not count it", () => {
    const read = readSeries([...watts(1, null, undefined, "3", true), null, 4, [], { watts: 5 }], "watts", range, 0);
    expect([...(read.series?.values ?? [])]).toEqual([1]);
    expect(read.dropped).toBe(0);
  });

  test("leaves out what is impossible, and counts it [W24]", () => {
    const read = readSeries(watts(-1, 0, 2000, 2001, 1e300), "watts", range, 0);
    expect([...(read.series?.values ?? [])]).toEqual([0, 2000]);
    expect(read.dropped).toBe(3);
  });

  test("takes 1e400 for no value: JSON turns it into Infinity without a word [W24]", () => {
    const samples: unknown = JSON.parse(`[{"timestamp":"${at(0)}","watts":1e400}]`);
    expect(readSeries(samples, "watts", range, 0).series).toBeNull();
  });

  test("reads only a sample's own fields [W25]", () => {
    const samples: unknown = JSON.parse(`[{"timestamp":"${at(0)}","__proto__":{"watts":250}}]`);
    expect(readSeries(samples, "watts", range, 0).series).toBeNull();
    expect(readSeries([{ timestamp: at(0) }], "constructor", range, 0).series).toBeNull();
  });

  test.each([undefined, null, {}, "none", 5, []])("is nothing where there is no list but %j [T 5.1]", (samples) => {
    expect(readSeries(samples, "watts", range, 0)).toEqual({ series: null, dropped: 0 });
  });
});

describe("readPositions", () => {
  const fix = (coordinates: unknown) => ({ timestamp: at(0), coords_lat_lng_deg: coordinates });

  test("keeps both coordinates", () => {
    const { series } = readPositions([fix([52.0907, 5.1214])], 0);
    expect([series?.latitude[0], series?.longitude[0]]).toEqual([52.0907, 5.1214]);
  });

  test.each([[[null, null]], [[52, null]], [[]], [null], ["52,5"]])(
    "takes %j for no fix [T 5.3 positions]",
    (coordinates) => {
      expect(readPositions([fix(coordinates)], 0)).toEqual({ series: null, dropped: 0 });
    },
  );

  test("counts what is not on the globe [W24]", () => {
    expect(readPositions([fix([91, 0]), fix([0, 181])], 0)).toEqual({ series: null, dropped: 2 });
  });
});
