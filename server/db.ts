import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "../prisma/generated/client";
import { env } from "./env";

export type Transaction = Prisma.TransactionClient;

/** Either the database or a transaction on it. */
export type Database = PrismaClient | Transaction;

const CONNECT_TIMEOUT_MS = 2_000;

interface Pool {
  name: string;
  max: number;
  statementTimeoutMs: number;
  /** How long we wait for an answer, also from a server that does not answer at all. */
  queryTimeoutMs: number;
}

/** A client that is made on first use, so that a build needs no settings. */
function lazyClient(pool: Pool): PrismaClient {
  let client: PrismaClient | undefined;
  const open = () =>
    new PrismaClient({
      adapter: new PrismaPg({
        connectionString: env().databaseUrl,
        application_name: `musette ${pool.name}`,
        max: pool.max,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        statement_timeout: pool.statementTimeoutMs,
        query_timeout: pool.queryTimeoutMs,
        idle_in_transaction_session_timeout: pool.statementTimeoutMs,
      }),
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
export const db = lazyClient({ name: "house", max: 10, statementTimeoutMs: 60_000, queryTimeoutMs: 65_000 });

/**
 * The database, for taking in deliveries: connections of its own, so that busy pages cannot keep a delivery waiting
 * nor deliveries a page, and short patience, because a quick "come back later" is better than a slow answer.
 */
export const inboxDb = lazyClient({ name: "inbox", max: 6, statementTimeoutMs: 5_000, queryTimeoutMs: 6_000 });
