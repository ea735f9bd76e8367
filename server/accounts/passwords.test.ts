import { hash, verify } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { findPasswordFault, hashPassword, isHashOutdated, isPassword } from "./passwords";

describe("a new password", () => {
  test.each([
    ["seven characters", "z8#kQ!w", "too-short"],
    ["seven characters that take 28 bytes", "🚴🏔🌧🥖🧀🍷🎽", "too-short"],
    ["129 characters", "abcdefghi".repeat(15).slice(0, 129), "too-long"],
    // From the top hundred of every published list of leaked passwords.
    ["a common one", "password", "too-common"],
    ["a common one", "12345678", "too-common"],
    ["a common one", "iloveyou", "too-common"],
    ["a common one", "qwertyuiop", "too-common"],
    ["a common one in capitals", "PassWord1", "too-common"],
    ["a common one in full-width letters", "ｐａｓｓｗｏｒｄ", "too-common"],
    ["one character again and again", "ZZZZZZZZZZZZZZZZ", "too-common"],
    ["the address", "Robin.Vermeer@example.org", "about-you"],
    ["the address up to its @", "robin.vermeer", "about-you"],
    ["the name", "robin vermeer", "about-you"],
  ])("of %s is refused: %s", (_, password, fault) => {
    expect(findPasswordFault(password, ["robin.vermeer@example.org", "Robin Vermeer"])).toBe(fault);
  });

  test.each([
    "ventoux by bike",
    "zwölf Äpfel",
    "        x y z",
    "🚴🏔🌧🥖🧀🍷🎽🌻",
    "abcdefghi".repeat(15).slice(0, 128),
  ])("%j is fine: length counts, kinds of characters do not", (password) => {
    expect(findPasswordFault(password, ["robin.vermeer@example.org", "Robin Vermeer"])).toBeNull();
  });
});

describe("a kept password", () => {
  test("is an argon2id hash of at least the cost that OWASP asks for", async () => {
    const kept = await hashPassword("ventoux by bike");
    const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(kept) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
    expect(Number(time)).toBeGreaterThanOrEqual(2);
    expect(await verify(kept, "ventoux by bike")).toBe(true);
  });

  test("is another one each time", async () => {
    expect(await hashPassword("ventoux by bike")).not.toBe(await hashPassword("ventoux by bike"));
  });

  test("is found again however the characters are composed", async () => {
    const kept = await hashPassword("zwo\u0308lf A\u0308pfel");
    expect(await isPassword("zw\u00f6lf \u00c4pfel", kept)).toBe(true);
  });

  test.each(["ventoux by bik", "ventoux by bikes", "Ventoux by bike", " ventoux by bike", ""])(
    "is not %j",
    async (guess) => {
      expect(await isPassword(guess, await hashPassword("ventoux by bike"))).toBe(false);
    },
  );

  test("counts to its last character: nothing is cut off at 72 bytes", async () => {
    const long = "a ride a day ".repeat(8);
    const kept = await hashPassword(`${long}x`);
    expect(await isPassword(`${long}y`, kept)).toBe(false);
    expect(await isPassword(`${long}x`, kept)).toBe(true);
  });

  test("of nobody is never right", async () => {
    expect(await isPassword("ventoux by bike", null)).toBe(false);
  });

  test("is compared as long for nobody as for somebody", async () => {
    const kept = await hashPassword("ventoux by bike");
    await isPassword("warm", null);
    const spentMs = { nobody: 0, somebody: 0 };
    // In turns, so that a busy machine is busy for both.
    for (let n = 0; n < 8; n++) {
      const start = performance.now();
      await isPassword("a wrong guess", null);
      const between = performance.now();
      await isPassword("a wrong guess", kept);
      spentMs.nobody += between - start;
      spentMs.somebody += performance.now() - between;
    }
    const ratio = spentMs.nobody / spentMs.somebody;
    // Skipping the work altogether would be a ratio of less than 0.01.
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(3);
  });
});

describe("an outdated hash", () => {
  test("is one with less memory, fewer passes or another algorithm", async () => {
    expect(isHashOutdated(await hash("x", { memoryCost: 9_216, timeCost: 2, parallelism: 1 }))).toBe(true);
    expect(isHashOutdated(await hash("x", { memoryCost: 19_456, timeCost: 1, parallelism: 1 }))).toBe(true);
    expect(isHashOutdated("$2b$10$abcdefghijklmnopqrstuv")).toBe(true);
  });

  test("is not one that costs as much or more", async () => {
    expect(isHashOutdated(await hashPassword("x"))).toBe(false);
    expect(isHashOutdated(await hash("x", { memoryCost: 32_768, timeCost: 3, parallelism: 1 }))).toBe(false);
  });
});
