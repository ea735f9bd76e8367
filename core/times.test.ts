import { expect, test } from "vitest";
import { movingMask } from "./times";

const gap = Number.NaN;

test("a rider moves at half a metre a second and more", () => {
  expect([...(movingMask(Float32Array.of(0, 0.4, 0.5, 8, gap), {}) ?? [])]).toEqual([0, 0, 1, 1, 0]);
});

test("a rider moves who pedals, though the speed says nothing", () => {
  const cadence = Float32Array.of(80, 0, gap);
  expect([...(movingMask(Float32Array.of(0, 0, gap), { cadence }) ?? [])]).toEqual([1, 0, 0]);
});

test("without a speed a rider moves who pedals or puts out power", () => {
  const cadence = Float32Array.of(80, 0, 0);
  expect([...(movingMask(null, { cadence, power: Float32Array.of(0, 150, 0) }) ?? [])]).toEqual([1, 1, 0]);
  expect([...(movingMask(null, { power: Float32Array.of(0, 150, 0) }) ?? [])]).toEqual([0, 1, 0]);
});

test("with a speed power alone is no movement", () => {
  expect([...(movingMask(Float32Array.of(0, 8), { power: Float32Array.of(150, 0) }) ?? [])]).toEqual([0, 1]);
});

test("nothing tells where there is neither speed nor cadence nor power", () => {
  expect(movingMask(null, {})).toBeNull();
});
