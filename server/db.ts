import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolClient } from "pg";
import { type Prisma, PrismaClient } from "../prisma/generated/client";
import { env } from "./env";
import { log } from "./log";

export type Transaction = Prisma.TransactionClient;

/** Either the database or a transaction on it. */
export type Database = PrismaClient | Transaction;

const CONNECT_TIMEOUT_MS = 2_000;

let serverOptions = "";
let patienceMs = 15_000;

/** Has this process wait longer for an answer than somebody would who looks at a page. */
export function waitPatiently(): void {
  patienceMs = 60_000;
}

/**
 * Has this process's commits reach the disk a moment after they were answered: for the worker, whose work can be done
 * again from the deliveries, and whose many small commits would otherwise make acknowledgements wait for the disk.
 * PostgreSQL loses such commits only together with all later ones, so no delivery stays "applied" without its ride.
 */
export function commitLazily(): void {
  serverOptions = "-c synchronous_commit=off";
}

/** Options for the server, for every connection this process makes. */
export const databaseOptions = (): { options?: string } => (serverOptions === "" ? {} : { options: serverOptions });

/** A client that is made on first use, so that a build needs no settings. */
function lazyClient(): PrismaClient {
  let client: PrismaClient | undefined;
  const open = () =>
    new PrismaClient({
      adapter: new PrismaPg({
        connectionString: env().databaseUrl,
        application_name: "musette house",
        ...databaseOptions(),
        max: 10,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        statement_timeout: patienceMs,
        query_timeout: patienceMs + 1_000,
        idle_in_transaction_session_timeout: 60_000,
      }),
      // A long ride that is reckoned in between keeps this process busy for seconds.
      transactionOptions: { timeout: patienceMs, maxWait: patienceMs },
    });
  return new Proxy<PrismaClient>(Object.create(PrismaClient.prototype), {
    get(_, property) {
      client ??= open();
      const value: unknown = Reflect.get(client, property, client);
      return typeof value === "function" ? value.bind(client) : value;
    },
  });
}

/** The database, for pages, actions and the worker. */
export const db = lazyClient();

let inboxPool: Pool | undefined;

/**
 * The database, for taking in deliveries: connections of its own, so that busy pages cannot keep a delivery waiting
 * nor deliveries a page, and short patience, because a quick "come back later" is better than a slow answer.
 * Without Prisma, so that a transaction is two trips to the database and not five.
 */
export function inbox(): Pool {
  if (inboxPool === undefined) {
    inboxPool = new Pool({
      connectionString: env().databaseUrl,
      application_name: "musette inbox",
      max: 8,
      pipeline: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: 5_000,
      query_timeout: 6_000,
      idle_in_transaction_session_timeout: 5_000,
    });
    // A connection that idles when the database goes away says so here; the next request opens another.
    inboxPool.on("error", (error) => log.warn({ event: "inbox-trouble", reason: error.message }));
  }
  return inboxPool;
}

/** A database that does not answer even this is not there: the sender should hear so while still listening. */
const BEGIN = { text: "BEGIN", query_timeout: CONNECT_TIMEOUT_MS };

/**
 * One transaction in the inbox; rolled back when the work throws, or comes to nothing. What the work asks for need not
 * wait for its beginning: it is all sent in one go.
 */
export async function inInbox<Result>(work: (client: PoolClient) => Promise<Result | null>): Promise<Result | null> {
  const client = await inbox().connect();
  let trouble: Error | undefined;
  try {
    const [, result] = await Promise.all([client.query(BEGIN), work(client)]);
    await client.query(result === null ? "ROLLBACK" : "COMMIT");
    return result;
  } catch (error) {
    // Nobody knows in which state such a connection is: closing it rolls back.
    trouble = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(trouble);
  }
}
