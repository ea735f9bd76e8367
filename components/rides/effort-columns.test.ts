import { describe, expect, test } from "vitest";
import { parseEffortId } from "@/core/ids";
import type { ListedEffort } from "@/core/own-efforts";
import { type FoundEffort, NO_FIGURES } from "@/core/ride";
import { effortColumns, effortRow } from "./effort-columns";
import { hideStep, nameStep, removeStep, spanStep } from "./effort-steps";

const FOUND: FoundEffort[] = [
  { kind: "power", start: 100, end: 400, meanPowerWatts: 280, meanHeartRateBpm: 165, group: null },
];
const KNOWN = { found: FOUND, known: { ...NO_FIGURES, ftpWatts: 250 } };
const listed = (told: Partial<ListedEffort> = {}): ListedEffort => ({
  kind: "power",
  start: 100,
  end: 400,
  name: null,
  ownId: null,
  foundIndex: 0,
  replaces: null,
  ...told,
});
const ID = parseEffortId("0197f000-0000-7000-8000-000000000001");

describe("the row of an effort", () => {
  test("tells at once what was found, and keeps room for the rest", () => {
    const { head, values, index } = effortRow(listed(), 4, KNOWN, undefined);
    // 280 ÷ 250 = 1.12
    expect(values).toEqual({ time: 300, power: 280, "threshold-share": 1.12, "heart-rate": 165 });
    expect([head, index]).toEqual(["5", 0]);
  });

  test("waits for its own numbers where its rider moved it, and is no example of what was found", () => {
    const moved = listed({ start: 90, ownId: ID, name: "The dyke", replaces: { start: 100, end: 400 } });
    expect(effortRow(moved, 0, KNOWN, undefined)).toMatchObject({
      head: "The dyke",
      name: "The dyke",
      index: null,
      values: { time: 310 },
    });
    expect(effortRow(moved, 0, KNOWN, undefined).values).not.toHaveProperty("power");
    expect(effortRow(moved, 0, KNOWN, null).values).toMatchObject({ power: null, "threshold-share": null });
  });

  test.each([
    ["a sprint", { kind: "sprint" as const }, "sprint"],
    ["one without a name that its rider marked", { kind: "own" as const, foundIndex: null }, "marked"],
    ["one with a name", { kind: "own" as const, foundIndex: null, name: "The dyke" }, null],
    ["one that was found", {}, null],
  ])("says of %s what it is", (_, told, note) => {
    expect(effortRow(listed(told), 0, KNOWN, null).note).toBe(note);
  });
});

test("the rule is explained by what was found, and by nothing where nothing was", () => {
  const figure = (isFound: boolean) => effortColumns(isFound).map((column) => column.figure);
  expect(figure(true)).toContain("foundEffortTime");
  expect(figure(false).filter((name) => name.startsWith("foundEffort"))).toEqual([]);
});

describe("what a rider does with an effort", () => {
  test("that was found is written down in its place", () => {
    const replaces = { start: 100, end: 400 };
    const effort = { start: 100, end: 400, name: null, replaces, isHidden: false };
    expect(nameStep(listed(), "The dyke").step).toEqual({ does: "add", effort: { ...effort, name: "The dyke" } });
    expect(spanStep(listed(), { start: 90, end: 410 }).step).toEqual({
      does: "add",
      effort: { ...effort, start: 90, end: 410 },
    });
    expect(hideStep(listed())).toMatchObject({
      step: { does: "add", effort: { ...effort, isHidden: true } },
      done: { undo: { does: "show", found: replaces } },
    });
  });

  test("that they wrote down changes what is written, and nothing else of it", () => {
    const own = listed({ ownId: ID, name: "The dyke", replaces: { start: 100, end: 400 } });
    const rest = { does: "change", id: ID, name: null, span: null, isHidden: null };
    expect(nameStep(own, "").step).toEqual({ ...rest, name: "" });
    expect(spanStep(own, { start: 1, end: 2 }).step).toEqual({ ...rest, span: { start: 1, end: 2 } });
    expect(hideStep(own)).toMatchObject({
      step: { ...rest, isHidden: true },
      done: { undo: { ...rest, isHidden: false } },
    });
  });

  test("is taken back with all that was said", () => {
    const own = listed({ ownId: ID, name: "Mine", start: 5, end: 9, kind: "own", foundIndex: null });
    expect(removeStep(own, "Gone.")).toEqual({
      step: { does: "remove", id: ID },
      done: {
        words: "Gone.",
        undo: { does: "add", effort: { name: "Mine", start: 5, end: 9, replaces: null, isHidden: false } },
      },
    });
  });
});
