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

  test("lights up what is pointed at, else what was selected", () => {
    const cursor = createCursor(100);
    cursor.select({ start: 10, end: 20 });
    expect(cursor.stretch()).toEqual({ start: 10, end: 20 });
    cursor.lightUp({ start: 40, end: 50 });
    expect(cursor.stretch()).toEqual({ start: 40, end: 50 });
    expect(cursor.selection()).toEqual({ start: 10, end: 20 });
    cursor.lightUp(null);
    expect(cursor.stretch()).toEqual({ start: 10, end: 20 });
  });

  test("selects within the ride, and nothing where nothing is left", () => {
    const cursor = createCursor(100, { start: 1, end: 2 });
    cursor.select({ start: 90, end: 200 });
    expect(cursor.selection()).toEqual({ start: 90, end: 100 });
    cursor.select({ start: 0, end: 0 });
    expect(cursor.selection()).toBeNull();
  });
});
