import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startPostgres } from "@/server/postgres/embedded-postgres";
import { findFreePort } from "@/server/postgres/free-port";
import { listProcesses, until } from "../support/start-command";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

let home: string;
let running: EmbeddedPostgres[];

beforeEach(() => {
  home = makeTempFolder("embedded");
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  expect(listProcesses(home)).toEqual([]);
  removeFolder(home);
});

test("keeps what was written, is UTF-8, checks its pages and lets nobody in without the password", async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE greeting AS SELECT 'Grüße' AS text");
  await first.stop();

  const { url } = await start();
  expect(await ask(url, "SELECT text FROM greeting")).toEqual([{ text: "Grüße" }]);
  expect(await ask(url, "SHOW data_checksums")).toEqual([{ data_checksums: "on" }]);
  expect(await ask(url, "SHOW server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
  expect(await ask(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  await expect(ask(url.replace("a-password", "another"), "SELECT 1")).rejects.toThrow("password authentication failed");
});

test("starts again at once after it was killed", async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
  process.kill(first.pid, "SIGKILL");
  await first.ended;
  running = [];

  const second = await start();
  expect(await ask(second.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("ends with the process that started it, however that ends", async () => {
  const starter = await startElsewhere();
  starter.kill("SIGKILL");
  await until(() => listProcesses(home).length === 0);
});

test("takes over a server whose starter and guard were killed", async () => {
  const starter = await startElsewhere();
  const serverId = findServer();
  for (const { pid } of listGuards(serverId)) process.kill(pid, "SIGKILL");
  starter.kill("SIGKILL");
  await once(starter, "exit");
  expect(findServer()).toBe(serverId);

  const next = await start();
  expect(next.pid).not.toBe(serverId);
  expect(await ask(next.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("is not misled by the note of a dead server whose number another process has now", async () => {
  await (await start()).stop();
  writeFileSync(join(home, "data", "postmaster.pid"), `${process.pid}\n${join(home, "data")}\n1\n5432\n`);
  await start();
});

test("refuses a folder that another process uses, and one made by another version", async () => {
  const starter = await startElsewhere();
  await expect(start()).rejects.toThrow(`is in use by process ${starter.pid}`);
  starter.kill("SIGKILL");
  await until(() => listProcesses(home).length === 0);

  writeFileSync(join(home, "data", "PG_VERSION"), "9\n");
  await expect(start()).rejects.toThrow("was made by PostgreSQL 9, but this is 18");
});

test("says that the password is another one", async () => {
  await (await start()).stop();
  await expect(start("another-password")).rejects.toThrow("its password is the one in the secrets file");
});

test.runIf(process.getuid?.() === 0)("as root, keeps its data where its user gets to", async () => {
  const closed = join(home, "closed");
  mkdirSync(closed);
  chmodSync(closed, 0o700);
  const folder = join(closed, "data");

  const first = await start("a-password", folder);
  await ask(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
  expect(lstatSync(folder).isSymbolicLink()).toBe(true);
  await first.stop();
  expect(await ask((await start("a-password", folder)).url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
  await Promise.all(running.map((server) => server.stop()));

  rmSync(join(home, "elsewhere"), { recursive: true });
  await expect(start("a-password", folder)).rejects.toThrow("is a link to a folder that is gone");
  expect(existsSync(join(home, "elsewhere"))).toBe(false);
});

async function start(password = "a-password", folder = join(home, "data")): Promise<EmbeddedPostgres> {
  const server = await startPostgres({
    folder,
    password,
    port: await findFreePort(),
    logFile: join(home, "postgres.log"),
    elsewhere: join(home, "elsewhere"),
  });
  running.push(server);
  return server;
}

/** By a process of its own, which does nothing else. */
async function startElsewhere() {
  const options = {
    folder: join(home, "data"),
    password: "a-password",
    port: await findFreePort(),
    logFile: join(home, "postgres.log"),
  };
  const script = join(home, "starter.ts");
  const door = join(import.meta.dirname, "../../server/postgres/embedded-postgres.ts");
  writeFileSync(
    script,
    `import(${JSON.stringify(door)}).then(({ startPostgres }) => startPostgres(${JSON.stringify(options)})).then(() => console.log("started"));`,
  );
  const starter = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(starter.stdout, "data");
  return starter;
}

const findServer = () => Number(readFileSync(join(home, "data", "postmaster.pid"), "utf8").split("\n")[0]);

const listGuards = (serverId: number) =>
  listProcesses("read -r _; kill -INT").filter(({ commandLine }) => commandLine.trim().endsWith(` ${serverId}`));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
