import { setTimeout as sleep } from "node:timers/promises";
import { type Application, query } from "../support/application";
import { type Measured, postSteadily } from "./load";
import { figure, percentile, printTable } from "./measure";
import { addRider, type BenchRider, deliver, nothingWaits } from "./rider";

const BACKLOG = 50_000;
const DRAIN_SECONDS = 60;
const PACE = { perSecond: 20, seconds: 20, atOnce: 32 };

/** What a backlog does to the answers, to another rider's ride, and how fast it is worked off. Bare: the same without one. */
export async function benchBacklog(application: Application, rider: BenchRider): Promise<void> {
  const worker = application.pidOf("worker");
  const load = (): Promise<Measured> =>
    postSteadily({
      url: `${application.url}/api/webhook`,
      secret: application.signingSecret,
      body: rider.deliveries(24),
      ...PACE,
    });
  const other = await addRider(application);
  await load();
  await nothingWaits(application);
  const bare = await load();
  await nothingWaits(application);

  process.kill(worker, "SIGSTOP");
  await deliver(application, rider.deliveries(24));
  await pileUp(application);
  process.kill(worker, "SIGCONT");
  await sleep(5_000);
  const piled = await load();

  const [before, start] = [await waiting(application), performance.now()];
  await sleep(DRAIN_SECONDS * 1000);
  const drained = (before - (await waiting(application))) / ((performance.now() - start) / 1000);

  const sent = performance.now();
  await deliver(application, other.deliveries(24));
  while (!(await hasRide(application, other))) await sleep(50);
  const otherMs = performance.now() - sent;

  const refused = bare.refused + piled.refused;
  if (refused > 0) throw new Error(`${refused} deliveries were refused`);
  printTable(
    `With ${BACKLOG} deliveries waiting (bare: with none) [W31]`,
    ["median, p99 of an answer, ms", "bare", "ratio of p99", "worked off a second", "another's ride stored after, ms"],
    [
      [
        `${figure(percentile(piled.latencies, 0.5))}, ${figure(percentile(piled.latencies, 0.99))}`,
        `${figure(percentile(bare.latencies, 0.5))}, ${figure(percentile(bare.latencies, 0.99))}`,
        figure(percentile(piled.latencies, 0.99) / percentile(bare.latencies, 0.99)),
        figure(drained),
        figure(otherMs),
      ],
    ],
  );
  await query(application, `DELETE FROM jobs.job WHERE name = 'apply-delivery' AND state < 'active'`);
  await query(application, `UPDATE "Delivery" SET state = 'unhandled' WHERE state = 'waiting'`);
}

/** Copies of the one delivery that waits, and of its job. */
async function pileUp(application: Application): Promise<void> {
  await query(
    application,
    `WITH one AS (SELECT * FROM "Delivery" WHERE state = 'waiting' LIMIT 1),
      copies AS (
        SELECT sha256(convert_to(number::text, 'UTF8')) AS hash, uuidv7() AS id, number
        FROM generate_series(1, ${BACKLOG}) number
      ),
      rows AS (
        INSERT INTO "Delivery" ("bodyHash", id, "traceKey", signature, "byteCount")
        SELECT copies.hash, copies.id, 'copy ' || number, copies.hash, one."byteCount" FROM one, copies
        RETURNING "bodyHash", id
      ),
      bodies AS (
        INSERT INTO "DeliveryBody" ("bodyHash", "deliveryId", bytes)
        SELECT copies.hash, copies.id, body.bytes FROM copies, one JOIN "DeliveryBody" body ON body."deliveryId" = one.id
      )
    INSERT INTO jobs.job SELECT (jsonb_populate_record(job, jsonb_build_object('id', gen_random_uuid(), 'data',
      jsonb_build_object('bodyHash', encode(copies.hash, 'hex'), 'id', copies.id)))).*
    FROM copies, one JOIN jobs.job job ON job.name = 'apply-delivery' AND job.data->>'id' = one.id::text`,
  );
}

async function waiting(application: Application): Promise<number> {
  const [row] = await query<{ count: number }>(
    application,
    `SELECT count(*)::int AS count FROM "Delivery" WHERE state = 'waiting'`,
  );
  return row?.count ?? 0;
}

async function hasRide(application: Application, { id }: BenchRider): Promise<boolean> {
  return (await query(application, `SELECT id FROM "Ride" WHERE "riderId" = $1 LIMIT 1`, [id])).length > 0;
}
