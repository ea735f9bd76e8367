import { describe, expect, test } from "vitest";
import { parseReading, parseTalkPlace, parseTalkStep } from "./comment-form";

const ID = "0198c5a0-0000-7000-8000-000000000001";
const SINCE = new Date("2026-11-20T07:00:00Z");

const write = (text: unknown, more = {}) =>
  parseTalkStep({ does: "write", coachIds: [ID], text, stretch: null, since: SINCE, ...more });

describe("a comment", () => {
  test.each([
    ["  One\r\ntwo\rthree \n", "One\ntwo\nthree"],
    ["a\u0000b\u0007c\td", "abc\td"],
    ["half \ud83d of it", "half \ufffd of it"],
    ["👩‍🚴 family", "👩‍🚴 family"],
    ["x".repeat(4000), "x".repeat(4000)],
  ])("%j is kept as it can be read", (typed, text) => expect(write(typed)).toMatchObject({ text }));

  test.each([
    ["nothing", ""],
    ["blanks", " \n\t "],
    ["what cannot be kept", "\u0000\u0001"],
    ["what cannot be seen", "\u200b\u2060"],
    ["4,001 letters", "x".repeat(4001)],
    ["a number", 5],
    ["no text", undefined],
  ])("is not %s", (_, typed) => expect(write(typed)).toBeNull());

  test("is said to somebody, about a stretch in seconds or about all of it", () => {
    expect(write("x", { coachIds: [] })).toBeNull();
    expect(write("x", { coachIds: ["all"] })).toBeNull();
    expect(write("x", { coachIds: Array.from({ length: 101 }, () => ID) })).toBeNull();
    expect(write("x", { stretch: { start: 1.5, end: 3 } })).toBeNull();
    expect(write("x", { since: "yesterday" })).toBeNull();
    expect(write("x", { stretch: { start: 1, end: 3 } })).toMatchObject({ stretch: { start: 1, end: 3 } });
  });

  test("is edited, deleted and brought back by its id", () => {
    expect(parseTalkStep({ does: "edit", id: ID, text: " y " })).toEqual({ does: "edit", id: ID, text: "y" });
    expect(parseTalkStep({ does: "edit", id: "1", text: "y" })).toBeNull();
    expect(parseTalkStep({ does: "delete", id: ID })).toEqual({ does: "delete", id: ID });
    expect(parseTalkStep({ does: "restore", id: ID })).toEqual({ does: "restore", id: ID });
    expect(parseTalkStep({ does: "burn", id: ID })).toBeNull();
    expect(parseTalkStep(null)).toBeNull();
  });
});

test("whose ride, and up to where it was read", () => {
  expect(parseTalkPlace({ riderId: ID.toUpperCase(), rideId: ID })).toEqual({ riderId: ID, rideId: ID });
  expect(parseTalkPlace({ riderId: ID, rideId: "../x" })).toBeNull();
  expect(parseTalkPlace("x")).toBeNull();
  expect(parseReading({ coachId: ID, upTo: SINCE })).toEqual({ coachId: ID, upTo: SINCE });
  expect(parseReading({ coachId: ID, upTo: "now" })).toBeNull();
});
