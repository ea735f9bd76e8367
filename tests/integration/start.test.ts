import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { startPostgres } from "@/server/postgres/embedded-postgres";
import { findFreePort } from "@/server/postgres/free-port";
import { listProcesses, runStart, type StartCommand, until } from "../support/start-command";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

const BUILD_MS = 240_000;

let folder: string;
let settings: Record<string, string>;

beforeEach(async () => {
  folder = makeTempFolder("start");
  settings = { PORT: String(await findFreePort()), SANDBOX_PORT: String(await findFreePort()) };
});

afterEach(async () => {
  try {
    await until(() => listProcesses(folder).length === 0);
  } finally {
    for (const { pid } of listProcesses(folder)) process.kill(pid, "SIGKILL");
    removeFolder(folder);
  }
});

describe("a start that cannot be says why in a sentence, and ends:", () => {
  test("the port is taken", async () => {
    const other = createServer().listen(Number(settings.PORT));
    const { code, output } = await fail({});
    other.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^Port ${settings.PORT} is taken .*PORT=\\d+ npm start\\.\n$`));
  });

  test("no PostgreSQL answers at DATABASE_URL", async () => {
    const port = await findFreePort();
    const { code, output } = await fail({ DATABASE_URL: `postgresql://me:very-secret@127.0.0.1:${port}/rides` });
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^No PostgreSQL answers at 127\\.0\\.0\\.1:${port}: .+\\.\n$`));
    expect(output).not.toContain("very-secret");
  });

  test("the PostgreSQL at DATABASE_URL refuses us", async () => {
    const url = new URL(inject("templateUrl"));
    url.password = "not-the-password";
    const { code, output } = await fail({ DATABASE_URL: url.href });
    expect(code).toBe(1);
    expect(output).toMatch(/^The PostgreSQL at 127\.0\.0\.1:\d+ refuses us \(password authentication failed .+\.\n$/);
    expect(output).not.toContain("not-the-password");
  });

  test.each([
    ["DATABASE_URL is no address", { DATABASE_URL: "me:very-secret@host" }, /^DATABASE_URL is not the address .+\.\n$/],
    ["PORT is no port", { PORT: "three" }, /^PORT is "three", which is not a port: .+\.\n$/],
    [
      "only one of Terra's keys is set",
      { TERRA_API_KEY: "k" },
      /^TERRA_DEV_ID and TERRA_SIGNING_SECRETS is not set: .+\.\n$/,
    ],
  ])("%s", async (_, wrong, sentence) => {
    const { code, output } = await fail(wrong);
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toContain("very-secret");
  });

  test("the database folder holds something else", async () => {
    mkdirSync(join(folder, "postgres"));
    writeFileSync(join(folder, "postgres", "holiday.jpg"), "");
    const { code, output } = await fail({});
    expect(code).toBe(1);
    expect(output).toMatch(/^The database folder .+ is damaged \(PG_VERSION is missing\): put a backup .+\.\n$/);
  });

  test("the database folder is damaged", async () => {
    const server = await startPostgres({
      folder: join(folder, "postgres"),
      port: await findFreePort(),
      password: "any",
      logFile: join(folder, "first.log"),
    });
    await server.stop();
    truncateSync(join(folder, "postgres", "global", "pg_control"), 100);
    const { code, output } = await fail({});
    expect(code).toBe(1);
    expect(output).toMatch(/^PostgreSQL could not start from the database folder .+pg_control.+: put a backup .+\.\n$/);
  });

  test("the secrets are damaged", async () => {
    writeFileSync(join(folder, "secrets.json"), "{");
    const { code, output } = await fail({});
    expect(code).toBe(1);
    expect(output).toMatch(/^The secrets in .+secrets\.json cannot be read: .+\.\n$/);
  });
});

describe("a start that can be", () => {
  test("keeps its parts running, and leaves none when it is told to end", { timeout: BUILD_MS }, async () => {
    const first = await start();
    expect(await isServing()).toBe(true);
    expect(first.output()).toContain(`http://localhost:${settings.PORT}`);
    expect(first.output()).toContain("This is a demonstration");
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);

    await crash("scripts/worker.ts", "worker", first);
    await crash("postgres -D", "database", first);
    await until(isServing);

    expect(await endByKeyPress(first)).toBe(0);
    expect(listProcesses(folder)).toEqual([]);

    const secrets = readFileSync(join(folder, "secrets.json"), "utf8");
    const startedAt = Date.now();
    const second = await start();
    console.info(`The second start served after ${Date.now() - startedAt} ms.`);
    expect(readFileSync(join(folder, "secrets.json"), "utf8")).toBe(secrets);
    await endByKeyPress(second);
  });

  test("is not disturbed by a second one in the same folder", { timeout: BUILD_MS }, async () => {
    const first = await start();
    const { code, output } = await fail({ PORT: String(await findFreePort()) });
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^The database folder .+ is in use by process ${first.pid}: .+\\.\n$`));
    expect(await isServing()).toBe(true);
    await endByKeyPress(first);
  });

  test("takes everything with it when it is killed, and starts again at once", { timeout: BUILD_MS }, async () => {
    const killed = await start();
    killed.signal("SIGKILL");
    const next = await startAgain();
    expect(await isServing()).toBe(true);
    await endByKeyPress(next);
  });
});

/** A start that is expected to fail. */
async function fail(wrong: Record<string, string>) {
  const command = runStart(folder, { ...settings, ...wrong });
  return { code: await command.ended, output: command.output() };
}

async function start(): Promise<StartCommand> {
  const command = runStart(folder, settings);
  await command.says(/Musette is ready/, BUILD_MS);
  return command;
}

/** The old web server needs a moment to notice that it is alone; until then the port is its own. */
async function startAgain(): Promise<StartCommand> {
  await until(() => !listProcesses(folder).some(({ commandLine }) => commandLine.includes("next")));
  return start();
}

async function crash(commandLine: string, name: string, command: StartCommand) {
  const running = findProcess(commandLine);
  process.kill(running, "SIGKILL");
  await command.says(new RegExp(`The ${name} ended unexpectedly.* start`));
  await until(() => findProcess(commandLine) !== 0 && findProcess(commandLine) !== running);
}

/** @returns 0 when there is none */
const findProcess = (text: string): number =>
  listProcesses(folder).find(({ commandLine }) => commandLine.includes(text))?.pid ?? 0;

async function isServing(): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${settings.PORT}/api/health`).catch(() => null);
  return response?.status === 200;
}

async function endByKeyPress(command: StartCommand): Promise<number | null> {
  command.signal("SIGINT");
  return command.ended;
}
