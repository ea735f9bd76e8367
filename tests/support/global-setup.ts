import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/server/postgres/migrate";
import { startTemporaryPostgres } from "./temporary-postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** A database with every migration and nothing in it, from which the tests' own are copied. */
    templateUrl: string;
  }
}

/** One server for the whole run; it and its folder are gone afterwards. */
export default async function setup(project: TestProject) {
  const server = await startTemporaryPostgres();
  try {
    await applyMigrations(server.url);
    await closeToVisitors(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("templateUrl", server.url);
  return () => server.stop();
}

/** PostgreSQL copies a database only while nobody is connected to it. */
async function closeToVisitors(templateUrl: string) {
  const url = new URL(templateUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  } finally {
    await client.end();
  }
}
