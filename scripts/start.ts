import { DatabaseFolderError } from "@/server/postgres/embedded-postgres";
import { MigrationError } from "@/server/postgres/migrate";
import { describeReady } from "./start/screen";
import { parseSettings } from "./start/settings";
import { StartError } from "./start/start-error";
import { Supervisor } from "./start/supervisor";

/** Within this time a second signal is the same key press: the terminal and npm both pass it on. */
const SAME_PRESS_MS = 500;

let supervisor: Supervisor | null = null;
let firstSignalAt = 0;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
// Whoever started us is gone, and with it the one who could tell us to end.
process.on("disconnect", end);
process.stdout.on("error", () => {});

try {
  const settings = parseSettings(process.env, process.argv.slice(2));
  supervisor = new Supervisor(settings, process.env, say);
  const sandbox = await supervisor.start();
  if (firstSignalAt === 0) say(describeReady(settings, sandbox));
} catch (error) {
  if (firstSignalAt === 0) {
    console.error(explain(error));
    await supervisor?.stop();
    process.exit(1);
  }
}

function end() {
  const now = Date.now();
  if (firstSignalAt > 0 && now - firstSignalAt < SAME_PRESS_MS) return;
  if (firstSignalAt > 0) {
    supervisor?.kill();
    process.exit(1);
  }
  firstSignalAt = now;
  say("Ending…");
  void Promise.resolve(supervisor?.stop()).then(() => process.exit(0));
}

function say(line: string) {
  console.log(line);
}

function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof DatabaseFolderError || error instanceof MigrationError) {
    return error.message;
  }
  const { code, path } = Object(error);
  if (code === "ENOSPC") return "The disk is full: make room, and start again.";
  if (path && ["EACCES", "EPERM", "EROFS"].includes(code)) {
    return `${path} cannot be written by this user: change its owner, or choose another folder with DATA_DIR.`;
  }
  return `Musette could not start: ${error instanceof Error ? error.stack : error}`;
}
