import { describe, expect, test } from "vitest";
import { parseMoment } from "./moment";

const at = (text: unknown, assumed?: number) => parseMoment(text, assumed)?.at;

describe("parseMoment", () => {
  test.each([
    ["microseconds and an offset", "2026-07-01T07:04:11.250000+01:00", "2026-07-01T06:04:11.250Z"],
    ["no fraction", "2026-07-01T07:04:11+01:00", "2026-07-01T06:04:11.000Z"],
    ["Zulu", "2026-07-01T07:04:11Z", "2026-07-01T07:04:11.000Z"],
    ["an offset of half an hour to the west", "2026-07-01T07:04:11-03:30", "2026-07-01T10:34:11.000Z"],
    ["a blank for the T", "2026-07-01 07:04:11.5+00:00", "2026-07-01T07:04:11.500Z"],
  ])("reads %s", (_, text, expected) => expect(at(text)).toBe(Date.parse(expected)));

  test("tells the offset that was written", () => {
    expect(parseMoment("2026-07-01T07:04:11-03:30")?.offsetMinutes).toBe(-210);
    expect(parseMoment("2026-07-01T07:04:11Z")?.offsetMinutes).toBe(0);
    expect(parseMoment("2026-07-01T07:04:11.000000")?.offsetMinutes).toBeNull();
  });

  test("takes a clock without an offset for a wall clock", () => {
    expect(at("2026-07-01T07:04:11.000000", 120)).toBe(Date.parse("2026-07-01T05:04:11Z"));
    expect(at("2026-07-01T07:04:11.000000")).toBe(Date.parse("2026-07-01T07:04:11Z"));
  });

  test.each([
    null,
    undefined,
    17,
    "",
    "yesterday",
    "2026-07-01",
    "2026-13-01T07:04:11Z",
    "2026-07-01T25:04:11Z",
    "+292278-07-01T07:04:11Z",
    "0001-07-01T07:04:11Z",
    "9999-07-01T07:04:11Z",
  ])("does not take %j for a moment", (text) => expect(parseMoment(text)).toBeNull());
});
