import { join, resolve } from "node:path";
import { mailProblems } from "@/server/mail-settings";
import { mapProblems } from "@/server/map-settings";
import { StartError } from "./start-error";

export interface StartSettings {
  /** Next's dev server in place of the built application. */
  isDev: boolean;
  port: number;
  publicUrl: string;
  /** Holds the database, the secrets and the logs. */
  dataFolder: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** No keys of Terra were given: a sandbox plays Terra. */
  isDemonstration: boolean;
  /** Where the sandbox listens; null for the first free port above ours. */
  sandboxPort: number | null;
  sandboxPublicUrl: string | null;
}

const TERRA_KEYS = ["TERRA_DEV_ID", "TERRA_API_KEY", "TERRA_SIGNING_SECRETS"];

/**
 * Reads what the start command itself needs; the rest of the settings is read by those whom it starts.
 *
 * @throws StartError that names the setting that is wrong
 */
export function parseSettings(environment: NodeJS.ProcessEnv, args: string[]): StartSettings {
  const port = parsePort("PORT", environment.PORT || "3000");
  const [mapProblem] = mapProblems(environment);
  if (mapProblem) throw new StartError(`${mapProblem}. See docs/maps.md.`);
  const [mailProblem] = mailProblems(environment);
  if (mailProblem) throw new StartError(`${mailProblem}. See docs/settings.md.`);
  const missing = TERRA_KEYS.filter((name) => !environment[name] && !hasFileFor(name, environment));
  if (missing.length > 0 && missing.length < TERRA_KEYS.length) {
    throw new StartError(
      `${missing.join(" and ")} is not set: give all of ${TERRA_KEYS.join(", ")}, or none of them for a demonstration.`,
    );
  }
  return {
    isDev: args.includes("--dev"),
    port,
    publicUrl: parseUrl("PUBLIC_URL", environment.PUBLIC_URL || `http://localhost:${port}`),
    dataFolder: resolve(environment.DATA_DIR || join(ROOT, ".data")),
    databaseUrl: environment.DATABASE_URL ? parseDatabaseUrl(environment.DATABASE_URL) : null,
    isDemonstration: missing.length > 0,
    sandboxPort: environment.SANDBOX_PORT ? parsePort("SANDBOX_PORT", environment.SANDBOX_PORT) : null,
    sandboxPublicUrl: environment.SANDBOX_PUBLIC_URL
      ? parseUrl("SANDBOX_PUBLIC_URL", environment.SANDBOX_PUBLIC_URL)
      : null,
  };
}

/** The signing secrets may stand in a file instead. */
const hasFileFor = (name: string, environment: NodeJS.ProcessEnv): boolean =>
  name === "TERRA_SIGNING_SECRETS" && Boolean(environment.TERRA_SIGNING_SECRETS_FILE);

/** The folder of the repository. */
export const ROOT = resolve(import.meta.dirname, "../..");

function parsePort(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartError(`${name} is "${text}", which is not a port: give a number from 1 to 65535.`);
}

function parseUrl(name: string, text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, "");
  throw new StartError(`${name} is "${text}", which is not an address: give one like https://rides.example.org.`);
}

/** The text is not repeated: it holds a password. */
function parseDatabaseUrl(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === "postgresql:" || protocol === "postgres:") return text;
  throw new StartError(
    "DATABASE_URL is not the address of a PostgreSQL: give one like postgresql://user:password@host:5432/musette.",
  );
}
