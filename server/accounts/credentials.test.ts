import { describe, expect, test } from "vitest";
import { Credentials, NewAccount } from "./credentials";

const emailOf = (email: unknown) => Credentials.safeParse({ email, password: "x" }).data?.email ?? null;
const nameOf = (name: unknown) =>
  NewAccount.safeParse({ email: "a@b.example", name, password: "x" }).data?.name ?? null;

describe("an e-mail address", () => {
  test("is compared without the spaces around it and in lower case", () => {
    expect(emailOf("  Robin.Vermeer@Example.ORG ")).toBe("robin.vermeer@example.org");
  });

  test.each([
    "",
    "robin",
    "robin@",
    "@example.org",
    "robin@example",
    "a@b@example.org",
    // A full-width @ and a Cyrillic a: they look right, and are other addresses.
    "robin＠example.org",
    "robin@ex\u0430mple.org",
    "r\u043ebin@example.org",
    "robin@example.org\u200b",
    "robin@example.org\r\nBcc: evil@example.org",
    "robin@example.org,evil@example.org",
    "robin @example.org",
    `${"r".repeat(250)}@example.org`,
    null,
    ["robin@example.org"],
  ])("is not %j", (email) => {
    expect(emailOf(email)).toBeNull();
  });
});

describe("a name", () => {
  test.each([
    ["  Robin   Vermeer ", "Robin Vermeer"],
    ["Zoe\u0308", "Zo\u00eb"],
    ["李小龍", "李小龍"],
    ["O’Neill-Brün", "O’Neill-Brün"],
    ["علی\u200cرضا", "علی\u200cرضا"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(nameOf(typed)).toBe(kept);
  });

  test.each(["", "   ", "x".repeat(81), "Robin\u202eremrev", "Ro\u200bbin", "Robin\u0007", null, {}])(
    "is not %j",
    (typed) => {
      expect(nameOf(typed)).toBeNull();
    },
  );
});

test("a password is taken as it was typed", () => {
  expect(Credentials.parse({ email: "a@b.example", password: "  Two  Spaces " }).password).toBe("  Two  Spaces ");
});

test("what was not asked for is not taken", () => {
  const posted = { email: "a@b.example", name: "R", password: "x", isDemonstration: true, isOperator: true, id: "1" };
  expect(Object.keys(NewAccount.parse(posted)).sort()).toEqual(["email", "name", "password"]);
});
