import { existsSync } from "node:fs";
import { join } from "node:path";
import { findRunningPostgres } from "@/server/postgres/running";
import { requireDatabase } from "../start/database";
import { appEnvironment, baseEnvironment } from "../start/environment";
import { keepSecrets } from "../start/secrets";
import { parseSettings } from "../start/settings";
import { StartError } from "../start/start-error";

/**
 * Settings as the web server has them, for a command that does some of its work: the database is the one of
 * `DATABASE_URL`, or the embedded one that is running.
 *
 * @throws StartError that says what to do
 */
export async function settingsOfRunning(given: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const settings = parseSettings(given, []);
  const { dataFolder, databaseUrl } = settings;
  if (!databaseUrl && !existsSync(join(dataFolder, "secrets.json"))) throw new StartError(NOT_RUNNING);
  const secrets = keepSecrets(dataFolder);
  const url = databaseUrl ?? findRunningPostgres(join(dataFolder, "postgres"), secrets.databasePassword);
  if (url === null) throw new StartError(NOT_RUNNING);
  await requireDatabase(url);
  // Nobody is asked anything there; without Terra's keys the settings would not be whole.
  const sandbox = settings.isDemonstration ? { port: settings.port + 1, publicUrl: settings.publicUrl } : null;
  return appEnvironment(baseEnvironment(given, settings, secrets), settings, secrets, url, sandbox);
}

const NOT_RUNNING =
  "Musette is not running: start it first (npm start), or say where its database is with DATABASE_URL.";
