import { describe, expect, test } from "vitest";
import { secondAfter } from "./key-step";

const HOUR = { start: 0, end: 3600 };
const LAPS = [0, 600, 1200];
const press = (key: string, { shiftKey = false, ctrlKey = false } = {}) => ({
  key,
  shiftKey,
  ctrlKey,
  altKey: false,
  metaKey: false,
});

describe("a key on the lanes", () => {
  test.each([
    ["ArrowRight", 101],
    ["ArrowLeft", 99],
    ["Home", 0],
    ["End", 3599],
  ])("%s leads from second 100 to %i", (key, second) => {
    expect(secondAfter(press(key), 100, HOUR, LAPS)).toBe(second);
  });

  test("with shift goes by ten", () => {
    expect(secondAfter(press("ArrowLeft", { shiftKey: true }), 100, HOUR, LAPS)).toBe(90);
  });

  test.each([
    ["PageUp", 100, 600],
    ["PageUp", 600, 1200],
    ["PageUp", 1500, 3599],
    ["PageDown", 1500, 1200],
    ["PageDown", 1200, 600],
    ["PageDown", 0, 0],
  ])("%s goes lap by lap, from %i to %i", (key, from, second) => {
    expect(secondAfter(press(key), from, HOUR, LAPS)).toBe(second);
  });

  test.each([[[]], [[0]]])("goes by a minute where there are no laps (%j)", (laps) => {
    expect(secondAfter(press("PageUp"), 100, HOUR, laps)).toBe(160);
    expect(secondAfter(press("PageDown"), 100, HOUR, laps)).toBe(40);
  });

  test("that is the browser's leads nowhere", () => {
    expect(secondAfter(press("ArrowRight", { ctrlKey: true }), 100, HOUR, LAPS)).toBeNull();
    expect(secondAfter(press("a"), 100, HOUR, LAPS)).toBeNull();
  });
});
