import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./settings";

export interface Part {
  /** As in "The worker ended". */
  name: string;
  /** What follows `node`. */
  args: string[];
  environment: NodeJS.ProcessEnv;
  /** Null: to the terminal. */
  logFile: string | null;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
/** Who ran for so long starts again at once. */
const STEADY_MS = 60_000;

/** Keeps one process running: when it crashes it is started again, ever more slowly while it keeps crashing. */
export class Keeper {
  readonly #part: Part;
  readonly #say: (line: string) => void;
  #child: ChildProcess | null = null;
  #waitMs = FIRST_WAIT_MS;
  #stopping = new AbortController();

  constructor(part: Part, say: (line: string) => void) {
    this.#part = part;
    this.#say = say;
    void this.#keep();
  }

  /** Asks the process to finish what it does; after `patienceMs` it is ended. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    const impatience = setTimeout(() => this.kill(), patienceMs);
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    await exit;
    clearTimeout(impatience);
  }

  /** Ends the process now, and all that it started. */
  kill(): void {
    this.#stopping.abort();
    if (!this.#child?.pid || hasEnded(this.#child)) return;
    try {
      process.kill(-this.#child.pid, "SIGKILL");
    } catch {
      this.#child.kill("SIGKILL");
    }
  }

  async #keep(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const startedAt = Date.now();
      const child = this.#spawn();
      this.#child = child;
      const reason = await whenEnded(child);
      if (this.#stopping.signal.aborted) return;

      if (Date.now() - startedAt > STEADY_MS) this.#waitMs = FIRST_WAIT_MS;
      this.#say(
        `The ${this.#part.name} ended unexpectedly (${reason}); it starts again in ${this.#waitMs / 1000} s.${this.#whereToLook()}`,
      );
      await sleep(this.#waitMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
      this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
    }
  }

  #whereToLook() {
    return this.#part.logFile ? ` See ${this.#part.logFile}.` : "";
  }

  #spawn(): ChildProcess {
    const { args, environment, logFile } = this.#part;
    const log = logFile ? openSync(logFile, "a", 0o600) : null;
    // A group of its own: a Ctrl-C in the terminal is for the start command, which ends its parts in the right order.
    const child = spawn(process.execPath, ["--import", join(ROOT, "scripts/start/leash.js"), ...args], {
      cwd: ROOT,
      env: { ...environment, MUSETTE_STARTER: String(process.pid) },
      detached: true,
      stdio: ["pipe", log ?? "inherit", log ?? "inherit"],
    });
    if (log !== null) closeSync(log);
    return child;
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function whenEnded(child: ChildProcess): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  child.once("error", (error) => resolve(error.message));
  child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  return promise;
}
