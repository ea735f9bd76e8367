import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of its own with every migration and nothing in it. */
export const createDatabase = (): Promise<TestDatabase> => create(basename(new URL(inject("templateUrl")).pathname));

/** A database of its own without any table. */
export const createEmptyDatabase = (): Promise<TestDatabase> => create("template0");

async function create(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administrate(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(inject("templateUrl"));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administrate(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** In a database that nobody copies: a template must have no visitors. */
async function administrate(sql: string) {
  const url = new URL(inject("templateUrl"));
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    // Copies wait for each other instead of failing because the template is in use.
    await client.query("SELECT pg_advisory_lock(1)");
    await client.query(sql);
  } finally {
    await client.end();
  }
}
