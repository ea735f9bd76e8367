import { describe, expect, test } from "vitest";
import { WHOLE_CONSENT } from "@/tests/support/consents";
import { type Consent, LEAST_CONSENT, LOOK_KINDS } from "./coaching";
import {
  consentChange,
  consentInPoints,
  inOneLine,
  lookInWords,
  SEEN_FIELDS,
  SEEN_WORDS,
  seenOf,
  unseenOf,
} from "./coaching-words";

const consent = (change: Partial<Consent>): Consent => ({ ...LEAST_CONSENT, ...change });
const MAY = new Date("2026-05-01T00:00:00Z");
const JUNE = new Date("2026-06-01T00:00:00Z");

test("every field is either seen or not", () => {
  const some = consent({ withMap: true, withCycle: true });
  expect(seenOf(some)).toEqual(["withMap", "withCycle"]);
  expect(unseenOf(some)).toEqual(["withHeartRate", "withWeight", "withNotes", "withHealth", "mayCompare"]);
  expect([seenOf(LEAST_CONSENT), unseenOf(WHOLE_CONSENT)]).toEqual([[], []]);
});

test("every field that can be chosen has words, and none is left out of the choice", () => {
  const { since: _, until: __, ...fields } = WHOLE_CONSENT;
  expect([...SEEN_FIELDS].sort()).toEqual(Object.keys(fields).sort());
  expect(Object.keys(SEEN_WORDS).sort()).toEqual(Object.keys(fields).sort());
});

describe("a change", () => {
  test("that changes nothing is none", () => {
    expect(consentChange(LEAST_CONSENT, consent({}))).toBeNull();
    const dated = consent({ since: MAY, until: JUNE });
    expect(consentChange(dated, consent({ since: new Date(MAY), until: new Date(JUNE) }))).toBeNull();
  });

  test("says what is given and what is taken away", () => {
    const change = consentChange(
      consent({ withMap: true, withNotes: true }),
      consent({ withMap: true, withCycle: true }),
    );
    expect(change).toEqual({ more: ["withCycle"], less: ["withNotes"], past: null, end: null });
  });

  test.each([
    [null, MAY, "shorter"],
    [MAY, null, "longer"],
    [MAY, JUNE, "shorter"],
    [JUNE, MAY, "longer"],
  ])("of the first ride from %s to %s makes the past %s", (from, to, past) => {
    expect(consentChange(consent({ since: from }), consent({ since: to }))).toMatchObject({ past, end: null });
  });

  test.each([
    [null, MAY, "earlier"],
    [MAY, null, "later"],
    [MAY, JUNE, "later"],
    [JUNE, MAY, "earlier"],
  ])("of the end from %s to %s has it come %s", (from, to, end) => {
    expect(consentChange(consent({ until: from }), consent({ until: to }))).toMatchObject({ past: null, end });
  });
});

test.each([
  [[], ""],
  [["map"], "map"],
  [["map", "weight"], "map and weight"],
  [["map", "weight", "health"], "map, weight and health"],
])("%j is read as %j", (words, line) => expect(inOneLine(words)).toBe(line));

describe("point by point", () => {
  test.each(["athlete", "coach"] as const)("each field is said once to the %s, where it belongs", (reader) => {
    for (const field of SEEN_FIELDS) {
      const words = SEEN_WORDS[field].what[reader];
      const [without, withIt] = [LEAST_CONSENT, { ...LEAST_CONSENT, [field]: true }].map((one) =>
        consentInPoints(one, reader),
      );
      expect([without?.seen.includes(words), without?.unseen.includes(words)]).toEqual([false, true]);
      expect([withIt?.seen.includes(words), withIt?.unseen.includes(words)]).toEqual([true, false]);
    }
  });

  test("private places are hidden on a map, and part of what is hidden without one", () => {
    const saysPlaces = (withMap: boolean) =>
      consentInPoints(consent({ withMap }), "athlete").unseen.some((point) => point.includes("private places"));
    expect([saysPlaces(true), saysPlaces(false)]).toEqual([true, false]);
  });

  test("even with all that can be agreed to some things stay the athlete’s", () => {
    expect(consentInPoints(WHOLE_CONSENT, "coach").unseen.join()).toMatch(/e-mail address/);
  });
});

test("what a coach opened is said with the ride that it was, and without one that is gone", () => {
  expect(lookInWords("ride", "Evening climb")).toBe("opened “Evening climb”");
  expect(lookInWords("file", null)).toBe("downloaded a ride that is not there any more as a file");
  for (const what of [...LOOK_KINDS, "roster" as const]) expect(lookInWords(what, "X")).toMatch(/\w/);
});
