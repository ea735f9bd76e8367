import type { DigestConnection, DigestRide } from "@/core/attention/digest";
import { changePercent, type Standing, type WeekLoad } from "@/core/attention/standing";
import { byName } from "@/core/by-name";
import type { UserId } from "@/core/ids";

/** A line of the table of athletes. */
export interface RosterRow {
  athleteId: UserId;
  name: string;
  groupName: string | null;
  reason: string | null;
  /** From 0, whoever needs the coach most. */
  need: number;
  known: {
    today: string;
    lastRide: DigestRide | null;
    week: WeekLoad;
    standing: Standing | null;
    connection: DigestConnection | null;
  } | null;
  unread: number;
}

/** What the table can be sorted by. */
export const SORTS = ["need", "name", "ride", "load", "form", "unread"] as const;
export type Sort = (typeof SORTS)[number];

/** What of the table is shown, as the address says it. */
export interface RosterView {
  search: string;
  /** null for all; "" for those in no group. */
  group: string | null;
  sort: Sort;
  isDown: boolean;
}

type Params = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Which way round each is wanted first: the newest ride, the highest load, the most comments; the lowest form. */
const IS_DOWN_FIRST: Record<Sort, boolean> = {
  need: false,
  name: false,
  ride: true,
  load: true,
  form: false,
  unread: true,
};

/** Reads an address; what it does not say, or says wrongly, is as at first. */
export function parseRosterView(params: Params): RosterView {
  const sort = SORTS.find((known) => known === one(params.sort)) ?? "need";
  const order = one(params.order);
  return {
    search: (one(params.q) ?? "").slice(0, 100),
    group: one(params.group) === undefined || one(params.group) === "*" ? null : (one(params.group) ?? ""),
    sort,
    isDown: order === "up" ? false : order === "down" ? true : IS_DOWN_FIRST[sort],
  };
}

/** The address of a view; what is as at first is not in it. */
export function rosterAddress({ search, group, sort, isDown }: RosterView): string {
  const params = new URLSearchParams();
  if (search) params.set("q", search);
  if (group !== null) params.set("group", group);
  if (sort !== "need") params.set("sort", sort);
  if (isDown !== IS_DOWN_FIRST[sort]) params.set("order", isDown ? "down" : "up");
  const query = params.toString();
  return query ? `/athletes/roster?${query}` : "/athletes/roster";
}

/** Sorting by what it is sorted by already turns it round. */
export const sortedBy = (view: RosterView, sort: Sort): RosterView => ({
  ...view,
  sort,
  isDown: view.sort === sort ? !view.isDown : IS_DOWN_FIRST[sort],
});

/** The rows of a view in its order; those of whom nothing is known are last, either way round. */
export function rowsOf(rows: readonly RosterRow[], { search, group, sort, isDown }: RosterView): RosterRow[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      (group === null || (row.groupName ?? "") === group) &&
      words.every((word) => plain(`${row.name} ${row.groupName ?? ""}`).includes(word)),
  );
  const values = new Map(found.map((row) => [row, sortValue(row, sort)]));
  return found.sort((first, second) => {
    const [own, other] = [values.get(first) ?? null, values.get(second) ?? null];
    if (own === null || other === null)
      return Number(own === null) - Number(other === null) || byNameAndId(first, second);
    const order = typeof own === "string" ? own.localeCompare(String(other), "en") : own - Number(other);
    return (isDown ? -order : order) || byNameAndId(first, second);
  });
}

function sortValue({ need, name, known, unread }: RosterRow, sort: Sort): number | string | null {
  switch (sort) {
    case "need":
      return need;
    case "name":
      return name;
    case "ride":
      return known?.lastRide?.startedAt.getTime() ?? null;
    case "load":
      return known && changePercent(known.week);
    case "form":
      return known?.standing?.form ?? null;
    case "unread":
      return unread;
  }
}

const byNameAndId = (one: RosterRow, other: RosterRow) =>
  byName(one, other) || (one.athleteId < other.athleteId ? -1 : 1);

/** Without accents and capitals: as somebody types it who is in a hurry. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();

/** All groups there are, by their names. */
export const groupsOf = (rows: readonly RosterRow[]): string[] =>
  [...new Set(rows.flatMap(({ groupName }) => groupName ?? []))].sort((one, other) => one.localeCompare(other, "en"));
