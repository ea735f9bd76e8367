import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { UserId } from "@/core/ids";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import type { Viewer } from "@/server/viewer";
import { createDatabase } from "./database";

/** Somebody with an account, and the words Terra has for them. */
export interface Person {
  viewer: Viewer;
  reference: string;
  terraUser: { user_id: string; provider: string; reference_id: string };
}

/** The real modules on a database of their own, with Terra's sandbox delivering to the real route over HTTP. */
export interface House {
  databaseUrl: string;
  sandbox: Sandbox;
  /** Somebody who signed up and did nothing else. */
  addPerson(): Promise<Person>;
  /** Somebody whose connection Terra has confirmed. */
  addRider(): Promise<Person>;
  /** Does what the worker would do, until nothing is left to do. */
  workOff(): Promise<void>;
  close(): Promise<void>;
}

export const SECRET = "a signing secret of the tests";
export const OLD_SECRET = "the signing secret before it";

/** Opens the house; the modules of `server` may be imported from then on. */
export async function openHouse(settings: Record<string, string> = {}): Promise<House> {
  const database = await createDatabase();
  const web = await serveWebhook();
  const sandbox = await startSandbox({
    port: 0,
    webhookUrl: `${web.url}/api/webhook`,
    devId: "dev",
    apiKey: "key",
    signingSecret: SECRET,
    retryDelaysMs: [50, 100, 200],
  });
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    PUBLIC_URL: web.url,
    TERRA_DEV_ID: "dev",
    TERRA_API_KEY: "key",
    TERRA_SIGNING_SECRETS: `${SECRET},${OLD_SECRET}`,
    TERRA_BASE_URL: `${sandbox.url}/api/v2`,
    NEXTAUTH_SECRET: "a secret for signing what the browser keeps",
    LOG_LEVEL: "silent",
    ...settings,
  });
  const { db, inbox } = await import("@/server/db");
  const { closeJobs, workOffJobs } = await import("@/server/jobs");

  const addPerson = async (): Promise<Person> => {
    const email = `${randomUUID()}@example.org`;
    const user = await db.user.create({ data: { email, name: "Somebody", passwordHash: "none" } });
    return {
      viewer: { userId: user.id as UserId, name: user.name, email, isDemonstration: false, isOperator: false },
      reference: user.terraReference,
      terraUser: { user_id: randomUUID(), provider: "BRYTONSPORT", reference_id: user.terraReference },
    };
  };
  const workOff = async () => workOffJobs((await import("@/server/ingest/work")).handlers);

  return {
    databaseUrl: database.url,
    sandbox,
    addPerson,
    addRider: async () => {
      const person = await addPerson();
      await sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
      await workOff();
      return person;
    },
    workOff,
    close: async () => {
      await sandbox.close();
      await web.close();
      await closeJobs();
      await db.$disconnect();
      await inbox().end();
      await database.drop();
    },
  };
}

/** The webhook's own route handler behind an HTTP server, as Next would call it. */
async function serveWebhook(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(
    getRequestListener(async (request) => {
      const { POST } = await import("@/app/api/webhook/route");
      return new URL(request.url).pathname === "/api/webhook" ? POST(request) : new Response(null, { status: 404 });
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
