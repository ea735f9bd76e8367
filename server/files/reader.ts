import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FileReading } from "./read-ride-file";

/** Reads ride files in a process of its own, so that none of them can take ours down. */
export interface Reader {
  /** As `readRideFile`; a file that ends the process or takes too long is damaged. One after another. */
  read(bytes: Uint8Array, name: string): Promise<FileReading>;
  /** Ends the process. What is being read then is given up. */
  close(): Promise<void>;
}

/** What the process is told, and what it answers. It says `ready` once, when it has loaded. */
export interface ReadRequest {
  bytes: Uint8Array;
  name: string;
}
export type ReadAnswer = { kind: "ready" } | { kind: "read"; reading: FileReading };

export interface ReaderOptions {
  /** The program that reads. */
  program?: string;
  timeoutMs?: number;
}

const PROGRAM = fileURLToPath(new URL("./reader-process.ts", import.meta.url));
const FOLDER = fileURLToPath(new URL("../..", import.meta.url));
const HEAP_MEGABYTES = 512;
const TIMEOUT_MS = 30_000;
/** A machine that is busy takes its time to load us; that is not the file's fault. */
const START_TIMEOUT_MS = 120_000;

const TOO_LONG: FileReading = {
  kind: "damaged",
  format: null,
  reason: "Reading this file took too long: it is damaged, or is no ride.",
};
const TOO_MUCH: FileReading = {
  kind: "damaged",
  format: null,
  reason: "This file cannot be read: it is damaged, or takes more memory than any ride.",
};

/** A reader of ride files; its process starts with the first file, and a new one after one that died. */
export function openReader({ program = PROGRAM, timeoutMs = TIMEOUT_MS }: ReaderOptions = {}): Reader {
  let child: Promise<ChildProcess> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const readNext = async (request: ReadRequest): Promise<FileReading> => {
    child ??= start(program);
    const process = await child.catch((error) => {
      child = null;
      throw error;
    });
    const reading = await ask(process, request, timeoutMs);
    if (reading === TOO_LONG || reading === TOO_MUCH) child = null;
    return reading;
  };

  return {
    read: (bytes, name) => {
      const reading = last.then(() => readNext({ bytes, name }));
      last = reading.catch(() => {});
      return reading;
    },
    close: async () => {
      const running = child;
      child = null;
      if (running) await running.then(end, () => {});
    },
  };
}

/** @throws Error when the process cannot be started: that is our fault, and no file's */
function start(program: string): Promise<ChildProcess> {
  const child = fork(program, [], {
    cwd: FOLDER,
    // It needs no setting, and shall know no secret.
    env: { NODE_ENV: "production" },
    execArgv: ["--import", "tsx", "--conditions=react-server", `--max-old-space-size=${HEAP_MEGABYTES}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail("did not start in time"), START_TIMEOUT_MS);
    const fail = (what: string) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`The reader of ride files ${what}`));
    };
    child.once("error", (error) => fail(`could not be started: ${error.message}`));
    child.once("exit", (code) => fail(`ended with ${code} before it was ready`));
    child.once("message", () => {
      clearTimeout(timer);
      child.removeAllListeners();
      // From here on an error of the channel shows as the end of the process.
      child.on("error", () => {});
      rest(child);
      resolve(child);
    });
  });
}

function ask(child: ChildProcess, request: ReadRequest, timeoutMs: number): Promise<FileReading> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.removeListener("exit", onExit);
      void end(child).then(() => settle(TOO_LONG));
    }, timeoutMs);
    const settle = (reading: FileReading) => {
      clearTimeout(timer);
      child.removeListener("exit", onExit);
      child.removeListener("message", onAnswer);
      rest(child);
      resolve(reading);
    };
    const onExit = () => settle(TOO_MUCH);
    const onAnswer = (answer: ReadAnswer) => {
      if (answer.kind === "read") settle(answer.reading);
    };
    if (child.exitCode !== null || child.signalCode !== null) return settle(TOO_MUCH);
    child.ref();
    child.channel?.ref();
    child.on("exit", onExit);
    child.on("message", onAnswer);
    child.send(request, () => {});
  });
}

/** A reader with nothing to do does not keep us running. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
