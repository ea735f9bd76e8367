import { Client } from "pg";
import { prepareJobs } from "../jobs";
import { listMigrations, type Migration, toMigrationList } from "./migrations";
import { runMigrations } from "./schema-engine";

/** The database is not as a migration needs it. The message is one sentence that says what to do. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/**
 * Brings a database up to the schema of this version, the queue's included. Two starts at once wait for each other.
 *
 * @returns the names of the migrations that were applied just now
 */
export function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withLock(databaseUrl, async (client) => {
    const migrations = listMigrations();
    const applied = await listApplied(client);
    refuseForeign(migrations, applied);
    const missing = migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name);
    if (missing.length > 0) await runMigrations(databaseUrl, toMigrationList(migrations));
    await prepareJobs(databaseUrl);
    return missing;
  });
}

/** "Musette" in ASCII; the schema engine and the queue have locks of their own. */
const LOCK = 0x4d757365;

async function withLock<Result>(databaseUrl: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Of each applied migration, its checksum; the table is the one that Prisma's own command keeps. */
async function listApplied(client: Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS name`);
  if (tables[0]?.name === null) return new Map();
  const { rows } = await client.query(
    'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [String(row.migration_name), String(row.checksum)]));
}

function refuseForeign(migrations: Migration[], applied: Map<string, string>) {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      throw new MigrationError(
        `The database has the migration ${name}, which this version does not know: start the newer version of Musette that made it.`,
      );
    }
    if (known.get(name) !== checksum) {
      throw new MigrationError(
        `The migration ${name} was changed after this database had it: bring its file back, or start with a new database.`,
      );
    }
  }
}
