import { describe, expect, test } from "vitest";
import { spread } from "./spread";

const SHEET = { room: 10, from: 0, to: 100 };

describe("labels beside a line", () => {
  test("stay where they are while there is room", () => {
    expect(spread([80, 20, 50], SHEET)).toEqual([80, 20, 50]);
  });

  test("that would lie over one another move apart, and keep their order", () => {
    expect(spread([52, 50], SHEET)).toEqual([60, 50]);
  });

  test("at the lower edge make room upwards", () => {
    expect(spread([99, 100, 98], SHEET)).toEqual([90, 100, 80]);
  });

  test("of which there are too many share the room", () => {
    expect(spread([5, 5, 5], { room: 60, from: 0, to: 100 })).toEqual([0, 50, 100]);
  });
});
