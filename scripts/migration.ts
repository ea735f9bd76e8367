import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { sqlBetween } from "@/server/postgres/schema-engine";
import { withTemporaryPostgres } from "@/tests/support/temporary-postgres";

// Prints the SQL of a new migration: from the schema of a revision (HEAD unless told) to the one in the work tree.
//   npm run --silent migration > prisma/migrations/<UTC time>_<what_it_does>/migration.sql
const SCHEMA = "prisma/schema.prisma";
const revision = process.argv[2] ?? "HEAD";

const before = execFileSync("git", ["show", `${revision}:${SCHEMA}`], { encoding: "utf8" });
const after = readFileSync(SCHEMA, "utf8");
console.log(await withTemporaryPostgres((url) => sqlBetween(url, before, after)));
