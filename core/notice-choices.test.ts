import { describe, expect, test } from "vitest";
import {
  FIRST_CHOICES,
  lastDigestHour,
  mailedKinds,
  NOTICE_KINDS,
  parseNoticeKind,
  readNoticeChoices,
  shownKinds,
  withoutMail,
} from "./notice-choices";

describe("choices", () => {
  test("are at first: what asks for something or changes what is seen by mail at once, rides not", () => {
    expect(mailedKinds(FIRST_CHOICES, "at-once").sort()).toEqual([
      "coaching-begun",
      "coaching-ended",
      "comment",
      "connection-broken",
      "consent-changed",
      "figures-set",
    ]);
    expect(mailedKinds(FIRST_CHOICES, "daily")).toEqual([]);
    expect(NOTICE_KINDS.filter((kind) => !shownKinds(FIRST_CHOICES).includes(kind))).toEqual(["ride-arrived"]);
  });

  test.each([[null], [[]], ["no"], [{}], [{ comment: null, of: 3 }]])("are the first where %j was kept", (kept) => {
    expect(readNoticeChoices(kept)).toEqual(FIRST_CHOICES);
  });

  test("are read one by one", () => {
    const read = readNoticeChoices({ comment: { mail: "daily" }, "ride-arrived": { isShown: true, mail: "hourly" } });
    expect(read.comment).toEqual({ isShown: true, mail: "daily" });
    expect(read["ride-arrived"]).toEqual({ isShown: true, mail: "never" });
  });

  test("without mail lose it for one kind, or for all, and nothing else", () => {
    expect(withoutMail(FIRST_CHOICES, "comment")).toEqual({
      ...FIRST_CHOICES,
      comment: { isShown: true, mail: "never" },
    });
    const none = withoutMail(FIRST_CHOICES, null);
    expect(mailedKinds(none, "never")).toEqual([...NOTICE_KINDS]);
    expect(shownKinds(none)).toEqual(shownKinds(FIRST_CHOICES));
  });

  test("know their kinds by name", () => {
    expect(parseNoticeKind("how-was-it")).toBe("how-was-it");
    expect(parseNoticeKind("constructor")).toBeNull();
  });
});

// By hand: the wall clock reads 07:00 at UTC 07:00 less the offset.
test.each([
  ["UTC, a minute before", "2026-11-28T06:59:00Z", 0, "2026-11-27T07:00:00Z"],
  ["UTC, on the hour", "2026-11-28T07:00:00Z", 0, "2026-11-28T07:00:00Z"],
  ["UTC, late in the day", "2026-11-28T23:59:00Z", 0, "2026-11-28T07:00:00Z"],
  ["Amsterdam in winter", "2026-11-28T06:00:00Z", 60, "2026-11-28T06:00:00Z"],
  ["Kathmandu", "2026-11-28T01:14:00Z", 345, "2026-11-27T01:15:00Z"],
  ["Kathmandu, a minute later", "2026-11-28T01:15:00Z", 345, "2026-11-28T01:15:00Z"],
  ["Denver", "2026-11-28T13:59:00Z", -420, "2026-11-27T14:00:00Z"],
  ["Denver, a minute later", "2026-11-28T14:00:00Z", -420, "2026-11-28T14:00:00Z"],
  ["Auckland, where it is tomorrow", "2026-11-28T18:00:00Z", 780, "2026-11-28T18:00:00Z"],
])("the mail of a day is due at seven: %s", (_, now, offset, due) => {
  expect(lastDigestHour(new Date(now), offset).toISOString()).toBe(new Date(due).toISOString());
});
