import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

/** `npm run sandbox:ride -- FILE.fit [--rider ID]`: the sandbox delivers the file as a ride of a connected rider. */
const USAGE = "Usage: npm run sandbox:ride -- FILE.fit [--rider ID]";
/** Written by the start command into its data folder. */
const ADDRESS_FILE = join(process.env.DATA_DIR || ".data", "sandbox-url");

const { file, rider } = readArguments();
console.log(await deliver(readRide(file), sandboxUrl()));

function readArguments(): { file: string; rider: string | null } {
  try {
    const { values, positionals } = parseArgs({ options: { rider: { type: "string" } }, allowPositionals: true });
    const [only, ...others] = positionals;
    if (only && others.length === 0) return { file: only, rider: values.rider ?? null };
  } catch {
    // An option that does not exist: the usage says which do.
  }
  return giveUp(USAGE);
}

function readRide(path: string): Buffer<ArrayBuffer> {
  if (!existsSync(path)) giveUp(`There is no file ${path}.`);
  return Buffer.from(readFileSync(path));
}

function sandboxUrl(): string {
  const url = process.env.SANDBOX_URL ?? (existsSync(ADDRESS_FILE) ? readFileSync(ADDRESS_FILE, "utf8").trim() : "");
  return url || giveUp("No sandbox is running: start Musette without Terra keys first (npm start).");
}

async function deliver(body: Buffer<ArrayBuffer>, sandbox: string): Promise<string> {
  const address = new URL("/fit", sandbox);
  address.searchParams.set("name", basename(file));
  if (rider) address.searchParams.set("rider", rider);
  const headers = { accept: "application/json", "content-type": "application/octet-stream" };
  const response = await fetch(address, { method: "POST", headers, body }).catch(() =>
    giveUp(`No sandbox answers at ${sandbox}: start Musette without Terra keys first (npm start).`),
  );
  const answer: { message?: string; rider?: string; count?: number } = await response.json();
  if (!response.ok) giveUp(answer.message ?? `The sandbox answered ${response.status}.`);
  return answer.count === 1
    ? `On its way as a ride of ${answer.rider}.`
    : `${answer.count} rides are on their way as ${answer.rider}'s.`;
}

function giveUp(reason: string): never {
  console.error(reason);
  process.exit(1);
}
