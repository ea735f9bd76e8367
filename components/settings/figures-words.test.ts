import { expect, test } from "vitest";
import { signedInWords } from "./figures-words";

const at = new Date("2026-11-03T12:00:00Z");

test.each([
  ["what riders say of themselves, to themselves", { by: "rider", name: null, at }, null, null],
  ["the same, to their coach", { by: "rider", name: null, at }, "Mei", "given by Mei on 3 Nov 2026"],
  ["before it was written down", { by: "rider", name: null, at: null }, "Mei", "given by Mei"],
  ["a coach, to the rider", { by: "coach", name: "Anna", at }, null, "set by Anna on 3 Nov 2026"],
  ["a coach who left, to the rider", { by: "coach", name: null, at }, null, "set by a coach on 3 Nov 2026"],
  ["another coach, to a coach", { by: "coach", name: null, at }, "Mei", "set by another coach on 3 Nov 2026"],
  ["the coach, to themselves", { by: "viewer", name: null, at }, "Mei", "set by you on 3 Nov 2026"],
] as const)("a figure says who set it: %s", (_, signature, rider, words) => {
  expect(signedInWords(signature, rider)).toBe(words);
});
