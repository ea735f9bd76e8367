import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { workerPolicy } from "./accounts/security-headers";
import { env } from "./env";

/** As installed: the worker is the library's own, and has to be as old as the rest of it. */
const FOLDER = join(process.cwd(), "node_modules", "maplibre-gl");

let version: Promise<string> | undefined;

/**
 * The worker script of MapLibre. It is not among the built files, since those may fetch nothing: who may be asked for a
 * map is known only when the server runs.
 */
export async function mapWorkerAnswer(asked: string): Promise<Response> {
  const { map } = env();
  version ??= readVersion();
  if (!map || asked !== `${await version}.js`) return new Response(null, { status: 404 });
  const script = await readFile(join(FOLDER, "dist", "maplibre-gl-worker.mjs"));
  return new Response(script, {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Content-Security-Policy": workerPolicy(map.origins),
      "Cache-Control": "public, max-age=86400",
    },
  });
}

const readVersion = async (): Promise<string> =>
  String(JSON.parse(await readFile(join(FOLDER, "package.json"), "utf8")).version);
