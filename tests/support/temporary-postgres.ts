import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type EmbeddedPostgres, startPostgres } from "@/server/postgres/embedded-postgres";
import { findFreePort } from "@/server/postgres/free-port";
import { makeTempFolder, removeFolder } from "./temp-folder";

/** What is lost when the machine fails does not matter to a test, unless it says so. */
const QUICK = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Starts a server in a temporary folder; `stop` ends it and deletes the folder. */
export async function startTemporaryPostgres(
  settings: Record<string, string> = QUICK,
): Promise<Pick<EmbeddedPostgres, "url" | "pid" | "stop">> {
  const folder = makeTempFolder("postgres");
  try {
    const server = await startPostgres({
      folder: join(folder, "data"),
      port: await findFreePort(),
      password: randomBytes(18).toString("base64url"),
      logFile: join(folder, "postgres.log"),
      settings: { max_connections: "200", ...settings },
    });
    return { ...server, stop: () => server.stop().finally(() => removeFolder(folder)) };
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}

/** Lends a server that is gone afterwards. */
export async function withTemporaryPostgres<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const server = await startTemporaryPostgres();
  try {
    return await use(server.url);
  } finally {
    await server.stop();
  }
}
