import { applyMigrations } from "@/server/postgres/migrate";

const url = process.env.DATABASE_URL;
if (!url) {
  console.error("Set DATABASE_URL to the database that is to be brought up to date.");
  process.exit(1);
}
const applied = await applyMigrations(url);
console.log(applied.length === 0 ? "The database was up to date." : `Applied ${applied.join(", ")}.`);
