import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseFolderError } from "./database-folder-error";
import type { Place } from "./place";
import { findCommandLine, findProcessIdentity } from "./process-identity";

/** The one database user there is: it owns everything in its own server. */
export const DATABASE_USER = "musette";

/** Messages in one language, and nothing of ours that could leak to another user. */
export const SERVER_ENVIRONMENT: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C" };

const MAJOR_VERSION = "18";

/**
 * Makes the folder ready for a server: initialises an empty one, looks at a used one, ends a server whose starter died.
 *
 * @throws DatabaseFolderError when it cannot be used
 */
export async function prepareFolder(place: Place, password: string): Promise<void> {
  takePossession(place.data);
  const entries = existsSync(place.data) ? readdirSync(place.data) : [];
  if (entries.length === 0) initialise(place, password);
  else refuseStranger(place.data, entries);
  await endLeftOver(place.data);
  if (process.platform !== "win32") chmodSync(place.data, 0o700);
}

/** Lets the next one have the folder. */
export function releaseFolder(data: string): void {
  rmSync(ownerFile(data), { force: true });
}

const ownerFile = (data: string) => `${data}.owner`;

/** Notes who uses the folder, so that a second start does not end the server of the first. */
function takePossession(data: string) {
  const [pid, identity] = readOwner(data);
  if (pid !== process.pid && identity !== undefined && findProcessIdentity(pid) === identity) {
    throw new DatabaseFolderError(
      `The database folder ${data} is in use by process ${pid}: stop that first, it is probably another start of Musette.`,
    );
  }
  writeFileSync(ownerFile(data), `${process.pid} ${findProcessIdentity(process.pid)}\n`);
}

function readOwner(data: string): [pid: number, identity: string | undefined] {
  if (!existsSync(ownerFile(data))) return [0, undefined];
  const [pid, ...identity] = readFileSync(ownerFile(data), "utf8").trim().split(" ");
  return [Number(pid), identity.join(" ")];
}

function refuseStranger(data: string, entries: string[]) {
  if (!entries.includes("PG_VERSION")) {
    throw new DatabaseFolderError(
      `The database folder ${data} is damaged (PG_VERSION is missing): put a backup in its place, or move it away to start afresh.`,
    );
  }
  const version = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR_VERSION) {
    throw new DatabaseFolderError(
      `The database folder ${data} was made by PostgreSQL ${version || "of an unknown version"}, but this is ${MAJOR_VERSION}: put a backup in its place, or move it away to start afresh.`,
    );
  }
}

/** Into a folder beside it first, so that an interrupted initdb leaves nothing that looks like a database. */
function initialise({ data, binaries, user }: Place, password: string) {
  const half = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const { status, error, stderr } = spawnSync(join(binaries, "initdb"), initdbArguments(half, passwordFile), {
      ...user,
      cwd: "/",
      encoding: "utf8",
      env: SERVER_ENVIRONMENT,
    });
    if (status !== 0) {
      const words = error?.message ?? stderr.trim().split("\n").at(-1);
      throw new DatabaseFolderError(`No database could be made in ${data}: ${words}`);
    }
    rmSync(data, { recursive: true, force: true });
    renameSync(half, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

const initdbArguments = (data: string, passwordFile: string) => [
  `--pgdata=${data}`,
  `--username=${DATABASE_USER}`,
  `--pwfile=${passwordFile}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // PostgreSQL's own C.UTF-8: the same order and letters on every system, and no index that an update of libc breaks.
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
];

/** A server whose starter was killed may still run, or its number may meanwhile be another process's. */
async function endLeftOver(data: string) {
  const pidFile = join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  const isServer = () => findCommandLine(pid)?.includes(data) ?? false;
  if (!isServer()) return rmSync(pidFile, { force: true });

  for (const [signal, seconds] of ENDINGS) {
    process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (!isServer()) return;
      await sleep(50);
    }
  }
  throw new DatabaseFolderError(
    `The database folder ${data} is in use by process ${pid}, which does not end: stop it first.`,
  );
}

/** PostgreSQL's words: SIGINT is a fast shutdown, SIGQUIT one that leaves the clearing up to the next start. */
const ENDINGS = [
  ["SIGINT", 10],
  ["SIGQUIT", 5],
] as const;
