import { join } from "node:path";
import { ROOT } from "./settings";

/** Longer than proxies keep an idle connection: were we the first to close it, a request on its way would be lost. */
const KEEP_ALIVE_MS = 75_000;

const NEXT = join(ROOT, "node_modules/next/dist/bin/next");

/** The arguments with which Node serves the built application. */
export const servingArguments = (port: number): string[] => [
  NEXT,
  "start",
  "-p",
  String(port),
  "--keepAliveTimeout",
  String(KEEP_ALIVE_MS),
];

/** The same of Next's dev server, which must not be reached from elsewhere. */
export const devArguments = (port: number): string[] => [NEXT, "dev", "-p", String(port), "-H", "127.0.0.1"];
