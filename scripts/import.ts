import { closeSync, openSync, readSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseUserId, type UploadId } from "@/core/ids";
import { formatBytes, PART_BYTES } from "@/core/ride-file-name";
import type { Viewer } from "@/server/viewer";
import { type FoundFile, listRideFiles } from "./import/ride-folder";
import { settingsOfRunning } from "./import/settings";
import { StartError } from "./start/start-error";

/** `npm run import -- FOLDER --rider EMAIL`: brings every ride file of a folder as one upload of a rider. */
const USAGE = "Usage: npm run import -- FOLDER --rider EMAIL";
const SAY_EVERY_MS = 2_000;

const { folder, email } = readArguments();
const files = listRideFiles(requireFolder(folder));
if (files.length === 0) giveUp(`There are no ride files in ${folder}: .fit, .gpx, .tcx, each also as .gz, or .zip.`);
Object.assign(process.env, await readSettings());

// From here on: these read the settings.
const { db } = await import("@/server/db");
const { closeJobs } = await import("@/server/jobs");
const { appendPart, createBatch } = await import("@/server/data/uploads");
const { env } = await import("@/server/env");
try {
  await importAll(await requireRider(email));
} catch (error) {
  console.error(wordsOf(error));
  process.exitCode = 1;
} finally {
  await closeJobs();
  await db.$disconnect();
}

async function importAll(viewer: Viewer): Promise<void> {
  const created = await createBatch(viewer, files);
  if (created.kind !== "created") throw new StartError(created.message);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  console.log(`${inWords(files.length)} (${formatBytes(total)}) to bring.`);
  const say = sayNowAndThen();
  let [broughtFiles, broughtBytes] = [0, 0];
  for (const [index, { id, refusal }] of created.uploads.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    const problem = refusal ?? (await bring(viewer, id, file));
    if (problem) console.log(`${file.name}: ${problem}`);
    else broughtFiles++;
    broughtBytes += file.size;
    say(`${inWords(index + 1)} of ${files.length}, ${formatBytes(broughtBytes)} of ${formatBytes(total)}`);
  }
  console.log(`${inWords(broughtFiles)} brought, ${files.length - broughtFiles} not.`);
  console.log(`Musette reads them now. What becomes of them: ${env().publicUrl}/uploads/${created.batchId}`);
}

function inWords(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}

/** @returns what went wrong, null when the file is there whole */
async function bring(viewer: Viewer, id: UploadId, { path, size }: FoundFile): Promise<string | null> {
  const file = openOrNull(path);
  if (file === null) return "It cannot be read by this user.";
  try {
    for (let offset = 0; offset < size; ) {
      const part = new Uint8Array(Math.min(PART_BYTES, size - offset));
      const length = readSync(file, part, 0, part.length, offset);
      if (length === 0) return "It became shorter while it was read.";
      const appended = await appendPart(viewer, id, offset, part.slice(0, length));
      if (appended?.kind !== "kept") return "It was taken back meanwhile.";
      offset += length;
    }
    return null;
  } finally {
    closeSync(file);
  }
}

function openOrNull(path: string): number | null {
  try {
    return openSync(path, "r");
  } catch {
    return null;
  }
}

function sayNowAndThen(): (line: string) => void {
  let saidAt = Date.now();
  return (line) => {
    if (Date.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = Date.now();
    console.log(line);
  };
}

async function requireRider(address: string): Promise<Viewer> {
  const user = await db.user.findUnique({ where: { email: address.trim().toLowerCase() } });
  const userId = user && parseUserId(user.id);
  if (!user || !userId) throw new StartError("There is no account with that e-mail address: sign up first.");
  if (user.isDemonstration)
    throw new StartError("The demonstration's rider has rides of their own: name another account.");
  return { userId, name: user.name, email: user.email, isDemonstration: false, isOperator: user.isOperator };
}

function readArguments(): { folder: string; email: string } {
  try {
    const { values, positionals } = parseArgs({ options: { rider: { type: "string" } }, allowPositionals: true });
    const [only, ...others] = positionals;
    if (only && others.length === 0 && values.rider) return { folder: resolve(only), email: values.rider };
  } catch {
    // An option that does not exist: the usage says which do.
  }
  return giveUp(USAGE);
}

function requireFolder(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : giveUp(`There is no folder ${path}.`);
}

function readSettings(): Promise<NodeJS.ProcessEnv> {
  return settingsOfRunning(process.env).catch((error: unknown) => giveUp(wordsOf(error)));
}

function wordsOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  throw error;
}

function giveUp(reason: string): never {
  console.error(reason);
  process.exit(1);
}
