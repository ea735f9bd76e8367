import { describe, expect, test } from "vitest";
import { endOf, labelOf, leftOf, namedLabelOf, type Past, standOf } from "./history-words";

const past = (more: Partial<Past> = {}): Past => ({
  id: "1",
  provider: "BRYTONSPORT",
  kind: "history",
  state: "running",
  from: new Date("2025-05-28T10:00:00Z"),
  until: new Date("2026-11-28T10:00:00Z"),
  doneBackTo: new Date("2026-03-03T10:00:00Z"),
  done: 9,
  failed: 0,
  total: 20,
  isOfRides: true,
  found: 41,
  secondsLeft: 250,
  waitsUntil: null,
  reason: null,
  ...more,
});

describe("the past that is on its way", () => {
  test("says how far it is, what came, and how long it takes", () => {
    expect(labelOf(past())).toBe("Earlier rides");
    expect(namedLabelOf(past())).toBe("Earlier rides from Bryton");
    expect(namedLabelOf(past({ kind: "again" }))).toBe("Bryton, 28 May 2025 – 28 Nov 2026");
    expect(standOf(past())).toBe("Back to 3 Mar 2026 · 41 rides");
    expect(standOf(past({ doneBackTo: null, found: 1 }))).toBe("Beginning · 1 ride");
    expect(leftOf(past())).toBe("About 4 minutes left");
    expect(leftOf(past({ secondsLeft: 59 }))).toBe("Less than a minute left");
    expect(leftOf(past({ secondsLeft: 5_400 }))).toBe("About 1.5 hours left");
  });
  test("counts days where only days were asked for", () => {
    const days = past({ kind: "again", isOfRides: false, found: 41 });
    expect(labelOf(days)).toBe("Days of your health");
    expect(namedLabelOf(days)).toBe("Days of your health from Bryton");
    expect(standOf(days)).toBe("Back to 3 Mar 2026 · 41 days");
    expect(endOf({ ...days, state: "finished", found: 1 })).toBe("Bryton gave 1 day, back to 28 May 2025.");
    expect(endOf({ ...days, state: "finished", found: 0 })).toBe("Bryton has nothing of these days.");
  });
  test("says nothing of how long when nobody knows, or when it waits", () => {
    expect(leftOf(past({ secondsLeft: null }))).toBeNull();
    expect(leftOf(past({ waitsUntil: new Date() }))).toBeNull();
    expect(leftOf(past({ state: "finished" }))).toBeNull();
    expect(endOf(past())).toBeNull();
  });
});

describe("the past that is over", () => {
  test("says what came of it", () => {
    expect(endOf(past({ state: "finished" }))).toBe("Bryton gave 41 rides, back to 28 May 2025.");
    expect(endOf(past({ state: "cancelled", found: 1 }))).toBe("You stopped it. 1 ride came until then, and stays.");
  });
  test("is told kindly when it was empty [T 3.3]", () => {
    expect(endOf(past({ state: "finished", found: 0 }))).toBe(
      "Bryton gave us nothing from before 28 Nov 2026: it may not hand out what was ridden before it was connected. You can upload those rides as files.",
    );
    expect(endOf(past({ state: "finished", found: 0, kind: "again" }))).toBe("Bryton has nothing of these days.");
  });
  test("says what is missing, and why", () => {
    const reason = "Terra does not let us in.";
    expect(endOf(past({ state: "failed", failed: 3, reason }))).toBe(
      "41 rides came, but 3 of 20 parts are missing. Terra does not let us in.",
    );
    expect(endOf(past({ state: "failed", failed: 20, found: 0, reason }))).toBe(reason);
  });
});
