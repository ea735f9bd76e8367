import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells a process from a later one with the same number, or null when no such process runs.
 * Numbers are given out again, in containers to nearly the same processes at every start.
 */
export function findProcessIdentity(pid: number): string | null {
  return process.platform === "linux" ? identityFromProc(pid) : identityFromPs(pid);
}

/** The command line of a process, or null when no such process runs. */
export function findCommandLine(pid: number): string | null {
  if (process.platform !== "linux") return ps(pid, "command");
  return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ").trim() || null;
}

/** The tick it was started at, since a boot of which we note the id. The name in brackets may hold spaces. */
function identityFromProc(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!fields || fields[0] === "Z") return null;
  return `${readOrNull("/proc/sys/kernel/random/boot_id")?.trim()}/${fields[19]}`;
}

const identityFromPs = (pid: number) => ps(pid, "lstart");

function ps(pid: number, column: string): string | null {
  const { status, stdout } = spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
