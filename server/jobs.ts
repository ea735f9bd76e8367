import type { PoolClient } from "pg";
import { fromPrisma, type Job, PgBoss, type WorkOptions } from "pg-boss";
import { type Database, databaseOptions } from "./db";
import { env } from "./env";
import type { JobData, JobName } from "./job-data";
import { QUEUES } from "./job-queues";
import { log } from "./log";

const SCHEMA = "jobs";

/** Makes or raises the tables of the queue; called with the migrations, and harmless when repeated. */
export async function prepareJobs(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", logTrouble);
  await boss.start();
  try {
    for (const [name, { policy, ...plan }] of Object.entries(QUEUES)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, plan);
      else await boss.createQueue(name, { ...plan, policy: policy ?? "standard" });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

let sending: Promise<PgBoss> | undefined;

/** The queue as a sender needs it. Opened on first use; one that could not be opened is tried again at the next. */
function sender(): Promise<PgBoss> {
  sending ??= openBoss("sender", { max: 1, supervise: false, schedule: false }).catch((error: unknown) => {
    sending = undefined;
    throw error;
  });
  return sending;
}

interface Sending {
  /** Jobs of one group wait for each other, those of other groups do not wait for them. */
  group?: string;
  /** In a queue that lets one job wait: for each key, one. */
  key?: string;
  /** Not before so much time has passed, so that what else comes until then is done with it. */
  afterSeconds?: number;
  /** Those of a higher one come first; 0 unless said. */
  priority?: number;
}

/** What a job can be sent through: Prisma, or a connection of the inbox. */
type Through = Database | PoolClient;

const sqlOf = (through: Through) =>
  "$queryRawUnsafe" in through
    ? fromPrisma(through)
    : { executeSql: (text: string, values?: unknown[]) => through.query(text, values) };

/** Sends a job within a transaction: it is there when the transaction commits, and otherwise was never there. */
export async function sendJob<Name extends JobName>(
  through: Through,
  name: Name,
  data: JobData[Name],
  { group, key, afterSeconds, priority }: Sending = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(name, data, {
    db: sqlOf(through),
    ...(group === undefined ? {} : { group: { id: group } }),
    ...(key === undefined ? {} : { singletonKey: key }),
    ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
    ...(priority === undefined ? {} : { priority }),
  });
}

/** What a worker does with each kind of job. */
export type JobHandlers = {
  [Name in JobName]: (data: JobData[Name]) => Promise<void>;
};

/** Works on jobs until it is stopped. */
export interface Worker {
  /** Ends what is under way, takes on nothing new. */
  stop(): Promise<void>;
}

/** Shorter than the start command waits for us: what is given back in time, another takes on at once. */
const DRAIN_MS = 5_000;

/**
 * Starts working on jobs; any number of workers share the work.
 *
 * @throws when the database goes away meanwhile: nothing is begun then, and it can be tried again
 */
export async function startWorker(handlers: JobHandlers): Promise<Worker> {
  const boss = await openBoss("worker", {
    max: 5,
    useListenNotify: true,
    monitorIntervalSeconds: 15,
    superviseIntervalSeconds: 15,
  });
  try {
    await takeOnAll(boss, handlers);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { stop: () => boss.stop({ graceful: true, timeout: DRAIN_MS }) };
}

async function takeOnAll(boss: PgBoss, handlers: JobHandlers): Promise<void> {
  await boss.schedule("tidy-up", "* * * * *");
  await boss.schedule("reconcile", "17 3 * * *", { riderId: null });
  await boss.schedule("repair-gaps", "47 3 * * *", { since: null });
  await boss.schedule("digest-all", "27 2 * * *");
  await boss.schedule("keep-deliveries", "17 * * * *");
  await boss.schedule("mail-digest", "*/15 * * * *");

  await takeOn(boss, "apply-ping", handlers);
  await takeOn(boss, "apply-delivery", handlers);
  await takeOn(boss, "apply-delivery", handlers);
  await takeOn(boss, "verify-connection", handlers);
  await takeOn(boss, "ask-again", handlers);
  await takeOn(boss, "ask-athlete", handlers);
  await takeOn(boss, "ask-history", handlers);
  await takeOn(boss, "reconcile", handlers);
  await takeOn(boss, "repair-gaps", handlers);
  await takeOn(boss, "settle-ride", handlers);
  await takeOn(boss, "reckon-rides", handlers);
  await takeOn(boss, "digest-athlete", handlers);
  await takeOn(boss, "digest-all", handlers);
  await takeOn(boss, "forget-data", handlers);
  await takeOn(boss, "take-apart", handlers);
  await takeOn(boss, "read-file", handlers);
  await takeOn(boss, "undo-batch", handlers);
  await takeOn(boss, "keep-deliveries", handlers);
  await takeOn(boss, "replay-deliveries", handlers);
  await takeOn(boss, "mail-notices", handlers);
  await takeOn(boss, "mail-digest", handlers);
  await takeOn(boss, "send-mail", handlers);
  await takeOn(boss, "tidy-up", handlers);
}

/** Works on one job of a queue after another. */
async function takeOn<Name extends JobName>(boss: PgBoss, name: Name, handlers: JobHandlers): Promise<void> {
  const options: WorkOptions = {
    localGroupConcurrency: 1,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 2,
    heartbeatRefreshSeconds: 10,
  };
  const id = await boss.work<JobData[Name]>(name, options, async (jobs) => {
    try {
      for (const { data } of jobs) await handlers[name](data);
    } finally {
      // Where one job was, another may be: look at once instead of waiting to be told.
      boss.notifyWorker(id);
    }
  });
}

const WORKED_OFF = [
  "ask-again",
  "repair-gaps",
  "reconcile",
  "ask-history",
  "ask-athlete",
  "apply-ping",
  "apply-delivery",
  "verify-connection",
  "replay-deliveries",
  "forget-data",
  "take-apart",
  "read-file",
  "undo-batch",
  "settle-ride",
  "reckon-rides",
  "digest-all",
  "digest-athlete",
  "mail-notices",
  "send-mail",
] as const;

/** What waits only so that more is done with it; what failed waits for better times. */
const GATHERING: readonly JobName[] = ["forget-data", "reckon-rides", "digest-athlete", "mail-notices"];

/**
 * Works off every job that is due, one after another, and what is gathering, and comes back when none is left: for tests
 * and commands.
 */
export async function workOffJobs(handlers: JobHandlers): Promise<void> {
  const boss = await sender();
  const takeOne = async <Name extends JobName>(name: Name): Promise<boolean> => {
    const [job]: Job<JobData[Name]>[] = await boss.fetch<JobData[Name]>(name, {
      ignoreStartAfter: GATHERING.includes(name),
    });
    if (job === undefined) return false;
    try {
      await handlers[name](job.data);
      await boss.complete(name, job.id);
    } catch (error) {
      logTrouble(error);
      await boss.fail(name, job.id);
    }
    return true;
  };
  for (let found = true; found; ) {
    found = false;
    for (const name of WORKED_OFF) {
      while (await takeOne(name)) found = true;
    }
  }
}

/** Has jobs of a queue that were given up tried once more. */
export async function retryJobs(name: JobName, ids: string[]): Promise<void> {
  if (ids.length > 0) await (await sender()).retry(name, ids);
}

/** Every queue there is. */
export const JOB_NAMES = Object.keys(QUEUES) as JobName[];

/** Closes what sending opened. */
export async function closeJobs(): Promise<void> {
  const boss = await sending?.catch(() => undefined);
  sending = undefined;
  await boss?.stop({ graceful: false });
}

async function openBoss(
  role: string,
  options: Partial<ConstructorParameters<typeof PgBoss>[0] & object>,
): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().databaseUrl,
    application_name: `musette jobs ${role}`,
    schema: SCHEMA,
    ...databaseOptions(),
    migrate: false,
    createSchema: false,
    instanceName: role,
    connectionTimeoutMillis: 2_000,
    ...options,
  });
  boss.on("error", logTrouble);
  await boss.start();
  return boss;
}

/** The database going away is told here again and again; the queue comes back with it by itself. */
const logTrouble = (error: unknown) => log.warn({ event: "jobs-trouble", reason: messageOf(error) });

/** pg-boss emits errors and copies of errors. */
const messageOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
