import { describe, expect, test } from "vitest";
import { readSearch } from "./searched";

describe("what an address looks for among the rides", () => {
  test("is a title and days", () => {
    expect(readSearch({ title: "Hills", since: "2024-02-29", until: "2026-03-31" })).toEqual({
      title: "Hills",
      from: "2024-02-29",
      until: "2026-03-31",
    });
  });

  test("is nothing where nothing is said, or more than one thing", () => {
    const nothing = { title: "", from: "", until: "" };
    expect(readSearch({})).toEqual(nothing);
    expect(readSearch({ title: ["a", "b"], since: ["2026-01-01", "2026-01-02"], until: undefined })).toEqual(nothing);
  });

  test.each([
    ["a\0b", "a b"],
    ["\0", ""],
    ["half a \ud83d", "half a \ufffd"],
    ["x".repeat(300), "x".repeat(100)],
    ["50 % up_hill\\", "50 % up_hill\\"],
  ])("has a title that the database takes: %j", (title, cleaned) => expect(readSearch({ title }).title).toBe(cleaned));

  test.each(["1900-01-01", "2100-12-31", "2000-02-29"])("may be the day %s", (since) =>
    expect(readSearch({ since }).from).toBe(since),
  );

  test.each([
    "1899-12-31",
    "2101-01-01",
    "0000-01-01",
    "9999-12-31",
    "+275760-09-13",
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "2026-01-01T00:00",
    "2026-01-01\n",
  ])("is no day that there is not: %j", (day) => {
    expect(readSearch({ since: day, until: day })).toMatchObject({ from: "", until: "" });
  });
});
