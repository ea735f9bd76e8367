import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patiently } from "./patiently";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("tries with growing pauses, as often as there are some, and then gives up once", () => {
  const [isThere, giveUp] = [vi.fn(() => false), vi.fn()];
  patiently(isThere, [5, 10, 20], giveUp);
  expect(isThere).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5);
  expect(isThere).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(9);
  expect(isThere).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1);
  expect(isThere).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(19);
  expect(giveUp).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(isThere).toHaveBeenCalledTimes(3);
  expect(giveUp).toHaveBeenCalledTimes(1);
});

test("ends when it is there", () => {
  const giveUp = vi.fn();
  const isThere = vi.fn(() => isThere.mock.calls.length === 2);
  patiently(isThere, [5, 10, 20], giveUp);
  vi.advanceTimersByTime(1000);
  expect(isThere).toHaveBeenCalledTimes(2);
  expect(giveUp).not.toHaveBeenCalled();
});

test("ends when it is left", () => {
  const [isThere, giveUp] = [vi.fn(() => false), vi.fn()];
  patiently(isThere, [5, 10], giveUp)();
  vi.advanceTimersByTime(1000);
  expect(isThere).toHaveBeenCalledTimes(1);
  expect(giveUp).not.toHaveBeenCalled();
});
