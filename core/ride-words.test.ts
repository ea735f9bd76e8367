import { describe, expect, test } from "vitest";
import { EFFORT_WORDS, effortInWords, FEELING_WORDS, feelingInWords, parseTags, readRideType } from "./ride-words";

describe("tags", () => {
  test("are told apart by commas, without their spaces and hashes", () => {
    expect(parseTags(" #race,  winter   bike ,,with Anna, ")).toEqual(["race", "winter bike", "with Anna"]);
  });

  test("stand once, as they were written first", () => {
    expect(parseTags("Race, race, RACE, Étape, étape")).toEqual(["Race", "Étape"]);
  });

  test("are cut after forty characters, never within one", () => {
    expect(parseTags("🚲".repeat(50))).toEqual(["🚲".repeat(40)]);
  });
});

test("effort and feeling are told by a word and their number", () => {
  expect(EFFORT_WORDS).toHaveLength(10);
  expect(FEELING_WORDS).toHaveLength(5);
  expect(effortInWords(1)).toBe("Very easy (1 of 10)");
  expect(effortInWords(5)).toBe("Hard (5 of 10)");
  expect(feelingInWords(4)).toBe("Strong (4 of 5)");
});

test("a type that we do not know is none", () => {
  expect(readRideType("gravel")).toBe("gravel");
  expect(readRideType("toString")).toBeNull();
  expect(readRideType(null)).toBeNull();
});
