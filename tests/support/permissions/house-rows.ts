import { Client } from "pg";
import { COACHING_ACTIONS } from "@/server/audit";
import type { Application } from "../application";

/** All that is stored, to be put back as it was. */
export interface Stored {
  /** What is the athlete's, table by table, and what is the house's, each as a word that is another after every change. */
  fingerprint(): Promise<Map<string, string>>;
  /** Puts everything back as it was when this was opened. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Columns that say whose a row is. */
const OWNERS = ["riderId", "athleteId", "inviterId", "userId"];

/** What is the house's own: of what was done to it, not what people do to each other. */
const OF_HOUSE: Record<string, string> = {
  HouseSetting: "true",
  Alarm: "true",
  Replay: "true",
  AuditEntry: `one.action NOT IN (${COACHING_ACTIONS.map((action) => `'${action}'`).join()})`,
};

/** Written by being looked at: the log of what coaches opened, when a browser was last there, how often a link was used. */
const LOG = "CoachLook";
const BY_LOOKING: Record<string, readonly string[]> = {
  Session: ["lastSeenAt", "expiresAt"],
  RideShare: ["openings", "lastOpenedAt"],
};

export async function openStored(application: Application, athleteId: string): Promise<Stored> {
  const client = new Client({ connectionString: application.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT class.relname AS name, array_agg(column_name::text) AS columns
     FROM pg_class class JOIN information_schema.columns ON table_schema = 'public' AND table_name = class.relname
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT LIKE '\\_%'
     GROUP BY 1`,
  );
  const tables = rows.map(({ name }) => name);
  const look = rows.flatMap(({ name, columns }) => {
    const where = OF_HOUSE[name] ?? ownedBy(athleteId, name, columns);
    return name === LOG || where === null ? [] : [hashOf(name, where)];
  });
  look.push(`SELECT 'job' AS name, count(*)::text AS hash FROM jobs.job WHERE data::text LIKE '%${athleteId}%'`);
  const { rows: began } = await client.query<{ now: Date }>("SELECT now()");
  await client.query("CREATE SCHEMA kept");
  for (const table of tables) await client.query(`CREATE TABLE kept."${table}" AS TABLE public."${table}"`);
  return {
    fingerprint: async () => {
      const { rows: parts } = await client.query<{ name: string; hash: string }>(look.join(" UNION ALL "));
      return new Map(parts.map(({ name, hash }) => [name, hash]));
    },
    restore: async () => {
      await client.query("BEGIN");
      // Neither triggers nor foreign keys: it all comes back.
      await client.query("SET LOCAL session_replication_role = replica");
      for (const table of tables) {
        await client.query(`DELETE FROM public."${table}"`);
        await client.query(`INSERT INTO public."${table}" SELECT * FROM kept."${table}"`);
      }
      await client.query("DELETE FROM jobs.job WHERE created_on > $1", [began[0]?.now]);
      await client.query("COMMIT");
    },
    close: () => client.end(),
  };
}

function ownedBy(athleteId: string, name: string, columns: readonly string[]): string | null {
  if (name === "User") return `one.id = '${athleteId}'`;
  const owners = OWNERS.filter((owner) => columns.includes(owner));
  return owners.length === 0 ? null : owners.map((owner) => `one."${owner}" = '${athleteId}'`).join(" OR ");
}

const hashOf = (name: string, where: string): string =>
  `SELECT '${name}' AS name, coalesce(md5(string_agg(said, '|' ORDER BY said)), '') AS hash FROM (
     SELECT (to_jsonb(one)${(BY_LOOKING[name] ?? []).map((column) => ` - '${column}'`).join("")})::text AS said FROM public."${name}" one WHERE ${where}
   ) rows`;

/** The tables in which two fingerprints differ. */
export const changesBetween = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after.keys()].filter((name) => before.get(name) !== after.get(name));
