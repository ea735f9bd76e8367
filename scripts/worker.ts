import { setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { commitLazily, db, waitPatiently } from "../server/db";
import { reckonAfterUpdate } from "../server/ingest/reckon";
import { handlers } from "../server/ingest/work";
import { startWorker } from "../server/jobs";
import { log } from "../server/log";

// Reading a long ride takes seconds of a core; acknowledging a delivery must not wait for them.
setPriority(10);

commitLazily();
waitPatiently();

const worker = await untilDone(() => startWorker(handlers));
log.info({ event: "worker-started" });

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void worker.stop().then(async () => {
      await db.$disconnect();
      log.info({ event: "worker-stopped" });
      process.exit(0);
    });
  });
}

await untilDone(reckonAfterUpdate);

/** A database that goes away while we start comes back: nobody has to start us again. */
async function untilDone<Result>(what: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await what();
    } catch (error) {
      log.warn({
        event: "worker-waits",
        reason: error instanceof Error ? error.message.split("\n").at(-1) : "unknown",
      });
      await sleep(1_000);
    }
  }
}
