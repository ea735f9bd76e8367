import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FUNCTIONS = /^export (?:async )?function (\w+)\(\s*([^,)]*)/gm;

const listFunctions = (source: string) =>
  Array.from(source.matchAll(FUNCTIONS), ([, name = "", first = ""]) => ({ name, first: first.trim() }));

const FILES = readdirSync("server/data", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
);

test("every function of server/data is told who asks", () => {
  const functions = FILES.flatMap((file) => listFunctions(readFileSync(`server/data/${file}`, "utf8")));
  expect(functions.length).toBeGreaterThan(5);
  expect(functions.filter(({ first }) => first !== "viewer: Viewer")).toEqual([]);
});

test("no function of server/data is written in a way that this does not see", () => {
  for (const file of FILES) {
    const source = readFileSync(`server/data/${file}`, "utf8");
    expect(source).not.toMatch(/^export (default|(async )?function ?\*|const \w+ = async)/m);
  }
});
