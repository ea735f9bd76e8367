import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { DatabaseFolderError } from "./database-folder-error";
import { DATABASE_USER, prepareFolder, releaseFolder, SERVER_ENVIRONMENT } from "./folder";
import { findPlace, type Place } from "./place";

export { DatabaseFolderError } from "./database-folder-error";

export interface PostgresOptions {
  /** Holds the data, or is made a link to it where the server's user cannot reach it. */
  folder: string;
  port: number;
  password: string;
  /** What the server says is appended to it. */
  logFile: string;
  /** As in postgresql.conf, for example `{ fsync: "off" }`. */
  settings?: Record<string, string>;
  /** Holds the data that the server's user could not reach in `folder`. */
  elsewhere?: string;
}

export interface EmbeddedPostgres {
  /** Of the database `musette`, which exists. */
  url: string;
  port: number;
  pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  ended: Promise<void>;
  /** Ends it now: transactions under way are rolled back. */
  stop(): Promise<void>;
}

const START_SECONDS = 60;

/**
 * Starts a PostgreSQL of our own on 127.0.0.1; it ends with the process that started it, even a killed one.
 *
 * @throws DatabaseFolderError when the folder is damaged or in use
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  mkdirSync(dirname(folder), { recursive: true, mode: 0o711 });
  mkdirSync(dirname(options.logFile), { recursive: true });
  const place = findPlace(folder, options.elsewhere ?? "/var/lib/musette");
  await prepareFolder(place, options.password);

  const url = `postgresql://${DATABASE_USER}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/musette`;
  const { server, guard } = await launch(place, options, url);
  const ended = once(server, "exit").then(() => {
    guard.kill("SIGKILL");
    releaseFolder(place.data);
  });
  return {
    url,
    port: options.port,
    pid: server.pid ?? 0,
    ended,
    async stop() {
      server.kill("SIGINT");
      const impatience = setTimeout(() => server.kill("SIGQUIT"), 8_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

interface Launched {
  server: ChildProcess;
  guard: ChildProcess;
}

/** Tries again while the processes of a killed server still hold its memory. */
async function launch(place: Place, options: PostgresOptions, url: string): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const logStart = statSync(options.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const server = spawnServer(place, options);
    const guard = spawnGuard(server, place);
    const problem = await whenReady(server, url);
    if (problem === null) return { server, guard };
    guard.kill("SIGKILL");
    const words = lastWords(options.logFile, logStart);
    if (attempt < 20 && /still in use|lock file .* already exists/.test(words)) {
      await sleep(250);
      continue;
    }
    releaseFolder(place.data);
    throw new DatabaseFolderError(`${problem} ${place.data}${words ? ` (${words})` : ""}: ${remedy(problem + words)}`);
  }
}

const remedy = (words: string) =>
  /password authentication/.test(words)
    ? "its password is the one in the secrets file it was made with; put that file back."
    : "put a backup in its place, or move it away to start afresh.";

function spawnServer({ data, binaries, user }: Place, { port, logFile, settings }: PostgresOptions): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(binaries, "postgres"), ["-D", data, "-p", String(port), ...flags], {
    ...user,
    cwd: "/",
    // Its own session: a Ctrl-C in the terminal is for whoever started it, who ends it last.
    detached: true,
    env: SERVER_ENVIRONMENT,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return server;
}

/** A small shell that waits for its input to end, which happens when this process dies, and then ends the server. */
function spawnGuard(server: ChildProcess, { user }: Place): ChildProcess {
  const guard = spawn("/bin/sh", ["-c", 'read -r _; kill -INT "$1"', "sh", String(server.pid)], {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // A system without a shell has no guard; the next start then ends what was left over.
  guard.on("error", () => {});
  return guard;
}

/** @returns what went wrong, or null when the server answers and has our database */
async function whenReady(server: ChildProcess, url: string): Promise<string | null> {
  let failure: Error | null = null;
  server.once("error", (error) => {
    failure = error;
  });
  for (const deadline = Date.now() + START_SECONDS * 1000; Date.now() < deadline; await sleep(25)) {
    if (failure) return `PostgreSQL could not be run (${String(failure)}) for the database folder`;
    if (server.exitCode !== null || server.signalCode !== null)
      return "PostgreSQL could not start from the database folder";
    try {
      await ensureDatabase(url);
      return null;
    } catch (error) {
      if (error instanceof DatabaseError && !isStarting(error)) {
        server.kill("SIGQUIT");
        await once(server, "exit");
        return `PostgreSQL does not let us in (${error.message}) to the database folder`;
      }
    }
  }
  server.kill("SIGKILL");
  return `PostgreSQL did not get ready within ${START_SECONDS} seconds from the database folder`;
}

/** cannot_connect_now: it recovers from a crash, or still starts. */
const isStarting = (error: DatabaseError) => error.code === "57P03";

async function ensureDatabase(url: string) {
  const address = new URL(url);
  const name = basename(address.pathname);
  address.pathname = "/postgres";
  const client = new Client({ connectionString: address.href, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
}

/** The first complaint since `start`, without its time and number. */
function lastWords(logFile: string, start: number): string {
  const lines = readFileSync(logFile).subarray(start).toString("utf8").split("\n");
  const line = lines.find((text) => /\b(PANIC|FATAL|postgres:)/.test(text)) ?? "";
  return line.replace(/^.*?(?:PANIC|FATAL|postgres): +/, "");
}
