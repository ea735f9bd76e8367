import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Application, query } from "../support/application";
import { postSteadily } from "./load";
import { figure, percentile, printTable } from "./measure";
import { type BenchRider, nothingWaits } from "./rider";

/** Seconds of ride that make a delivery of about this size, and the pace at which such come. */
const SIZES = [
  { name: "20 KB", rideSeconds: 24, perSecond: 200, seconds: 20, atOnce: 64, crowd: 2_000 },
  { name: "1 MB", rideSeconds: 1_350, perSecond: 20, seconds: 10, atOnce: 32, crowd: 60 },
  { name: "10 MB", rideSeconds: 13_400, perSecond: 3, seconds: 8, atOnce: 8, crowd: 10 },
  { name: "30 MB", rideSeconds: 40_000, perSecond: 1, seconds: 8, atOnce: 4, crowd: 6 },
];

/** Everything is due at once: what is measured is how many are answered in a second. */
const AT_ONCE_PER_SECOND = 1_000_000;

/** How long Terra waits for its answer, beside a bare server that does the least it could; the worker at work meanwhile. */
export async function benchAcknowledge(application: Application, rider: BenchRider): Promise<void> {
  const baseline = await startBaseline(application);
  const rows: string[][] = [];
  await warmUp(application, rider, baseline.url);
  for (const { name, rideSeconds, crowd, ...pace } of SIZES) {
    const body = rider.deliveries(rideSeconds);
    const load = { secret: application.signingSecret, body, ...pace };
    const ourUrl = `${application.url}/api/webhook`;
    const bare = await postSteadily({ ...load, url: baseline.url });
    await settle(application);
    const ours = await postSteadily({ ...load, url: ourUrl });
    await nothingWaits(application);
    await settle(application);

    const flood = { ...load, perSecond: AT_ONCE_PER_SECOND, seconds: crowd / AT_ONCE_PER_SECOND, atOnce: 16 };
    const bareFlood = await postSteadily({ ...flood, url: baseline.url });
    await settle(application);
    const ourFlood = await postSteadily({ ...flood, body: rider.deliveries(rideSeconds), url: ourUrl });
    await nothingWaits(application);
    await settle(application);
    if (ours.refused + bare.refused > 0) throw new Error(`${ours.refused} and ${bare.refused} of ${name} were refused`);
    const [middle, bareMiddle] = [percentile(ours.latencies, 0.5), percentile(bare.latencies, 0.5)];
    rows.push([
      name,
      `${figure(body(0).length / 1_000_000)} MB`,
      `${pace.perSecond}/s`,
      figure(middle),
      figure(percentile(ours.latencies, 0.99)),
      figure(bareMiddle),
      figure(percentile(bare.latencies, 0.99)),
      figure(middle / bareMiddle),
      figure(ourFlood.perSecond),
      figure(bareFlood.perSecond),
    ]);
  }
  baseline.stop();
  printTable(
    "Acknowledgement of a delivery, ms from when it was due (bare: Node, HMAC and one insert with `pg`) [W1]",
    ["body", "exactly", "pace", "median", "p99", "bare median", "bare p99", "ratio", "most a second", "bare"],
    rows,
  );
}

/** What one of them left to be written to the disk must not slow the other. */
async function settle(application: Application): Promise<void> {
  await query(application, "CHECKPOINT");
  await sleep(2_000);
}

/** Both servers as they are after a while, with their code compiled. */
async function warmUp(application: Application, rider: BenchRider, baselineUrl: string): Promise<void> {
  const load = {
    secret: application.signingSecret,
    body: rider.deliveries(24),
    perSecond: 100,
    seconds: 15,
    atOnce: 64,
  };
  for (const url of [baselineUrl, `${application.url}/api/webhook`]) await postSteadily({ ...load, url });
  await nothingWaits(application);
  await settle(application);
}

async function startBaseline(application: Application): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "baseline-server.ts")], {
    env: { ...process.env, DATABASE_URL: application.databaseUrl, SECRET: application.signingSecret },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(child.stdout, "data");
  return { url: `http://127.0.0.1:${String(port).trim()}/`, stop: () => child.kill() };
}
