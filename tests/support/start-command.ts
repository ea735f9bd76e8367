import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface StartCommand {
  pid: number;
  /** What it has said so far. */
  output(): string;
  /** Waits until it has said something that matches. */
  says(pattern: RegExp, timeoutMs?: number): Promise<RegExpMatchArray>;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code. */
  ended: Promise<number | null>;
}

/** Runs the real start command with a data folder of its own, and nothing of this process's settings. */
export function runStart(dataFolder: string, settings: Record<string, string> = {}): StartCommand {
  const command = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", "scripts/start.ts"], {
    env: { ...withoutSettings(process.env), ...settings, DATA_DIR: dataFolder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [command.stdout, command.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return {
    pid: command.pid ?? 0,
    output: () => output,
    says: (pattern, timeoutMs = 30_000) => waitForOutput(command, () => output, pattern, timeoutMs),
    signal: (signal) => command.kill(signal),
    ended: once(command, "close").then(([code]) => code),
  };
}

const SETTINGS =
  /^(PORT|PUBLIC_URL|DATABASE_URL|DATA_DIR|TERRA_.*|SANDBOX_.*|MAP_.*|SMTP_.*|MAIL_.*|ATTEMPTS_.*|NEXTAUTH_.*|NODE_ENV|MUSETTE_.*|VITEST.*)$/;

const withoutSettings = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => !SETTINGS.test(name))),
  NODE_ENV: "production",
});

async function waitForOutput(command: ChildProcess, output: () => string, pattern: RegExp, timeoutMs: number) {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(20)) {
    const match = output().match(pattern);
    if (match) return match;
    if (command.exitCode !== null) break;
  }
  throw new Error(`The start command did not say ${pattern}, but:\n${output()}`);
}

export interface RunningProcess {
  pid: number;
  commandLine: string;
}

/** The processes that were started with this data folder, in their environment or as an argument. */
export function listProcesses(dataFolder: string): RunningProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), commandLine: read(name, "cmdline"), environment: read(name, "environ") }))
    .filter(({ commandLine, environment }) => commandLine.includes(dataFolder) || environment.includes(dataFolder))
    .map(({ pid, commandLine }) => ({ pid, commandLine }));
}

/** A process that is ending has neither. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

/** Waits for what cannot be waited for otherwise. */
export async function until(isTrue: () => boolean | Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(50)) if (await isTrue()) return;
  throw new Error(`Not within ${timeoutMs / 1000} s: ${isTrue}`);
}
