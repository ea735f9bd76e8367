import { readFileSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlBetween } from "@/server/postgres/schema-engine";
import { createDatabase, createEmptyDatabase, type TestDatabase } from "../support/database";

/** Small, and on every machine when there are many. */
const DIRECTORY = [
  "Alarm",
  "AuditEntry",
  "CoachChoices",
  "Coaching",
  "ConnectAttempt",
  "Connection",
  "FormerTerraUser",
  "HouseSetting",
  "Invitation",
  "NoticeChoices",
  "RateLimit",
  "Replay",
  "RideShare",
  "RosterLook",
  "Session",
  "TerraCall",
  "User",
];
/** Placed by rider. */
const RIDERS = [
  "AthleteDigest",
  "AttentionMark",
  "CoachLook",
  "CommentRead",
  "DataChoices",
  "HealthDay",
  "HistoryRequest",
  "HistoryWindow",
  "ImportBatch",
  "Notice",
  "OwnEffort",
  "PrivatePlace",
  "Reckoning",
  "RemovedActivity",
  "Ride",
  "RideBest",
  "RideChannel",
  "RideComment",
  "RideFile",
  "RideFileBody",
  "RideLap",
  "RideRepair",
  "RideSource",
  "RiderFigure",
  "Upload",
  "UploadPart",
  "ViewChoices",
];
/** Placed by the hash of their body. */
const DELIVERY = ["Delivery", "DeliveryBody"];

let database: TestDatabase;
let catalogue: Client;

beforeAll(async () => {
  database = await createDatabase();
  catalogue = await connect(database.url);
});

afterAll(async () => {
  await catalogue.end();
  await database.drop();
});

describe("the schema can be placed on many machines:", () => {
  test("every table is in exactly one of directory, riders' and deliveries'", async () => {
    const rows = await ask(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
    );
    const tables = rows.map(({ name }) => name).filter((name) => name !== "_prisma_migrations");
    expect(tables.sort()).toEqual([...DIRECTORY, ...RIDERS, ...DELIVERY].sort());
  });

  test.each([
    ["a rider's table", "riderId", RIDERS],
    ["a delivery's table", "bodyHash", DELIVERY],
  ])("every primary key and unique index of %s starts with %s", async (_, column, tables) => {
    const rows = await ask(
      `SELECT tables.relname AS table, names.relname AS name, attname AS first
         FROM pg_index
         JOIN pg_class tables ON tables.oid = indrelid
         JOIN pg_class names ON names.oid = indexrelid
         JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
        WHERE indisunique AND tables.relname = ANY ($1)`,
      [tables],
    );
    expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(tables));
    expect(rows.filter(({ first }) => first !== column)).toEqual([]);
  });

  test("every foreign key of a rider's table starts with riderId, on both sides where both are riders'", async () => {
    const keys = (await listForeignKeys()).filter(({ from }) => RIDERS.includes(from));
    expect(keys).not.toEqual([]);
    expect(keys.filter(({ firstFrom }) => firstFrom !== "riderId")).toEqual([]);
    expect(keys.filter(({ to, firstTo }) => RIDERS.includes(to) && firstTo !== "riderId")).toEqual([]);
  });

  test("no foreign key leads from the directory to what is placed, or between riders' and deliveries'", async () => {
    const keys = await listForeignKeys();
    expect(keys.filter(({ from, to }) => DIRECTORY.includes(from) && !DIRECTORY.includes(to))).toEqual([]);
    expect(keys.filter(({ from, to }) => RIDERS.includes(from) && DELIVERY.includes(to))).toEqual([]);
    expect(keys.filter(({ from, to }) => DELIVERY.includes(from) && !DELIVERY.includes(to))).toEqual([]);
  });

  test("no foreign key changes rows when the key it points to changes", async () => {
    const keys = await listForeignKeys();
    expect(keys.filter(({ onUpdate }) => onUpdate !== "a")).toEqual([]);
  });

  test("there are no sequences, identity columns or triggers", async () => {
    expect(
      await ask("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'"),
    ).toEqual([]);
    expect(
      await ask(
        "SELECT attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND attidentity <> ''",
      ),
    ).toEqual([]);
    expect(
      await ask(
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal",
      ),
    ).toEqual([]);
  });
});

test("compressed bytes are not compressed again", async () => {
  const rows = await ask(
    `SELECT relname || '.' || attname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE relnamespace = 'public'::regnamespace AND attstorage = 'e' ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "DeliveryBody.bytes",
    "RideChannel.bytes",
    "RideFileBody.bytes",
    "UploadPart.bytes",
  ]);
});

test("the migrations make what the schema says", async () => {
  const fromSchema = await createEmptyDatabase();
  const client = await connect(fromSchema.url);
  try {
    await client.query(await sqlBetween(fromSchema.url, null, readFileSync("prisma/schema.prisma", "utf8")));
    const expected = await describeDatabase(client);
    expect(expected.length).toBeGreaterThan(100);
    expect(await describeDatabase(catalogue)).toEqual(expected);
  } finally {
    await client.end();
    await fromSchema.drop();
  }
});

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

async function ask(sql: string, values: unknown[] = [], client = catalogue): Promise<Record<string, string>[]> {
  return (await client.query(sql, values)).rows;
}

interface ForeignKey {
  from: string;
  to: string;
  firstFrom: string;
  firstTo: string;
  /** PostgreSQL's letter; "a" is NO ACTION. */
  onUpdate: string;
}

async function listForeignKeys(): Promise<ForeignKey[]> {
  const { rows } = await catalogue.query<ForeignKey>(
    `SELECT source.relname AS from, target.relname AS to, confupdtype AS "onUpdate",
            (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]) AS "firstFrom",
            (SELECT attname FROM pg_attribute WHERE attrelid = confrelid AND attnum = confkey[1]) AS "firstTo"
       FROM pg_constraint
       JOIN pg_class source ON source.oid = conrelid
       JOIN pg_class target ON target.oid = confrelid
      WHERE contype = 'f' AND source.relnamespace = 'public'::regnamespace`,
  );
  return rows;
}

/** Columns, indexes, constraints and enums, a line each; the order of columns does not matter. */
async function describeDatabase(client: Client): Promise<(string | undefined)[]> {
  const rows = await ask(
    `SELECT format('%s.%s %s%s default %s', relname, attname, format_type(atttypid, atttypmod),
                   CASE WHEN attnotnull THEN ' not null' END, pg_get_expr(adbin, adrelid)) AS line
       FROM pg_attribute
       JOIN pg_class ON pg_class.oid = attrelid
       LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
        AND relname <> '_prisma_migrations'
     UNION ALL
     -- Of a table in parts, the index of the whole.
     SELECT replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
     UNION ALL
     SELECT format('%s: %s', conname, pg_get_constraintdef(pg_constraint.oid))
       FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
      WHERE connamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'
     UNION ALL
     SELECT format('%s is %s', typname, string_agg(enumlabel, ', ' ORDER BY enumsortorder))
       FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
      WHERE typnamespace = 'public'::regnamespace GROUP BY typname
      ORDER BY 1`,
    [],
    client,
  );
  return rows.map(({ line }) => line);
}
