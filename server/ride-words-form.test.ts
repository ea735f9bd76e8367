import { expect, test } from "vitest";
import { parseRideWordsForm } from "./ride-words-form";

const EMPTY = { title: "", notes: "", effort: "", feeling: "", tags: "", type: "" };

test("what is left empty is not said", () => {
  expect(parseRideWordsForm({ ...EMPTY, title: "  ", notes: " \n " })).toEqual({
    ok: true,
    words: { title: null, notes: null, effort: null, feeling: null, tags: [], type: null },
  });
});

test("what is typed is taken, without control characters, and notes keep their lines", () => {
  const typed = {
    title: " To the\u0000 sea ",
    notes: "One\r\n\r\n\u0007two",
    effort: "7",
    feeling: "5",
    tags: "race",
    type: "track",
  };
  expect(parseRideWordsForm(typed)).toEqual({
    ok: true,
    words: { title: "To the sea", notes: "One\n\ntwo", effort: 7, feeling: 5, tags: ["race"], type: "track" },
  });
});

test.each([
  ["title", "x".repeat(201), /At most 200 letters/],
  ["notes", "x".repeat(10_001), /At most 10,000 letters/],
  ["effort", "11", /choose one/],
  ["effort", "0", /choose one/],
  ["feeling", "2.5", /choose one/],
  ["type", "spaceship", /choose one/],
  ["tags", Array.from({ length: 21 }, (_, index) => index).join(), /At most 20 tags/],
])("%s that cannot be is said to be so in words", (name, value, words) => {
  const form = parseRideWordsForm({ ...EMPTY, [name]: value });
  expect(form.ok ? {} : form.problems).toEqual({ [name]: expect.stringMatching(words) });
});

test("a form that lacks a field is none", () => {
  expect(parseRideWordsForm({}).ok).toBe(false);
});
