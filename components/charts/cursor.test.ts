import { describe, expect, test, vi } from "vitest";
import { createCursor } from "./cursor";

describe("a cursor", () => {
  test("looks nowhere at first", () => {
    const cursor = createCursor(100);
    expect([cursor.second(), cursor.stretch()]).toEqual([null, null]);
  });

  test.each([
    [41.6, 42],
    [-5, 0],
    [100, 99],
    [9999, 99],
    [null, null],
  ])("moved to %s stands at %s", (asked, stands) => {
    const cursor = createCursor(100);
    cursor.moveTo(asked);
    expect(cursor.second()).toBe(stands);
  });

  test("stays within a ride without seconds", () => {
    const cursor = createCursor(0);
    cursor.moveTo(7);
    expect(cursor.second()).toBe(0);
  });

  test("tells of a change once, and of none not at all", () => {
    const cursor = createCursor(100);
    const listener = vi.fn();
    cursor.subscribe(listener);
    cursor.moveTo(5);
    cursor.moveTo(5.2);
    cursor.lightUp({ start: 1, end: 9 });
    cursor.lightUp({ start: 1, end: 9 });
    expect(listener).toHaveBeenCalledTimes(2);
  });

  test("tells nobody who has left", () => {
    const cursor = createCursor(100);
    const listener = vi.fn();
    cursor.subscribe(listener)();
    cursor.moveTo(5);
    expect(listener).not.toHaveBeenCalled();
  });
});
