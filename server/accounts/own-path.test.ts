import { describe, expect, test } from "vitest";
import { ownPath } from "./own-path";

describe("ownPath", () => {
  test.each(["/rides", "/rides/019aa?x=1#laps", "/settings/figures", "/"])("keeps %s", (path) => {
    expect(ownPath(path)).toBe(path);
  });

  test.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "/.//evil.example",
    "/rides/..//evil.example",
    "/%2e//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:/evil.example",
    "javascript:alert(1)",
    "data:text/html,hi",
    "@evil.example",
    "rides",
    "",
    "//user:pass@evil.example",
    "/\u0000/evil.example",
    `/${"a".repeat(3000)}`,
    null,
    undefined,
    ["/rides"],
    7,
  ])("does not follow %j", (wanted) => {
    expect(ownPath(wanted)).toBe("/rides");
  });

  test("never leads to another origin, however the browser reads it", () => {
    for (const wanted of ["/%5cevil.example", "/%2f%2fevil.example", "/@evil.example", "/rides?to=//evil.example"]) {
      expect(new URL(ownPath(wanted), "https://ours.example").origin).toBe("https://ours.example");
    }
  });
});
