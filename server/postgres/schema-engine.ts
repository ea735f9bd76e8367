import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget, MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";

/**
 * Applies those of the migrations that the database does not have yet, with Prisma's own schema engine.
 * It is WebAssembly: nothing is downloaded for it.
 *
 * @see docs/decisions/2026-11-23-schema-engine-as-wasm.md
 */
export const runMigrations = (databaseUrl: string, migrationsList: MigrationList) =>
  // A migration that has to wait for a lock makes everybody behind it wait, too.
  withSchemaEngine(new Pool({ connectionString: databaseUrl, options: "-c lock_timeout=10s" }), (engine) =>
    engine.applyMigrations({ migrationsList, filters: NOTHING }),
  );

/**
 * The SQL that leads from one Prisma schema to another.
 *
 * @param databaseUrl any PostgreSQL: the engine wants one, but asks it nothing
 * @param before null: from an empty database
 */
export async function sqlBetween(databaseUrl: string, before: string | null, after: string): Promise<string> {
  const { stdout } = await withSchemaEngine(new Pool({ connectionString: databaseUrl }), (engine) =>
    engine.diff({
      from: before === null ? { tag: "empty" } : toTarget(before),
      to: toTarget(after),
      script: true,
      exitCode: null,
      filters: NOTHING,
    }),
  );
  return stdout?.trim() ?? "";
}

const NOTHING = { externalTables: [], externalEnums: [] };

const toTarget = (schema: string): DiffTarget => ({
  tag: "schemaDatamodel",
  files: [{ path: "schema.prisma", content: schema }],
});

async function withSchemaEngine<Result>(pool: Pool, use: (engine: SchemaEngine) => Promise<Result>): Promise<Result> {
  loading ??= load();
  await loading;
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n']] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

let loading: Promise<void> | undefined;

async function load() {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/\.js$/, "_bg.wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": withoutLingering(bindings),
  });
  bindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: begin } = instance.exports;
  if (typeof begin === "function") begin();
}

/** The engine's patience with a lock is a timer that it never clears; it must not keep a finished process waiting. */
function withoutLingering(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const name = Object.keys(imports).find((key) => key.startsWith("__wbg_setTimeout_"));
  return name ? { ...imports, [name]: (run: () => void, ms: number) => setTimeout(run, ms).unref() } : imports;
}
