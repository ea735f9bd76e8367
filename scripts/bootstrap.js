// The one file that runs before anything is installed, on any Node from 20 on: plain JavaScript, no dependency.
// It installs what the lock file says, makes the database client, and hands over to a command on the project's own Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OWN_NODE = join(ROOT, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const BIN = join(ROOT, "node_modules", ".bin");

/** What follows `npm run`, and the file that does it. */
const COMMANDS = new Map([
  ["start", ["scripts/start.ts"]],
  ["dev", ["scripts/start.ts", "--dev"]],
  ["test", ["scripts/test.ts"]],
  ["check", ["scripts/check.ts"]],
  ["bench", ["scripts/bench.ts"]],
  ["numbers", ["scripts/numbers.ts"]],
  ["tables", ["scripts/terra-tables.ts"]],
  ["migrate", ["scripts/migrate.ts"]],
  ["migration", ["scripts/migration.ts"]],
  ["sandbox-ride", ["scripts/sandbox-ride.ts"]],
  ["import", ["scripts/import.ts"]],
  ["operator", ["scripts/operator.ts"]],
]);

main(process.argv[2] ?? "start", process.argv.slice(3));

/**
 * @param {string} verb
 * @param {string[]} rest
 */
function main(verb, rest) {
  const command = COMMANDS.get(verb);
  if (!command) leave(`There is no command "${verb}": choose one of ${[...COMMANDS.keys()].join(", ")}.`);
  if (Number(process.versions.node.split(".")[0]) < 20) {
    leave(`Musette needs Node.js 20 or later, this is ${process.version}: get a newer one from https://nodejs.org.`);
  }
  if (!isInstalled()) install();
  if (!existsSync(OWN_NODE)) fetchOwnNode();
  generateClient();
  handOver([...command, ...rest]);
}

/** Whether every package of the lock file is there in its version. npm writes its own list last, so half an install is none. */
function isInstalled() {
  const wanted = readPackages(join(ROOT, "package-lock.json"));
  const present = readPackages(join(ROOT, "node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = present[path]?.version;
    return path === "" || found === version || (optional === true && found === undefined && !isForHere(wanted[path]));
  });
}

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Package
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Optional packages are programs for one kind of machine, or come with such a program.
 *
 * @param {Package | undefined} entry
 */
function isForHere(entry) {
  return entry?.os?.includes(process.platform) === true && entry.cpu?.includes(process.arch) === true && !entry.libc;
}

function install() {
  console.log("Installing what the lock file says; the first time this takes a minute…");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    missing: "npm was not found: install Node.js 20 or later together with npm from https://nodejs.org.",
    failed:
      "The installation failed: look at what npm says above, check the connection to the registry, and try again.",
  });
}

function fetchOwnNode() {
  run("npm", ["rebuild", "node", "--loglevel=error"], {
    missing: "npm was not found: install Node.js 20 or later together with npm from https://nodejs.org.",
    failed: "Node 24 could not be installed: look at what npm says above, and try again.",
  });
  if (!existsSync(OWN_NODE)) {
    leave(
      'npm was told not to run install scripts, but Node 24 comes by one: run "npm rebuild node --ignore-scripts=false".',
    );
  }
}

/** The typed client for prisma/schema.prisma, again when that changed. */
function generateClient() {
  const stampFile = join(ROOT, "node_modules", ".cache", "musette", "client");
  const stamp = hashOf(join(ROOT, "prisma", "schema.prisma"), join(ROOT, "node_modules", "prisma", "package.json"));
  if (existsSync(join(ROOT, "prisma", "generated", "client.ts")) && readOrEmpty(stampFile) === stamp) return;

  const { status, stdout, stderr } = spawnSync(
    OWN_NODE,
    [join("node_modules", "prisma", "build", "index.js"), "generate"],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...environment(), CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    },
  );
  if (status !== 0)
    leave(`${stdout}${stderr}\nThe database client could not be made from prisma/schema.prisma: see above.`);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** @param {string[]} files */
function hashOf(...files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}

/** @param {string} file */
function readOrEmpty(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/**
 * Prisma would fetch a program that we do not use, and does not when it is told of any other.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function environment() {
  return { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ missing: string, failed: string }} words
 */
function run(program, args, words) {
  // npm replaces node_modules: it must not run on the Node that is in there.
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== BIN);
  const { error, status } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
    env: { ...environment(), PATH: path.join(delimiter) },
    shell: process.platform === "win32",
  });
  if (error) leave(words.missing);
  if (status !== 0) leave(words.failed);
}

/**
 * The command has the terminal, and this process only passes on how it ends. A command whose bootstrap was killed
 * notices by the channel between them.
 *
 * @param {string[]} command
 */
function handOver(command) {
  const child = spawn(OWN_NODE, ["--import", "tsx", "--conditions=react-server", ...command], {
    cwd: ROOT,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...environment(), PATH: [BIN, process.env.PATH ?? ""].join(delimiter) },
  });
  // The terminal sends Ctrl-C to the command, too; npm and other programs send their signals only to us.
  process.on("SIGINT", () => child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGTERM"));
  // npm passes a signal on to a shell between us, which ends without telling.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill("SIGTERM"), 250).unref();
  child.on("error", (error) =>
    leave(`Node 24 could not be run (${error.message}): delete node_modules and try again.`),
  );
  child.on("exit", (code) => process.exit(code ?? 1));
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function leave(sentence) {
  console.error(sentence);
  process.exit(1);
}
