import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { madeFit, madeGpx } from "../../tests/support/made-files";
import { makeTempFolder, removeFolder } from "../../tests/support/temp-folder";
import { openReader, type Reader, type ReaderOptions } from "./reader";

const WATCH = new URL("./reader-watch.js", import.meta.url).href;

/** In place of our program one that does by a file's name what no file shall make ours do. */
const PROGRAM = `
import { Worker } from "node:worker_threads";
new Worker(new URL(${JSON.stringify(WATCH)}), { execArgv: [] }).unref();
process.on("disconnect", () => process.exit());
process.on("message", ({ name }) => {
  if (name === "hang.fit") for (;;);
  if (name === "die.fit") process.exit(1);
  if (name === "fill.fit") for (const kept = []; ; ) kept.push(new Array(1e6).fill(kept.length));
  if (name === "arrays.fit") for (const kept = []; ; ) kept.push(new Float64Array(1e6).fill(kept.length));
  process.send({ kind: "read", reading: { kind: "not-a-ride", format: "fit", what: String(process.pid) } });
});
process.send({ kind: "ready" });
`;

const folder = makeTempFolder("reader");
const program = join(folder, "program.mjs");
writeFileSync(program, PROGRAM);
afterAll(() => removeFolder(folder));

const open: Reader[] = [];
const reader = (options?: ReaderOptions) => {
  const one = openReader(options);
  open.push(one);
  return one;
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const nothing = new Uint8Array();
const pidOf = async (one: Reader, name = "ride.fit") => {
  const reading = await one.read(nothing, name);
  return reading.kind === "not-a-ride" ? Number(reading.what) : Number.NaN;
};
const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("openReader", { timeout: 120_000 }, () => {
  test("reads as readRideFile does, one file after another", async () => {
    const one = reader();
    const [fit, gpx, none] = await Promise.all([
      one.read(madeFit(), "ride.fit"),
      one.read(madeGpx(), "ride.gpx"),
      one.read(nothing, "ride.tcx"),
    ]);
    expect(fit).toMatchObject({ kind: "rides", format: "fit", rides: [{ recorded: { elapsedSeconds: 600 } }] });
    expect(gpx).toMatchObject({ kind: "rides", format: "gpx", rides: [{ title: "Made ride" }] });
    expect(none.kind).toBe("damaged");
    if (fit.kind !== "rides") return;
    expect(fit.rides[0]?.recorded.startedAt).toEqual(new Date("2026-11-20T07:00:00Z"));
    expect(fit.rides[0]?.recorded.channels.power).toEqual(new Float32Array(600).fill(200));
  });

  test.each([
    ["hangs", "hang.fit", /too long/],
    ["ends the process", "die.fit", /cannot be read/],
    ["fills the heap", "fill.fit", /cannot be read/],
    ["fills the memory beside the heap", "arrays.fit", /cannot be read/],
  ])("a file that %s fails alone, and the next one is read by a new process", async (_, name, reason) => {
    const one = reader({ program, timeoutMs: name === "hang.fit" ? 2000 : 60_000 });
    const before = await pidOf(one);
    const [bad, after] = await Promise.all([one.read(nothing, name), pidOf(one)]);
    expect(bad).toMatchObject({ kind: "damaged", reason: expect.stringMatching(reason) });
    expect(after).not.toBe(before);
    expect(isRunning(before)).toBe(false);
    expect(isRunning(after)).toBe(true);
  });

  test("files without fault share a process, which ends with the reader", async () => {
    const one = reader({ program });
    const pid = await pidOf(one);
    expect(await pidOf(one)).toBe(pid);
    await one.close();
    expect(isRunning(pid)).toBe(false);
  });

  test("a process that hangs does not outlive ours", async () => {
    const parent = join(folder, "parent.ts");
    const options = JSON.stringify({ program, timeoutMs: 600_000 });
    writeFileSync(
      parent,
      `import { openReader } from ${JSON.stringify(new URL("./reader.ts", import.meta.url).pathname)};
       const reader = openReader(${options});
       void reader.read(new Uint8Array(), "ride.fit").then(({ what }) => {
         void reader.read(new Uint8Array(), "hang.fit");
         setTimeout(() => { process.stdout.write(what); process.kill(process.pid, "SIGKILL"); }, 500);
       });`,
    );
    const { stdout } = spawnSync(process.execPath, ["--import", "tsx", parent], { encoding: "utf8" });
    expect(Number(stdout)).toBeGreaterThan(0);
    await expect.poll(() => isRunning(Number(stdout)), { timeout: 30_000 }).toBe(false);
  });

  test("a program that cannot be started is no file's fault", async () => {
    await expect(reader({ program: join(folder, "none.mjs") }).read(nothing, "ride.fit")).rejects.toThrow(/reader/);
  });
});
