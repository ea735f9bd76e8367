import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { build, isBuilt } from "@/scripts/start/build";
import { servingArguments } from "@/scripts/start/web-arguments";
import { type EmbeddedPostgres, startPostgres } from "@/server/postgres/embedded-postgres";
import { findFreePort } from "@/server/postgres/free-port";
import { applyMigrations } from "@/server/postgres/migrate";
import { makeTempFolder, removeFolder } from "./temp-folder";

const ROOT = join(import.meta.dirname, "../..");

/** The application as it is run for real: the production build, a worker and a PostgreSQL that keeps its word. */
export interface Application {
  /** Of the web process. */
  url: string;
  databaseUrl: string;
  signingSecret: string;
  folder: string;
  /** Ends a process as the kernel would when memory runs out, and starts it again. */
  killWeb(): Promise<void>;
  killWorker(): Promise<void>;
  killPostgres(options?: { meanwhile?: () => Promise<void> }): Promise<void>;
  /** One more web process beside the first, as behind a load balancer. @param folder of another build than ours */
  addWeb(folder?: string): Promise<WebProcess>;
  /** One more worker beside the first. */
  addWorker(): WorkerProcess;
  pidOf(part: "web" | "worker" | "postgres"): number;
  close(): Promise<void>;
}

export interface WorkerProcess {
  /** Asks it to end, and waits until it has. */
  end(): Promise<void>;
  /** Ends it as the kernel would. */
  kill(): Promise<void>;
}

export interface WebProcess extends WorkerProcess {
  url: string;
}

/** Builds where necessary, and starts everything on ports and folders of its own. */
export async function startApplication(settings: Record<string, string> = {}): Promise<Application> {
  const folder = makeTempFolder("application");
  const [port, databasePort] = [await findFreePort(), await findFreePort()];
  const signingSecret = randomBytes(24).toString("base64url");
  const url = `http://127.0.0.1:${port}`;
  const postgresOptions = {
    folder: join(folder, "postgres"),
    elsewhere: join(folder, "elsewhere"),
    port: databasePort,
    password: randomBytes(18).toString("base64url"),
    logFile: join(folder, "postgres.log"),
  };
  let postgres: EmbeddedPostgres = await startPostgres(postgresOptions);
  await applyMigrations(postgres.url);

  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: postgres.url,
    TERRA_DEV_ID: "dev",
    TERRA_API_KEY: "key",
    TERRA_SIGNING_SECRETS: signingSecret,
    TERRA_BASE_URL: "http://127.0.0.1:9/api/v2",
    ...settings,
  };
  delete environment.NODE_OPTIONS;
  if (!isBuilt()) await build(environment, join(folder, "build.log"), new AbortController().signal);

  const startWeb = (at = port, ...built: string[]) =>
    launch([...servingArguments(at), "-H", "127.0.0.1", ...built], environment, join(folder, "web.log"));
  const worker = ["--import", "tsx", "--conditions=react-server", "scripts/worker.ts"];
  const startWorker = () => launch(worker, environment, join(folder, "worker.log"));
  const parts = { web: startWeb(), worker: startWorker() };
  const more: ChildProcess[] = [];
  await answers(url);

  return {
    url,
    databaseUrl: postgres.url,
    signingSecret,
    folder,
    pidOf: (part) => (part === "postgres" ? postgres.pid : (parts[part].pid ?? 0)),
    killWeb: async () => {
      await end(parts.web, "SIGKILL");
      parts.web = startWeb();
    },
    killWorker: async () => {
      await end(parts.worker, "SIGKILL");
      parts.worker = startWorker();
    },
    killPostgres: async ({ meanwhile } = {}) => {
      process.kill(postgres.pid, "SIGKILL");
      await postgres.ended;
      await meanwhile?.();
      postgres = await startPostgres(postgresOptions);
    },
    addWeb: async (built) => {
      const otherPort = await findFreePort();
      const web = startWeb(otherPort, ...(built === undefined ? [] : [built]));
      more.push(web);
      const otherUrl = `http://127.0.0.1:${otherPort}`;
      await answers(otherUrl);
      return { url: otherUrl, end: () => end(web, "SIGTERM"), kill: () => end(web, "SIGKILL") };
    },
    addWorker: () => {
      const other = startWorker();
      more.push(other);
      return { end: () => end(other, "SIGTERM"), kill: () => end(other, "SIGKILL") };
    },
    close: async () => {
      await Promise.all([parts.web, parts.worker, ...more].map((process) => end(process, "SIGKILL")));
      await postgres.stop();
      removeFolder(folder);
    },
  };
}

/** Terra, delivering to this application. */
export const startSandboxFor = (application: Application): Promise<Sandbox> =>
  startSandbox({
    port: 0,
    webhookUrl: `${application.url}/api/webhook`,
    devId: "dev",
    apiKey: "key",
    signingSecret: application.signingSecret,
  });

/** Looks into the application's database, on a connection of its own: the server may have been killed in between. */
export async function query<Row>(application: Application, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: application.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function launch(args: string[], env: NodeJS.ProcessEnv, logFile: string): ChildProcess {
  const log = openSync(logFile, "a");
  // It ends with us, also when a whole test run is killed.
  const child = spawn(process.execPath, ["--import", join(ROOT, "scripts/start/leash.js"), ...args], {
    cwd: ROOT,
    env: { ...env, MUSETTE_STARTER: String(process.pid) },
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  return child;
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** Waits until the web process serves. */
async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await sleep(100);
  }
  throw new Error("The web process did not begin to serve within 30 s");
}
