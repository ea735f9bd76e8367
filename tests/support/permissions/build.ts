import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "@/scripts/start/settings";

const BUILD = join(ROOT, ".next");

/** A page or a route handler, as the build has it. */
export interface BuiltRoute {
  /** `/rides/[rideId]` */
  at: string;
  kind: "page" | "handler";
  /** The folders it lies in, groups and all: `["(dashboard)", "rides", "[rideId]"]`. */
  folders: string[];
}

/** A server action, as the build has it. */
export interface BuiltAction {
  id: string;
  /** `app/(dashboard)/rides/edit-actions.ts` */
  file: string;
  name: string;
  /** The pages that have it: `/rides/[rideId]`. */
  pages: string[];
}

/** What Next makes by itself and shows when something failed: nothing of anybody's is in it. */
const OF_NEXT = new Set(["/_global-error", "/_not-found", "/icon.svg"]);

/** Every address that the built application answers at. */
export function readRoutes(): BuiltRoute[] {
  const routes = z.record(z.string(), z.string()).parse(readJson("app-path-routes-manifest.json"));
  return Object.entries(routes)
    .filter(([, at]) => !OF_NEXT.has(at))
    .map(([path, at]) => ({
      at,
      kind: path.endsWith("/page") ? "page" : "handler",
      folders: path.split("/").slice(1, -1),
    }));
}

const Actions = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** Every function of the built application that a browser can call. */
export function readActions(): BuiltAction[] {
  const paths = z.record(z.string(), z.string()).parse(readJson("app-path-routes-manifest.json"));
  const { node } = Actions.parse(readJson("server/server-reference-manifest.json"));
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    file: filename,
    name: exportedName,
    pages: Object.keys(workers).map((worker) => paths[worker.replace(/^app/, "")] ?? worker),
  }));
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(BUILD, file), "utf8"));
