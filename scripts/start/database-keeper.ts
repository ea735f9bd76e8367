import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedPostgres } from "@/server/embedded-postgres";

/** Starts the embedded server again when it crashes, until it is told to stop. */
export class DatabaseKeeper {
  #server: EmbeddedPostgres;
  #isStopping = false;
  readonly #restart: () => Promise<EmbeddedPostgres>;
  readonly #say: (line: string) => void;

  constructor(server: EmbeddedPostgres, restart: () => Promise<EmbeddedPostgres>, say: (line: string) => void) {
    this.#server = server;
    this.#restart = restart;
    this.#say = say;
    void this.#keep();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#server.stop();
  }

  async #keep(): Promise<void> {
    for (;;) {
      await this.#server.ended;
      if (this.#isStopping) return;
      this.#say("The database ended unexpectedly; it starts again.");
      await this.#startAgain();
    }
  }

  async #startAgain(): Promise<void> {
    for (let waitMs = 500; !this.#isStopping; waitMs = Math.min(waitMs * 2, 30_000)) {
      try {
        this.#server = await this.#restart();
        if (this.#isStopping) await this.#server.stop();
        return;
      } catch (error) {
        this.#say(error instanceof Error ? error.message : String(error));
        await sleep(waitMs);
      }
    }
  }
}
