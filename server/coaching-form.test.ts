import { describe, expect, test } from "vitest";
import { LEAST_CONSENT } from "@/core/coaching";
import { WHOLE_CONSENT } from "@/tests/support/consents";
import { parseAddressForm, parseConsentForm } from "./coaching-form";

const NOW = new Date("2026-11-28T12:00:00Z");
const OPEN = { since: "all", sinceDay: "", until: "open", untilDay: "" };

const read = (typed: Record<string, unknown>) => parseConsentForm({ ...OPEN, ...typed }, NOW);

describe("what an athlete lets a coach see", () => {
  test("is only what is ticked", () => {
    expect(read({})).toEqual({ ok: true, consent: LEAST_CONSENT });
    const all = Object.fromEntries(
      ["withMap", "withHeartRate", "withWeight", "withNotes", "withHealth", "withCycle", "mayCompare"].map((name) => [
        name,
        "on",
      ]),
    );
    expect(read(all)).toEqual({ ok: true, consent: WHOLE_CONSENT });
    expect(read({ withHealth: "on" })).toEqual({ ok: true, consent: { ...LEAST_CONSENT, withHealth: true } });
  });

  test("is nothing that the form does not ask for", () => {
    const typed = {
      withMap: "on",
      athleteId: "somebody else",
      coachId: "x",
      acceptedAt: "2020-01-01",
      isOperator: "on",
    };
    expect(read(typed)).toEqual({ ok: true, consent: { ...LEAST_CONSENT, withMap: true } });
  });

  test.each([
    ["withMap", "yes"],
    ["withHealth", "true"],
    ["mayCompare", "1"],
    ["since", "never"],
    ["until", ""],
  ])("is asked for again where %s is %j", (name, value) => {
    expect(read({ [name]: value })).toMatchObject({ ok: false, problems: { [name]: expect.any(String) } });
  });

  test("begins with a day and ends with one, each by the clock that the athlete has then", () => {
    // Berlin: two hours east of UTC in summer, one in winter.
    const days = { since: "day", sinceDay: "2026-07-01", sinceOffset: "120" };
    const typed = { ...days, until: "day", untilDay: "2026-12-24", untilOffset: "60" };
    expect(read(typed)).toEqual({
      ok: true,
      consent: {
        ...LEAST_CONSENT,
        since: new Date("2026-06-30T22:00:00Z"),
        until: new Date("2026-12-24T22:59:59Z"),
      },
    });
  });

  test("has no day that was typed beside another choice", () => {
    expect(read({ sinceDay: "nonsense", untilDay: "2020-01-01" })).toEqual({ ok: true, consent: LEAST_CONSENT });
  });

  test.each([
    ["sinceDay", { since: "day", sinceDay: "" }],
    ["sinceDay", { since: "day", sinceDay: "2027-02-30" }],
    ["sinceDay", { since: "day", sinceDay: "0202-01-01" }],
    ["sinceDay", { since: "day", sinceDay: "2099-01-01" }],
    ["untilDay", { until: "day", untilDay: "" }],
    ["untilDay", { until: "day", untilDay: "2026-11-27" }],
    ["untilDay", { until: "day", untilDay: "2099-01-01" }],
  ])("is refused in words at %s: %j", (field, typed) => {
    expect(read(typed)).toMatchObject({ ok: false, problems: { [field]: expect.stringMatching(/\w{3}/) } });
  });

  test("does not end before it begins", () => {
    const typed = { since: "day", sinceDay: "2026-12-24", until: "day", untilDay: "2026-12-23" };
    expect(read(typed)).toMatchObject({ ok: false, problems: { untilDay: expect.stringContaining("before") } });
    expect(read({ ...typed, untilDay: "2026-12-24" }).ok).toBe(true);
  });
});

describe("an invitation is", () => {
  test("for whoever has the link, where no address is typed", () => {
    for (const email of ["", "  ", undefined, 7])
      expect(parseAddressForm({ email })).toEqual({ ok: true, email: null });
  });

  test("for an address as accounts have it", () => {
    expect(parseAddressForm({ email: "  Kim@Example.ORG " })).toEqual({ ok: true, email: "kim@example.org" });
  });

  test.each([
    ["two lines", "kim@example.org\r\nBcc: all@example.org"],
    ["a line that ends early", "kim@example.org\nrobin@example.org"],
    ["a lone return", "kim@exam\rple.org"],
    ["a wide @", "kim＠example.org"],
    ["two people", "kim@example.org,robin@example.org"],
    ["a name before it", "Kim <kim@example.org>"],
    ["letters that look like ours", "кim@example.org"],
    ["no host", "kim@"],
    ["more than a mailbox can be", `${"k".repeat(250)}@example.org`],
  ])("not for %s", (_, email) => {
    expect(parseAddressForm({ email })).toMatchObject({ ok: false, problems: { email: expect.any(String) } });
  });
});
