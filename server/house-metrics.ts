import { listAlarms } from "./alarms";
import { db } from "./db";
import { ACK_BUCKETS, receiving } from "./metrics";
import { type Histogram, type Metric, toPrometheus } from "./metrics-text";
import { listQueues } from "./queues";
import { takeCalls } from "./terra/calls";

/**
 * How the house stands, for Prometheus. Of this process is how it received (`process_…` in the name), and starts anew with
 * it: of several behind one address each has to be asked for itself. Everything else is the database's, the same whoever
 * is asked.
 */
export async function houseMetrics(now = new Date()): Promise<string> {
  await keepCalls(now);
  const [deliveries, oldest, lastKept, queues, alarms, connections, calls] = await Promise.all([
    db.delivery.groupBy({ by: ["state", "type"], _count: { _all: true } }),
    db.delivery.findFirst({
      where: { state: "waiting" },
      orderBy: { receivedAt: "asc" },
      select: { receivedAt: true },
    }),
    db.delivery.findFirst({
      where: { origin: "webhook" },
      orderBy: { receivedAt: "desc" },
      select: { receivedAt: true },
    }),
    listQueues(),
    listAlarms(),
    db.connection.groupBy({ by: ["provider", "state"], _count: { _all: true } }),
    db.terraCall.findMany(),
  ]);
  const failed = deliveries.filter(({ state }) => state === "failed");
  return toPrometheus([
    ...ofThisProcess(),
    {
      name: "musette_deliveries",
      help: "Deliveries that are listed, by their state and type.",
      type: "gauge",
      samples: deliveries.map(({ state, type, _count }) => ({
        labels: { state, type: type ?? "" },
        value: _count._all,
      })),
    },
    {
      name: "musette_deliveries_dead",
      help: "Deliveries that failed for good.",
      type: "gauge",
      samples: [{ value: failed.reduce((sum, { _count }) => sum + _count._all, 0) }],
    },
    {
      name: "musette_oldest_waiting_seconds",
      help: "How long the oldest delivery has waited to be applied; 0 when none waits.",
      type: "gauge",
      samples: [{ value: oldest ? secondsBetween(oldest.receivedAt, now) : 0 }],
    },
    {
      name: "musette_last_delivery_timestamp_seconds",
      help: "When the last delivery of Terra's was kept, in seconds since 1970; nothing when there was none.",
      type: "gauge",
      samples: lastKept ? [{ value: lastKept.receivedAt.getTime() / 1000 }] : [],
    },
    {
      name: "musette_queue_jobs",
      help: "Jobs by queue and state; what is done or dead is listed for a day.",
      type: "gauge",
      samples: queues.flatMap(({ name, waiting, active, done, dead }) =>
        Object.entries({ waiting, active, done, dead }).map(([state, value]) => ({
          labels: { queue: name, state },
          value,
        })),
      ),
    },
    {
      name: "musette_queue_oldest_waiting_seconds",
      help: "How long the oldest job that is due has waited; 0 when none waits.",
      type: "gauge",
      samples: queues.map(({ name, oldestWaits }) => ({
        labels: { queue: name },
        value: oldestWaits ? secondsBetween(oldestWaits, now) : 0,
      })),
    },
    {
      name: "musette_terra_calls_total",
      help: "Requests to Terra, by call and answer, since this house began.",
      type: "counter",
      samples: calls.map(({ call, answer, count }) => ({ labels: { call, answer }, value: Number(count) })),
    },
    {
      name: "musette_connections",
      help: "Connections of riders, by provider and state.",
      type: "gauge",
      samples: connections.map(({ provider, state, _count }) => ({ labels: { provider, state }, value: _count._all })),
    },
    {
      name: "musette_alarm",
      help: "1 for each thing that is wrong now.",
      type: "gauge",
      samples: alarms.map(({ kind, severity }) => ({ labels: { kind, severity }, value: 1 })),
    },
  ]);
}

function ofThisProcess(): (Metric | Histogram)[] {
  const { acknowledged, receipts, lastKeptMs } = receiving();
  return [
    {
      name: "musette_process_acknowledge_seconds",
      help: "From a delivery's request to its 2xx, in this process.",
      type: "histogram",
      bounds: ACK_BUCKETS,
      counts: acknowledged.counts,
      sum: acknowledged.seconds,
    },
    {
      name: "musette_process_receipts_total",
      help: "Webhook requests by what became of them, status and why they were refused, in this process.",
      type: "counter",
      samples: [...receipts].map(([key, value]) => {
        const [receipt = "", why = ""] = key.split(" ");
        return { labels: { receipt, why }, value };
      }),
    },
    {
      name: "musette_process_last_kept_timestamp_seconds",
      help: "When this process last kept a delivery, in seconds since 1970.",
      type: "gauge",
      samples: lastKeptMs === null ? [] : [{ value: lastKeptMs / 1000 }],
    },
  ];
}

const secondsBetween = (from: Date, until: Date) => Math.max(0, (until.getTime() - from.getTime()) / 1000);

/** Adds what this process asked Terra to what all have. The worker does so every minute, a web process when it is asked. */
export async function keepCalls(now = new Date()): Promise<void> {
  for (const { call, answer, count } of takeCalls()) {
    await db.$executeRaw`
      INSERT INTO "TerraCall" (call, answer, count, "lastAt") VALUES (${call}, ${answer}, ${count}, ${now})
      ON CONFLICT (call, answer) DO UPDATE
      SET count = "TerraCall".count + excluded.count, "lastAt" = excluded."lastAt"`;
  }
}
