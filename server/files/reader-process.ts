import { Worker } from "node:worker_threads";
import { readRideFile } from "./read-ride-file";
import type { ReadAnswer, ReadRequest } from "./reader";

/** The process behind reader.ts: it is sent a file and answers with what is in it, one after another. */
const answer = (message: ReadAnswer) => process.send?.(message);

// A thread beside this one, because this one is busy for as long as it reads.
new Worker(new URL("./reader-watch.js", import.meta.url), { execArgv: [] }).unref();

process.on("disconnect", () => process.exit());
process.on("message", ({ bytes, name }: ReadRequest) => answer({ kind: "read", reading: readRideFile(bytes, name) }));
answer({ kind: "ready" });
