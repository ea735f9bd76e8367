import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartError } from "./start-error";

const Secrets = z.object({
  databasePassword: z.string().min(16),
  /** Of sessions and of what next-auth signs. */
  authSecret: z.string().min(32),
  /** AES-256, in base64: Next's key for what forms carry. The same over restarts, or open pages would stop working. */
  serverActionsKey: z.string().length(44),
  sandboxApiKey: z.string().min(16),
  sandboxSigningSecret: z.string().min(16),
});

export type Secrets = z.infer<typeof Secrets>;

/**
 * The secrets of this installation: made at the first start, kept in a file that only its owner reads.
 *
 * @throws StartError when the file is there but cannot be read
 */
export function keepSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, "secrets.json");
  const kept = existsSync(file) ? read(file) : {};
  const secrets = Secrets.safeParse({ ...makeSecrets(), ...kept });
  if (!secrets.success) throw damaged(file, secrets.error);
  if (Object.keys(kept).length < Object.keys(secrets.data).length) write(file, secrets.data);
  chmodSync(file, 0o600);
  return secrets.data;
}

const makeSecrets = (): Secrets => ({
  databasePassword: randomBytes(24).toString("base64url"),
  authSecret: randomBytes(48).toString("base64url"),
  serverActionsKey: randomBytes(32).toString("base64"),
  sandboxApiKey: randomBytes(24).toString("base64url"),
  sandboxSigningSecret: randomBytes(24).toString("base64url"),
});

function read(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw damaged(file, cause);
  }
}

const damaged = (file: string, cause: unknown) =>
  new StartError(
    `The secrets in ${file} cannot be read: put a backup of the file back (without it the database in the same folder stays locked).`,
    { cause },
  );

/** Whole or not at all: a start that is interrupted here leaves no half a file. */
function write(file: string, secrets: Secrets) {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}
