import { readFileSync, statSync } from "node:fs";
import { env } from "../env";
import { log } from "../log";

/** How long a change of the file may go unnoticed. */
const LOOK_AGAIN_MS = 5_000;

let kept: { secrets: readonly string[]; changedMs: number; lookedMs: number } | undefined;

/**
 * The secrets that Terra may sign with, all valid at once. Of a file they are read again when it has changed, so that one
 * is replaced without a restart; a file that cannot be read, or has none, leaves those that were.
 *
 * @param nowMs a clock that only goes forward
 */
export function signingSecrets(nowMs = performance.now()): readonly string[] {
  const { signingSecretsFile, signingSecrets: given } = env().terra;
  if (signingSecretsFile === null) return given;
  if (kept && nowMs - kept.lookedMs < LOOK_AGAIN_MS) return kept.secrets;
  kept = { ...read(signingSecretsFile, kept ?? { secrets: given, changedMs: 0 }), lookedMs: nowMs };
  return kept.secrets;
}

function read(file: string, before: { secrets: readonly string[]; changedMs: number }) {
  try {
    const changedMs = statSync(file).mtimeMs;
    if (changedMs === before.changedMs) return before;
    const secrets = readFileSync(file, "utf8")
      .split(/[\n,]/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (secrets.length > 0) return { secrets, changedMs };
    log.error({ event: "signing-secrets", reason: "The file of signing secrets has none" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    log.error({ event: "signing-secrets", reason: `The file of signing secrets could not be read: ${code}` });
  }
  return before;
}
