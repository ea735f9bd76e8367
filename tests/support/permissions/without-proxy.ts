import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "@/scripts/start/settings";
import type { Application, WebProcess } from "../application";

const Functions = z.looseObject({ functions: z.record(z.string(), z.unknown()) });

/** One more web process, of the same build but for proxy.ts: of that nothing is left. */
export async function addWebWithoutProxy(application: Application): Promise<WebProcess> {
  const folder = join(application.folder, "without-proxy");
  const isNeeded = (path: string) => !/\.next\/(cache|dev|trace)/.test(path);
  cpSync(join(ROOT, ".next"), join(folder, ".next"), { recursive: true, filter: isNeeded, verbatimSymlinks: true });
  for (const file of ["package.json", "next.config.js"]) cpSync(join(ROOT, file), join(folder, file));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));

  const manifest = join(folder, ".next/server/functions-config-manifest.json");
  const { functions, ...rest } = Functions.parse(JSON.parse(readFileSync(manifest, "utf8")));
  const { "/_middleware": proxy, ...others } = functions;
  if (proxy === undefined) throw new Error("The build has no proxy to be left out");
  writeFileSync(manifest, JSON.stringify({ ...rest, functions: others }));
  return application.addWeb(folder);
}
