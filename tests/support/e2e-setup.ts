import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "@/server/postgres/free-port";
import { startMailServer } from "./mail-server";
import { runStart } from "./start-command";
import { startStyleServer } from "./style-server";
import { makeTempFolder, removeFolder } from "./temp-folder";

const START_MS = 300_000;

/** Starts the whole application as a person does, once for all stories; afterwards nothing of it is left. */
export default async function setup() {
  const folder = makeTempFolder("e2e");
  const streets = await startStyleServer();
  const mails = join(folder, "mails");
  mkdirSync(mails);
  const post = await startMailServer({ folder: mails });
  const settings = {
    PORT: String(await findFreePort()),
    SANDBOX_PORT: String(await findFreePort()),
    MAP_STYLE_URL: streets.url,
    // A story does not wait as long as people do.
    MAIL_GATHER_SECONDS: "10",
    SMTP_URL: `smtp://${post.host}:${post.port}`,
    MAIL_FROM: "Musette <rides@example.org>",
    // All people of all stories come from this machine.
    ATTEMPTS_PER_ADDRESS: "1000",
  };
  const command = runStart(folder, settings);
  const end = async () => {
    command.signal("SIGTERM");
    await command.ended;
    await streets.close();
    await post.close();
    removeFolder(folder);
  };
  try {
    await command.says(/Musette is ready/, START_MS);
  } catch (error) {
    await end();
    throw error;
  }
  // Read by playwright.config.ts and the stories, which run in other processes.
  process.env.E2E_URL = `http://localhost:${settings.PORT}`;
  process.env.E2E_SANDBOX_URL = `http://localhost:${settings.SANDBOX_PORT}`;
  process.env.E2E_DATA_DIR = folder;
  process.env.E2E_MAILS = mails;
  return end;
}
