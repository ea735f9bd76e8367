import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { paced } from "./paced";

describe("a paced call", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("comes at once", () => {
    const act = vi.fn();
    paced(act, 1000).call();
    expect(act).toHaveBeenCalledTimes(1);
  });

  test("that follows too soon comes when the pause is over, however many there were", () => {
    const act = vi.fn();
    const refresh = paced(act, 1000);
    for (let times = 0; times < 5; times++) refresh.call();
    vi.advanceTimersByTime(999);
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledTimes(2);
  });

  test("after a quiet pause comes at once again", () => {
    const act = vi.fn();
    const refresh = paced(act, 1000);
    refresh.call();
    vi.advanceTimersByTime(1000);
    refresh.call();
    expect(act).toHaveBeenCalledTimes(2);
  });

  test("that was cancelled does not come", () => {
    const act = vi.fn();
    const refresh = paced(act, 1000);
    refresh.call();
    refresh.call();
    refresh.cancel();
    vi.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
