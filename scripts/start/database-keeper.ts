import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedPostgres } from "@/server/postgres/embedded-postgres";

/** Starts the embedded server again when it crashes, until it is told to stop. */
export class DatabaseKeeper {
  #server: EmbeddedPostgres;
  #restarting: Promise<void> | null = null;
  readonly #stopping = new AbortController();
  readonly #restart: () => Promise<EmbeddedPostgres>;
  readonly #say: (line: string) => void;

  constructor(server: EmbeddedPostgres, restart: () => Promise<EmbeddedPostgres>, say: (line: string) => void) {
    this.#server = server;
    this.#restart = restart;
    this.#say = say;
    void this.#keep();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    // The server to stop may be one that is only just starting.
    await this.#restarting;
    await this.#server.stop();
  }

  async #keep(): Promise<void> {
    for (;;) {
      await this.#server.ended;
      if (this.#stopping.signal.aborted) return;
      this.#say("The database ended unexpectedly; it starts again.");
      this.#restarting = this.#startAgain();
      await this.#restarting;
    }
  }

  async #startAgain(): Promise<void> {
    const { signal } = this.#stopping;
    for (let waitMs = 500; !signal.aborted; waitMs = Math.min(waitMs * 2, 30_000)) {
      try {
        this.#server = await this.#restart();
        return;
      } catch (error) {
        this.#say(error instanceof Error ? error.message : String(error));
        await sleep(waitMs, undefined, { signal }).catch(() => {});
      }
    }
  }
}
