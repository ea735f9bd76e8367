import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm";

const FOLDER = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

export interface Migration {
  name: string;
  sql: string;
  /** As Prisma notes it beside the name of an applied migration. */
  checksum: string;
}

/** The migrations of `prisma/migrations`, oldest first. */
export function listMigrations(): Migration[] {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER, { withFileTypes: true }) : [];
  return names
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(FOLDER, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** The same in the schema engine's words. */
export const toMigrationList = (migrations: Migration[]): MigrationList => ({
  baseDir: FOLDER,
  lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: "",
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
  })),
});
