import { describe, expect, test } from "vitest";
import { impossibleHeartRates, impossibleSpeeds, powerSpikes, zerosAllTheWay } from "./impossible-readings";

const gap = Number.NaN;

describe("powerSpikes", () => {
  test("are huge readings that come out of nowhere", () => {
    expect(powerSpikes(Float32Array.of(200, 47_140, 12_000, 210, 6633, 190))).toEqual([1, 2, 4]);
  });

  test("are not the seconds of a sprint that is led up to and ridden out", () => {
    expect(powerSpikes(Float32Array.of(900, 1800, 2600, 2550, 1700, 400))).toEqual([]);
  });

  test("are huge readings beside a gap or at the end: nothing supports them", () => {
    expect(powerSpikes(Float32Array.of(2600, 1400, gap, 2600, 1400, 2600))).toEqual([0, 3, 5]);
  });

  test("are nothing up to 2,500 W", () => {
    expect(powerSpikes(Float32Array.of(0, 2500, 0))).toEqual([]);
  });
});

test("impossible heart rates are below 25 or above 230 bpm; a 0 is none", () => {
  expect(impossibleHeartRates(Float32Array.of(0, 1, 24, 25, 150, 230, 231, gap))).toEqual([1, 2, 6]);
});

test("impossible speeds are above 130 km/h", () => {
  expect(impossibleSpeeds(Float32Array.of(8, 36.1, 36.2, gap))).toEqual([2]);
});

test("a sensor that says nothing but 0 is dead, and one that says anything else once is not", () => {
  expect(zerosAllTheWay(Float32Array.of(0, gap, 0))).toEqual([0, 2]);
  expect(zerosAllTheWay(Float32Array.of(0, 1, 0))).toEqual([]);
});
