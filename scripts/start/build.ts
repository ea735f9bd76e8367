import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, globSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  "proxy.ts",
  "tsconfig.json",
  "package-lock.json",
];

const STAMP = join(ROOT, ".next", "built-from");

/** Whether the built application is that of the present sources. */
export const isBuilt = (environment: NodeJS.ProcessEnv): boolean =>
  existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashSources(environment);

/**
 * Builds the application.
 *
 * @throws StartError when that fails; the log says why
 */
export async function build(environment: NodeJS.ProcessEnv, logFile: string, stopping: AbortSignal): Promise<void> {
  const hash = hashSources(environment);
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

/** The key that is built in counts as a source. */
function hashSources(environment: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256").update(`${process.version} ${environment.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY}`);
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (file.endsWith(".test.ts") || file.endsWith(".test.tsx") || !statSync(join(ROOT, file)).isFile()) continue;
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
}
