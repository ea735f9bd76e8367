import { describe, expect, test } from "vitest";
import type { UserId } from "@/core/ids";
import { groupsOf, parseRosterView, type RosterRow, rosterAddress, rowsOf, sortedBy } from "./roster-rows";

const row = (name: string, need: number, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{ athleteId: name as UserId, name, groupName: null, reason: null, need, known: null, unread: 0 },
  ...more,
});

const known = (load: number, usual: number | null, form: number | null = null): RosterRow["known"] => ({
  today: "2026-11-28",
  lastRide: null,
  week: { load, usual },
  standing: form === null ? null : { form, fitness: 50, fatigue: 50 - form },
  connection: null,
});

const names = (rows: readonly RosterRow[]) => rows.map(({ name }) => name);

const ROWS = [
  row("Mei", 2, { groupName: "Juniors", known: known(150, 100, -5) }),
  row("Ann", 1, { unread: 3, known: known(90, 100, -35) }),
  row("Zoë Köhler", 0, { groupName: "Track", known: known(50, null) }),
];

const view = (query: Record<string, string> = {}) => parseRosterView(query);

describe("the table of athletes", () => {
  test("is first in the order of need", () => {
    expect(names(rowsOf(ROWS, view()))).toEqual(["Zoë Köhler", "Ann", "Mei"]);
  });

  test("is sorted by what the address says, those of whom nothing is known last", () => {
    expect(names(rowsOf(ROWS, view({ sort: "load" })))).toEqual(["Mei", "Ann", "Zoë Köhler"]);
    expect(names(rowsOf(ROWS, view({ sort: "load", order: "up" })))).toEqual(["Ann", "Mei", "Zoë Köhler"]);
    expect(names(rowsOf(ROWS, view({ sort: "form" })))).toEqual(["Ann", "Mei", "Zoë Köhler"]);
    expect(names(rowsOf(ROWS, view({ sort: "unread" })))).toEqual(["Ann", "Mei", "Zoë Köhler"]);
    expect(names(rowsOf(ROWS, view({ sort: "name", order: "down" })))).toEqual(["Zoë Köhler", "Mei", "Ann"]);
  });

  test("is searched by every word of a name or a group, without accents", () => {
    expect(names(rowsOf(ROWS, view({ q: "zoe koh" })))).toEqual(["Zoë Köhler"]);
    expect(names(rowsOf(ROWS, view({ q: "JUNI" })))).toEqual(["Mei"]);
    expect(rowsOf(ROWS, view({ q: "mei track" }))).toEqual([]);
  });

  test("can be of one group, or of those in none", () => {
    expect(names(rowsOf(ROWS, view({ group: "Track" })))).toEqual(["Zoë Köhler"]);
    expect(names(rowsOf(ROWS, view({ group: "" })))).toEqual(["Ann"]);
    expect(rowsOf(ROWS, view({ group: "*" }))).toHaveLength(3);
    expect(groupsOf(ROWS)).toEqual(["Juniors", "Track"]);
  });
});

describe("the address of the table", () => {
  test("says what is not as at first", () => {
    expect(rosterAddress(view())).toBe("/athletes/roster");
    expect(rosterAddress(view({ q: "a b", group: "", sort: "load", order: "up" }))).toBe(
      "/athletes/roster?q=a+b&group=&sort=load&order=up",
    );
  });

  test("is read back as it was written, and what is wrong in it is as at first", () => {
    const wanted = { search: "x", group: "Track", sort: "form", isDown: true } as const;
    const query = Object.fromEntries(new URL(rosterAddress(wanted), "http://x").searchParams);
    expect(parseRosterView(query)).toEqual(wanted);
    expect(parseRosterView({ sort: "nonsense", order: "sideways" })).toEqual(view());
  });

  test("turns round what it is sorted by already", () => {
    expect(sortedBy(view(), "load")).toMatchObject({ sort: "load", isDown: true });
    expect(sortedBy(view({ sort: "load" }), "load")).toMatchObject({ sort: "load", isDown: false });
  });
});
