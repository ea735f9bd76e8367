import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { RideNumbers } from "./ride";
import { drawableText, drawProfile, drawRoute, pictureFigures, pictureInWords } from "./ride-picture";

const BOX = { width: 200, height: 100, margin: 10 };

const NUMBERS = {
  distanceMeters: 62_400,
  movingSeconds: 8048,
  ascentMeters: 412,
  weightedPowerWatts: 243,
  meanPowerWatts: 210,
  meanHeartRateBpm: 141,
  load: 96,
  heartRateLoad: 90,
  meanSpeedMps: 7.75,
} as RideNumbers;

describe("the figures of a picture", () => {
  const told = (ride: RideNumbers) => pictureFigures(ride).map(({ number, unit }) => `${number} ${unit}`.trim());

  test("are those of the page's head, at most six", () =>
    expect(told(NUMBERS)).toEqual(["62.4 km", "2:14:08", "412 m", "243 W", "141 bpm", "96"]));

  test("leave out what is not known, and speed has its place then", () =>
    expect(told({ ...NUMBERS, meanHeartRateBpm: null, load: null, heartRateLoad: null })).toEqual([
      ...["62.4 km", "2:14:08", "412 m", "243 W", "27.9 km/h"],
    ]));

  test("tell mean power where there is no weighted one", () =>
    expect(pictureFigures({ ...NUMBERS, weightedPowerWatts: null })[3]).toEqual({
      ...{ label: "Mean power", number: "210", unit: "W" },
    }));
});

test("a picture is told in words", () =>
  expect(pictureInWords({ ...NUMBERS, title: "Over the dyke" })).toBe(
    "Over the dyke: distance 62.4 km, moving time 2:14:08, ascent 412 m, weighted power 243 W, mean heart rate 141 bpm, load 96.",
  ));

describe("a route", () => {
  test("straight to the east is a level line from margin to margin", () => {
    const longitude = Float64Array.from({ length: 11 }, (_, second) => 5 + second / 100);
    const route = drawRoute({ latitude: new Float64Array(11), longitude }, BOX);
    expect(route).toEqual({ path: "M10.0 50.0L190.0 50.0", start: { x: 10, y: 50 }, finish: { x: 190, y: 50 } });
  });

  test("without a position is none", () => {
    const nowhere = new Float64Array(5).fill(Number.NaN);
    expect(drawRoute({ latitude: nowhere, longitude: nowhere }, BOX)).toBeNull();
  });
});

describe("a profile", () => {
  const size = { width: 4, height: 100 };

  test("rises from 12 % to 82 % of the height over a climb that counts", () => {
    // 0 and 100 m: y = 100 − 12 and 100 − 82.
    const { elevation } = drawProfile({ elevation: Float32Array.from([0, 100, 0, 100]) }, size);
    expect(elevation).toBe("M0 100L0 88.0L1 18.0L2 88.0L3 18.0L3 100Z");
  });

  test("of a flat ride stays flat: 6 m are a tenth of the least range", () => {
    // 88 − 7 = 81.
    const { elevation } = drawProfile({ elevation: Float32Array.from([0, 6, 0, 6]) }, size);
    expect(elevation).toBe("M0 100L0 88.0L1 81.0L2 88.0L3 81.0L3 100Z");
  });

  test("has steady power as a level line, and a gap where the sensor was silent for long", () => {
    const power = new Float32Array(1000).fill(200);
    power.fill(Number.NaN, 400, 600);
    expect(drawProfile({ power }, { width: 10, height: 100 }).power).toBe(
      "M0 6.0L1 6.0L2 6.0L3 6.0L4 6.0L5 6.0L6 6.0L7 6.0L8 6.0L9 6.0",
    );
    const wide = drawProfile({ power }, { width: 100, height: 100 }).power ?? "";
    expect(wide.match(/M/g)).toHaveLength(2);
  });

  test("is nothing of what was not recorded", () => {
    expect(drawProfile({ power: new Float32Array(10) }, size)).toEqual({ elevation: null, power: null });
    expect(drawProfile({ elevation: new Float32Array(10).fill(Number.NaN) }, size).elevation).toBeNull();
  });
});

describe("a text that can be drawn", () => {
  test.each([
    ["Evening climb over the dyke", "Evening climb over the dyke"],
    ["Zürich → Łódź – été", "Zürich Łódź – été"],
    ["Ποδηλασία в Москве", "Ποδηλασία в Москве"],
    ["🚴 Ride 朝の練習 with Anna 🏔️", "Ride with Anna"],
    ["朝の練習", ""],
  ])("of %s is %s", (text, drawn) => expect(drawableText(text)).toBe(drawn));

  test("has no letter without a shape in the font: nothing is fetched from elsewhere for it", () => {
    const known = new Set(["latin", "latin-ext", "greek", "cyrillic", "vietnamese"].flatMap(lettersOf));
    const everything = Array.from({ length: 0xffff - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));
    const drawn = everything.filter((letter) => letter.isWellFormed() && drawableText(letter) !== "");
    expect(drawn.length).toBeGreaterThan(1000);
    expect(drawn.flatMap((letter) => [...drawableText(letter)]).filter((letter) => !known.has(letter))).toEqual([]);
  });
});

/** The letters of a font file, out of its cmap of format 4. @see https://www.w3.org/TR/WOFF/ and OpenType's cmap */
function lettersOf(subset: string): string[] {
  const file = readFileSync(`node_modules/@fontsource/inter/files/inter-${subset}-500-normal.woff`);
  const tables = Array.from({ length: file.readUInt16BE(12) }, (_, index) => 44 + 20 * index);
  const entry = tables.find((at) => file.toString("latin1", at, at + 4) === "cmap") ?? 0;
  const [offset, packed, length] = [
    file.readUInt32BE(entry + 4),
    file.readUInt32BE(entry + 8),
    file.readUInt32BE(entry + 12),
  ];
  const bytes = file.subarray(offset, offset + packed);
  const cmap = packed < length ? inflateSync(bytes) : bytes;
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + 8 * index + 4));
  const map = maps.find((at) => cmap.readUInt16BE(at) === 4) ?? 0;
  const segments = cmap.readUInt16BE(map + 6) / 2;
  return Array.from({ length: segments }, (_, segment) => {
    const last = cmap.readUInt16BE(map + 14 + 2 * segment);
    const first = cmap.readUInt16BE(map + 16 + 2 * segments + 2 * segment);
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));
  }).flat();
}
