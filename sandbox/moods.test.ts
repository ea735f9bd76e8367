import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openMemory } from "./memory";
import { BEST_DAY, moodsIn, QUICK_RETRIES_MS, retryDelaysOf, UnknownMood } from "./moods";

const seconds = (retries: "doubling" | "hours", speedUp = 1) =>
  retryDelaysOf({ ...BEST_DAY, retries, speedUp }, QUICK_RETRIES_MS).map((ms) => ms / 1000);

test("the first schedule of Terra doubles ten times from half a minute, and stays below eight hours", () => {
  expect(seconds("doubling")).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360]);
});

test("the second begins after five minutes and lasts about a day", () => {
  const delays = seconds("hours");
  expect(delays.slice(0, 5)).toEqual([300, 1800, 3600, 7200, 14_400]);
  const hours = delays.reduce((sum, one) => sum + one, 0) / 3600;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(26);
});

test("both run as fast as wished", () => {
  expect(seconds("doubling", 60).slice(0, 2)).toEqual([0.5, 1]);
});

test("moods are read from a form and from JSON, and what is none of them is refused", () => {
  expect(moodsIn({ doubled: "on", delayMs: "5000", answer: "503", ping: "large" })).toEqual({
    doubled: true,
    delayMs: 5000,
    answer: 503,
    ping: "large",
  });
  expect(moodsIn({ doubled: false, answer: 503 })).toEqual({ doubled: false, answer: 503 });
  for (const wrong of [
    { cheerful: "on" },
    { doubled: "maybe" },
    { answer: "418" },
    { delayMs: "-1" },
    { __proto__x: 1 },
  ]) {
    expect(() => moodsIn(wrong)).toThrow(UnknownMood);
  }
});

test("what an older sandbox kept of its one mood is read", () => {
  const folder = mkdtempSync(join(tmpdir(), "moods-"));
  const file = join(folder, "sandbox.json");
  const old = { openedAt: 1_700_000_000_000, connections: [], sessions: [], deliveries: [], mood: 503 };
  writeFileSync(file, JSON.stringify(old));
  const { memory } = openMemory(file, 0);
  expect(memory.moods).toEqual({ ...BEST_DAY, answer: 503 });
  expect(memory.openedAt).toBe(1_700_000_000_000);
  expect(memory).not.toHaveProperty("mood");
  rmSync(folder, { recursive: true });
});
