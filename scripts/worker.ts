import { setPriority } from "node:os";
import { commitLazily, db, waitPatiently } from "../server/db";
import { reckonAfterUpdate } from "../server/ingest/reckon";
import { handlers } from "../server/ingest/work";
import { startWorker } from "../server/jobs";
import { log } from "../server/log";

// Reading a long ride takes seconds of a core; acknowledging a delivery must not wait for them.
setPriority(10);

commitLazily();
waitPatiently();

const worker = await startWorker(handlers);
log.info({ event: "worker-started" });
await reckonAfterUpdate();

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
