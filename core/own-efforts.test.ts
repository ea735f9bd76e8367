import { describe, expect, test } from "vitest";
import { parseEffortId } from "./ids";
import { listEfforts as list, sharedOf } from "./own-efforts";
import type { FoundEffort, OwnEffort } from "./ride";

const found = (start: number, end: number, kind: FoundEffort["kind"] = "power"): FoundEffort => ({
  kind,
  start,
  end,
  meanPowerWatts: 280,
  meanHeartRateBpm: 165,
  group: null,
});

let made = 0;
function own(start: number, end: number, told: Partial<OwnEffort> = {}): OwnEffort {
  const id = parseEffortId(`0197f000-0000-7000-8000-${String(++made).padStart(12, "0")}`);
  if (!id) throw new Error("This is no id");
  return { id, name: null, start, end, replaces: null, isHidden: false, ...told };
}

const listEfforts = (found: FoundEffort[], own: OwnEffort[]) => list(found, own, 2000);

const spans = (efforts: readonly { start: number; end: number }[]) => efforts.map(({ start, end }) => [start, end]);

describe("the efforts of a ride", () => {
  test("are those that were found, where its rider says nothing", () => {
    const { shown, hidden } = listEfforts([found(100, 400), found(900, 910, "sprint")], []);
    expect(shown).toEqual([
      { kind: "power", start: 100, end: 400, foundIndex: 0, name: null, ownId: null, replaces: null },
      { kind: "sprint", start: 900, end: 910, foundIndex: 1, name: null, ownId: null, replaces: null },
    ]);
    expect(hidden).toEqual([]);
  });

  test("are also those that the rider marked, in the order in which they came", () => {
    const marked = own(500, 600, { name: "Into the wind" });
    const { shown } = listEfforts([found(100, 400), found(900, 1300)], [marked]);
    expect(spans(shown)).toEqual([
      [100, 400],
      [500, 600],
      [900, 1300],
    ]);
    expect(shown[1]).toMatchObject({ kind: "own", name: "Into the wind", ownId: marked.id, foundIndex: null });
  });

  test("are the rider's where one replaces a found one", () => {
    const longer = own(90, 420, { name: "The dyke", replaces: { start: 100, end: 400 } });
    const { shown } = listEfforts([found(100, 400), found(900, 910, "sprint")], [longer]);
    expect(spans(shown)).toEqual([
      [90, 420],
      [900, 910],
    ]);
    expect(shown[0]).toMatchObject({ kind: "power", name: "The dyke", foundIndex: 0 });
  });

  test("do not count what the rider says is none, and keep it to be shown again", () => {
    const none = own(900, 910, { replaces: { start: 900, end: 910 }, isHidden: true });
    const { shown, hidden } = listEfforts([found(100, 400), found(900, 910, "sprint")], [none]);
    expect(spans(shown)).toEqual([[100, 400]]);
    expect(hidden).toMatchObject([{ kind: "sprint", ownId: none.id, foundIndex: 1 }]);
  });

  test("hold the rider's word where another reckoning moved a found one by a little", () => {
    // 100 to 400 beside 160 to 460: 240 s of 300 are shared.
    const none = own(100, 400, { replaces: { start: 100, end: 400 }, isHidden: true });
    expect(listEfforts([found(160, 460)], [none]).shown).toEqual([]);
  });

  test("let go of a found one that is another now: what was hidden is forgotten, what was marked stays", () => {
    // 100 to 400 beside 300 to 600: 100 s of 300 are shared.
    const replaces = { start: 100, end: 400 };
    const { shown, hidden } = listEfforts(
      [found(300, 600)],
      [own(100, 400, { replaces, isHidden: true }), own(100, 380, { replaces, name: "Mine" })],
    );
    expect(spans(shown)).toEqual([
      [100, 380],
      [300, 600],
    ]);
    expect(shown[0]?.kind).toBe("own");
    expect(hidden).toEqual([]);
  });

  test("are not hidden with a sprint that lies within them", () => {
    const none = own(200, 210, { replaces: { start: 200, end: 210 }, isHidden: true });
    const { shown } = listEfforts([found(100, 400), found(200, 210, "sprint")], [none]);
    expect(spans(shown)).toEqual([[100, 400]]);
  });

  test("are what is left of one that a crop cut through", () => {
    expect(spans(list([], [own(-60, 100), own(1900, 2100)], 2000).shown)).toEqual([
      [0, 100],
      [1900, 2000],
    ]);
  });

  test("are each replaced once", () => {
    const replaces = { start: 100, end: 400 };
    const { shown } = listEfforts([found(100, 400)], [own(100, 390, { replaces }), own(110, 400, { replaces })]);
    expect(shown.map(({ start, foundIndex }) => [start, foundIndex])).toEqual([
      [100, 0],
      [110, null],
    ]);
  });
});

test("what two stretches share is a share of the longer", () => {
  expect(sharedOf({ start: 0, end: 100 }, { start: 50, end: 250 })).toBe(0.25);
  expect(sharedOf({ start: 0, end: 100 }, { start: 200, end: 300 })).toBe(0);
});
