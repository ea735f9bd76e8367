import { join } from "node:path";
import { Client, DatabaseError } from "pg";
import { type EmbeddedPostgres, startPostgres } from "@/server/postgres/embedded-postgres";
import { findFreePort } from "@/server/postgres/free-port";
import { StartError } from "./start-error";

const OLDEST_VERSION = 15;

/** Starts the embedded server; called again after a crash with the port that the others know. */
export async function startEmbedded(dataFolder: string, password: string, port?: number): Promise<EmbeddedPostgres> {
  return startPostgres({
    folder: join(dataFolder, "postgres"),
    port: port ?? (await findFreePort()),
    password,
    logFile: join(dataFolder, "log", "postgres.log"),
  });
}

/**
 * Makes sure that the database of `DATABASE_URL` answers and is new enough.
 *
 * @throws StartError that names host and port, and never the password
 */
export async function requireDatabase(databaseUrl: string): Promise<void> {
  const where = describePlace(databaseUrl);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
    if (rows[0].major < OLDEST_VERSION) {
      throw new StartError(
        `The PostgreSQL at ${where} is version ${rows[0].major}: Musette needs ${OLDEST_VERSION} or later.`,
      );
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof DatabaseError) {
      throw new StartError(`The PostgreSQL at ${where} refuses us (${error.message}): correct DATABASE_URL.`, {
        cause: error,
      });
    }
    throw new StartError(
      `No PostgreSQL answers at ${where}: start it, correct DATABASE_URL, or leave DATABASE_URL out to use the embedded one.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function describePlace(databaseUrl: string): string {
  const { hostname, port } = new URL(databaseUrl);
  return `${hostname || "localhost"}:${port || 5432}`;
}
