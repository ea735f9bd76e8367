import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SETTING_NAMES } from "./env";

const document = readFileSync("docs/settings.md", "utf8");
const [ofServer = "", ofStart = ""] = document.split("## Of the start command");

const namesIn = (text: string) => [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name ?? "").sort();

test("every setting that the server reads is in docs/settings.md, and no other", () => {
  expect(namesIn(ofServer)).toEqual([...SETTING_NAMES].sort());
});

test("the others that it names are read by the start command, or the log", () => {
  const sources = ["scripts", "server"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  );
  const names = namesIn(ofStart);
  expect(names).toHaveLength(5);
  expect(
    names.filter((name) => !sources.some((source) => source.includes(`.${name}`) || source.includes(`${name}:`))),
  ).toEqual([]);
});
