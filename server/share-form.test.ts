import { expect, test } from "vitest";
import { parseShareForm } from "./share-form";

const NOW = new Date("2026-11-28T12:00:00Z");

const read = (typed: Record<string, string>) => parseShareForm({ date: "", offset: "60", ...typed }, NOW);

test.each([
  ["1", "2026-11-29T12:00:00.000Z"],
  ["7", "2026-12-05T12:00:00.000Z"],
  ["30", "2026-12-28T12:00:00.000Z"],
  ["365", "2027-11-28T12:00:00.000Z"],
])("%s days are counted from now", (until, expected) => {
  expect(read({ until })).toMatchObject({ ok: true, wanted: { expiresAt: new Date(expected) } });
});

test.each([
  ["60", "2026-12-05T22:59:59.000Z"],
  ["-480", "2026-12-06T07:59:59.000Z"],
  ["nonsense", "2026-12-05T23:59:59.000Z"],
])("a day ends by the clock of whoever chose it: %s", (offset, expected) => {
  const form = read({ until: "date", date: "2026-12-05", offset });
  expect(form).toMatchObject({ ok: true, wanted: { expiresAt: new Date(expected) } });
});

test("today goes on until midnight", () => expect(read({ until: "date", date: "2026-11-28" }).ok).toBe(true));

test.each([
  ["no day", ""],
  ["a day that is none", "2027-02-31"],
  ["yesterday", "2026-11-27"],
  ["a day in three years", "2029-11-28"],
  ["another way of writing", "5.12.2026"],
])("%s is asked for again", (_, date) => {
  expect(read({ until: "date", date })).toMatchObject({ ok: false, problems: { date: expect.any(String) } });
});

test.each(["2", "forever", ""])("an end of %s is none", (until) => {
  expect(read({ until })).toMatchObject({ ok: false, problems: { until: expect.any(String) } });
});

test("what is not ticked is not shown", () => {
  expect(read({ until: "7" })).toMatchObject({ wanted: { withMap: false, withHeartRate: false } });
  expect(read({ until: "7", map: "on" })).toMatchObject({ wanted: { withMap: true, withHeartRate: false } });
  expect(read({ until: "7", heartRate: "on" })).toMatchObject({ wanted: { withMap: false, withHeartRate: true } });
});
