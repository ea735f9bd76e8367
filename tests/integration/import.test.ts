import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepSecrets } from "@/scripts/start/secrets";
import { startPostgres } from "@/server/postgres/embedded-postgres";
import { findFreePort } from "@/server/postgres/free-port";
import { type House, openHouse } from "../support/house";
import { madeFit, madeGpx } from "../support/made-files";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

let house: House;
let folder: string;
let rides: string;

beforeAll(async () => {
  house = await openHouse();
  folder = makeTempFolder("import");
  rides = join(folder, "rides");
  mkdirSync(join(rides, "2026"), { recursive: true });
  writeFileSync(join(rides, "one.fit"), madeFit({ start: "2026-05-01T08:00:00Z" }));
  writeFileSync(join(rides, "2026", "two.gpx"), madeGpx({ start: "2026-05-02T08:00:00Z" }));
  writeFileSync(join(rides, "2026", "notes.txt"), "Windy");
  writeFileSync(join(folder, "secret.fit"), madeFit());
  symlinkSync(join(folder, "secret.fit"), join(rides, "link.fit"));
});
afterAll(async () => {
  await house.close();
  removeFolder(folder);
});

/** The command as `npm run import` hands over to it. */
async function runImport(args: string[], environment: Record<string, string>) {
  const { DATABASE_URL: _, ...rest } = process.env;
  const command = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "scripts/import.ts", ...args],
    { env: { ...rest, DATA_DIR: folder, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const [said, complained, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, "close"),
  ]);
  return { code, output: said + complained };
}

test("a folder is brought whole, without what links lead to, and read by whoever works", async () => {
  const { viewer } = await house.addPerson();
  const { code, output } = await runImport([rides, "--rider", viewer.email.toUpperCase()], {
    DATABASE_URL: house.databaseUrl,
  });
  expect(output).toMatch(/2 files \(\d+ KB\) to bring\.\n2 files brought, 0 not\.\n/);
  expect(code).toBe(0);
  const [id] = /[\da-f-]{36}$/m.exec(output) ?? [];

  await house.workOff();
  const { listBatches, findBatch } = await import("@/server/data/batches");
  const [batch] = await listBatches(viewer);
  expect(batch).toMatchObject({ id, state: "done", files: { stored: 2 } });
  const page = batch && (await findBatch(viewer, batch.id, { state: null, after: null }));
  expect(page?.files.map(({ name }) => name).sort()).toEqual(["2026/two.gpx", "one.fit"]);
});

test.each([
  ["nobody is named", () => [rides], /^Usage: /],
  ["the folder is not there", () => [join(rides, "none"), "--rider", "a@example.org"], /^There is no folder /],
  [
    "there is nothing in it",
    () => [join(rides, "2026", "empty"), "--rider", "a@example.org"],
    /^There are no ride files /,
  ],
  [
    "nobody has that address",
    () => [rides, "--rider", "nobody@example.org"],
    /^There is no account with that e-mail address/,
  ],
])("says so in a sentence when %s", async (_, args, words) => {
  mkdirSync(join(rides, "2026", "empty"), { recursive: true });
  const { code, output } = await runImport(args(), { DATABASE_URL: house.databaseUrl });
  expect(output).toMatch(words);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});

test("the embedded database is found where it runs, and missed where it does not", async () => {
  const dataFolder = join(folder, "data");
  mkdirSync(dataFolder);
  const stopped = await runImport([rides, "--rider", "a@example.org"], { DATA_DIR: dataFolder });
  expect(stopped.output).toMatch(/^Musette is not running: /);

  const { databasePassword } = keepSecrets(dataFolder);
  const postgres = await startPostgres({
    folder: join(dataFolder, "postgres"),
    elsewhere: join(folder, "elsewhere"),
    port: await findFreePort(),
    password: databasePassword,
    logFile: join(dataFolder, "postgres.log"),
  });
  try {
    // Whoever is imported before the house is open writes into the log.
    const { applyMigrations } = await import("@/server/postgres/migrate");
    await applyMigrations(postgres.url);
    const running = await runImport([rides, "--rider", "a@example.org"], { DATA_DIR: dataFolder });
    expect(running.output).toMatch(/^There is no account with that e-mail address/);
  } finally {
    await postgres.stop();
  }
});
