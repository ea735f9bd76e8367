import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { applyMigrations } from "@/server/postgres/migrate";
import { build, isBuilt } from "./build";
import { openDataFolder } from "./data-folder";
import { requireDatabase, startEmbedded } from "./database";
import { DatabaseKeeper } from "./database-keeper";
import { appEnvironment, baseEnvironment, type SandboxPlace, sandboxEnvironment } from "./environment";
import { Keeper } from "./keeper";
import { findPortFrom, requirePort } from "./ports";
import { keepSecrets, type Secrets } from "./secrets";
import { ROOT, type StartSettings } from "./settings";
import { devArguments, servingArguments } from "./web-arguments";

const TYPESCRIPT = ["--import", "tsx", "--conditions=react-server"];
const DRAIN_MS = 7_000;

/** Starts the parts of Musette in their order, keeps them running, and ends them in the opposite order. */
export class Supervisor {
  readonly #settings: StartSettings;
  readonly #given: NodeJS.ProcessEnv;
  readonly #say: (line: string) => void;
  readonly #stopping = new AbortController();
  #keepers: Keeper[] = [];
  #database: Promise<DatabaseKeeper> | null = null;

  constructor(settings: StartSettings, given: NodeJS.ProcessEnv, say: (line: string) => void) {
    this.#settings = settings;
    this.#given = given;
    this.#say = say;
  }

  /** @returns where the sandbox is, in a demonstration */
  async start(): Promise<SandboxPlace | null> {
    const { isDev, port, dataFolder } = this.#settings;
    openDataFolder(dataFolder);
    await requirePort(port, isDev ? "127.0.0.1" : null);
    const secrets = keepSecrets(dataFolder);
    const base = baseEnvironment(this.#given, this.#settings, secrets);

    const databaseUrl = await this.#openDatabase(secrets);
    await this.#buildIfNeeded(base);
    if (this.#stopping.signal.aborted) return null;

    const sandbox = await this.#placeSandbox();
    const app = appEnvironment(base, this.#settings, secrets, databaseUrl, sandbox);
    const serving = isDev ? devArguments(port) : servingArguments(port);
    this.#keep("web server", serving, app, isDev ? null : "web");
    this.#keep("worker", [...TYPESCRIPT, "scripts/worker.ts"], app, "worker");
    if (sandbox) {
      const own = sandboxEnvironment(base, this.#settings, secrets, sandbox);
      this.#keep("sandbox", [...TYPESCRIPT, "scripts/sandbox.ts"], own, "sandbox");
    }
    await this.#whenReady(`http://127.0.0.1:${port}/api/health`, "web");
    if (sandbox) await this.#whenReady(`http://127.0.0.1:${sandbox.port}/`, "sandbox");
    if (sandbox) void this.#demonstrate(app);
    return sandbox;
  }

  /** Ends everything: what is under way is finished, the database is last. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#keepers.map((keeper) => keeper.stop(DRAIN_MS)));
    // One that is only just starting is waited for: it would outlive us.
    const database = await this.#database?.catch(() => null);
    await database?.stop();
  }

  /** Ends everything now; the database is ended by its guard when this process is gone. */
  kill(): void {
    this.#stopping.abort();
    for (const keeper of this.#keepers) keeper.kill();
  }

  async #openDatabase({ databasePassword }: Secrets): Promise<string> {
    const { databaseUrl, dataFolder } = this.#settings;
    if (databaseUrl) await requireDatabase(databaseUrl);
    const url = databaseUrl ?? (await this.#openEmbedded(dataFolder, databasePassword));
    await applyMigrations(url);
    return url;
  }

  async #openEmbedded(dataFolder: string, password: string): Promise<string> {
    const starting = startEmbedded(dataFolder, password);
    this.#database = starting.then(
      (server) => new DatabaseKeeper(server, () => startEmbedded(dataFolder, password, server.port), this.#say),
    );
    await this.#database;
    return (await starting).url;
  }

  async #buildIfNeeded(environment: NodeJS.ProcessEnv): Promise<void> {
    if (this.#settings.isDev || isBuilt() || this.#stopping.signal.aborted) return;
    this.#say("Building the application; this takes a minute after a change…");
    await build(environment, this.#logFile("build"), this.#stopping.signal);
  }

  async #placeSandbox(): Promise<SandboxPlace | null> {
    const { isDemonstration, port, sandboxPort, sandboxPublicUrl, dataFolder } = this.#settings;
    const note = join(dataFolder, "sandbox-url");
    if (!isDemonstration) {
      rmSync(note, { force: true });
      return null;
    }
    if (sandboxPort) await requirePort(sandboxPort, null);
    const chosen = sandboxPort ?? (await findPortFrom(port + 1));
    writeFileSync(note, `http://127.0.0.1:${chosen}\n`);
    return { port: chosen, publicUrl: sandboxPublicUrl ?? `http://localhost:${chosen}` };
  }

  #keep(name: string, args: string[], environment: NodeJS.ProcessEnv, log: string | null) {
    const logFile = log && this.#logFile(log);
    this.#keepers.push(new Keeper({ name, args, environment, logFile }, this.#say));
  }

  /** Waits until an address answers well; says so once when that takes unusually long. */
  async #whenReady(url: string, log: string): Promise<void> {
    const startedAt = Date.now();
    for (let hasSaid = false; !this.#stopping.signal.aborted; await sleep(50)) {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      await response?.body?.cancel();
      if (response?.ok) return;
      if (!hasSaid && Date.now() - startedAt > 60_000) {
        hasSaid = true;
        this.#say(`${url} does not answer yet. See ${this.#logFile(log)}.`);
      }
    }
  }

  /** Connects the demonstration rider and asks for their history, where that has not been done. */
  async #demonstrate(environment: NodeJS.ProcessEnv): Promise<void> {
    const log = openSync(this.#logFile("demonstration"), "a", 0o600);
    const command = spawn(process.execPath, [...TYPESCRIPT, "scripts/demonstrate.ts"], {
      cwd: ROOT,
      env: environment,
      stdio: ["ignore", log, log],
      signal: this.#stopping.signal,
    });
    closeSync(log);
    const [code] = await once(command, "exit").catch(() => [null]);
    if (code === 0 || this.#stopping.signal.aborted) return;
    this.#say(`The demonstration rider could not be prepared. See ${this.#logFile("demonstration")}.`);
  }

  #logFile(name: string): string {
    return join(this.#settings.dataFolder, "log", `${name}.log`);
  }
}
