import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProcessIdentity } from "@/server/postgres/process-identity";
import { ROOT } from "./settings";
import { StartError } from "./start-error";

/** Everything that ends up in the built application, or decides how it is built. */
const SOURCES = [
  "app/**",
  "components/**",
  "core/**",
  "server/**",
  "public/**",
  "prisma/schema.prisma",
  "next.config.js",
  "postcss.config.mjs",
  "instrumentation.ts",
  "proxy.ts",
  "tsconfig.json",
  "package-lock.json",
];

const STAMP = join(ROOT, ".next", "built-from");
const TURN = join(ROOT, "node_modules", ".cache", "musette-build");

/** Whether the built application is that of the present sources. */
export const isBuilt = (): boolean => existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashSources();

/**
 * Builds the application, or waits for whoever builds it just now.
 *
 * @throws StartError when that fails; the log says why
 */
export async function build(environment: NodeJS.ProcessEnv, logFile: string, stopping: AbortSignal): Promise<void> {
  const endTurn = await takeTurn(stopping);
  try {
    if (!isBuilt()) await runBuild(environment, logFile, stopping);
  } finally {
    endTurn();
  }
}

async function runBuild(environment: NodeJS.ProcessEnv, logFile: string, stopping: AbortSignal): Promise<void> {
  const hash = hashSources();
  rmSync(STAMP, { force: true });
  const log = openSync(logFile, "w", 0o600);
  const next = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: ROOT,
    env: environment,
    stdio: ["ignore", log, log],
    signal: stopping,
  });
  closeSync(log);
  const [code] = await once(next, "exit");
  if (code !== 0) {
    const words = readFileSync(logFile, "utf8").trim().split("\n").slice(-15).join("\n");
    throw new StartError(`${words}\nThe application could not be built: see above, or the whole story in ${logFile}.`);
  }
  writeFileSync(STAMP, hash);
}

/** One build at a time: they would overwrite each other. */
async function takeTurn(stopping: AbortSignal): Promise<() => void> {
  mkdirSync(dirname(TURN), { recursive: true });
  const me = `${process.pid} ${findProcessIdentity(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(TURN, me, { flag: "wx" });
      return () => rmSync(TURN, { force: true });
    } catch {
      // "a+": one that has gone meanwhile reads as empty.
      const [pid, identity] = readFileSync(TURN, { encoding: "utf8", flag: "a+" }).split(" ");
      if (findProcessIdentity(Number(pid)) !== identity) rmSync(TURN, { force: true });
    }
    await sleep(200, undefined, { signal: stopping });
  }
}

/** No setting counts: each is read when the built application runs. */
function hashSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (file.endsWith(".test.ts") || file.endsWith(".test.tsx") || !statSync(join(ROOT, file)).isFile()) continue;
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
}
