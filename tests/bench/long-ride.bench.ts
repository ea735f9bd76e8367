import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Application } from "../support/application";
import { figure, median, printTable } from "./measure";
import { type BenchRider, deliver, nothingWaits } from "./rider";

const RIDE_SECONDS = 40_000;
const RUNS = 5;

/** From the acknowledgement of a 30 MB delivery until its ride is stored, and what the worker needs for it. */
export async function benchLongRide(application: Application, rider: BenchRider): Promise<void> {
  const body = rider.deliveries(RIDE_SECONDS);
  const bytes = body(0);
  const parse = median(Array.from({ length: RUNS }, () => timed(() => JSON.parse(bytes.toString()))));

  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await deliver(application, () => body(run));
    times.push(await nothingWaits(application));
    await sleep(500);
  }
  const middle = median(times);
  printTable(
    "A ride of 11 h out of one delivery (bare: Node's JSON.parse of the same bytes) [W27]",
    ["delivery", "stored after, ms", "bare, ms", "ratio", "most memory of the worker"],
    [
      [
        `${figure(bytes.length / 1_000_000)} MB`,
        figure(middle),
        figure(parse),
        figure(middle / parse),
        `${figure(mostMemory(application.pidOf("worker")) / 1_000_000)} MB`,
      ],
    ],
  );
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The most memory a process has held, in bytes. */
function mostMemory(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? Number.NaN) * 1024;
}
