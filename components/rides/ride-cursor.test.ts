import { describe, expect, test } from "vitest";
import { parseRideCursor, printRideCursor } from "./ride-cursor";
import { sampleRide } from "./sample-ride";

describe("a place in the list", () => {
  test("comes back from an address as it went in", () => {
    const { startedAt, id } = sampleRide({ startedAt: new Date("2026-11-17T07:12:00.250Z") });
    expect(parseRideCursor(printRideCursor({ startedAt, id }))).toEqual({ startedAt, id });
  });

  test.each([
    ["nothing", undefined],
    ["two of them", ["a", "b"]],
    ["an empty text", ""],
    ["a moment alone", "2026-11-17T07:12:00.000Z"],
    ["no moment", "yesterday_0197f000-0000-7000-8000-000000000001"],
    ["a moment before all calendars", "-271821-04-20T00:00:00.000Z_0197f000-0000-7000-8000-000000000001"],
    ["a moment of the year 0", "0000-01-01T00:00:00.000Z_0197f000-0000-7000-8000-000000000001"],
    ["no id", "2026-11-17T07:12:00.000Z_1"],
  ])("is not made of %s", (_, given) => {
    expect(parseRideCursor(given)).toBeNull();
  });
});
