import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse } from "../support/house";

const TOKEN = "a token for reading how the house stands";

let house: House;
let db: typeof import("@/server/db").db;
let houseMetrics: typeof import("@/server/house-metrics").houseMetrics;

beforeAll(async () => {
  house = await openHouse({ METRICS_TOKEN: TOKEN });
  ({ db } = await import("@/server/db"));
  ({ houseMetrics } = await import("@/server/house-metrics"));
});
afterAll(() => house.close());

/** Every sample, by its name and labels. */
async function read(): Promise<Map<string, number>> {
  const lines = (await houseMetrics()).trimEnd().split("\n");
  const samples = lines.filter((line) => !line.startsWith("#"));
  for (const line of samples)
    expect(line).toMatch(/^musette_[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [\d.e+-]+$/);
  return new Map(
    samples.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

describe("/api/metrics", () => {
  test("tells what was received, refused, applied and asked [W40]", async () => {
    const { terraUser } = await house.addRider();
    await house.sandbox.deliver(activityEvent(terraUser, activity()));
    await house.sandbox.deliver(activityEvent(terraUser, activity({ summaryId: "another" })));
    await house.sandbox.deliver(Buffer.from("no JSON"));
    await house.workOff();
    await house.sandbox.deliver({ type: "healthcheck" }, { secret: "a wrong one" });
    await fetch(`${process.env.PUBLIC_URL}/api/webhook`, { method: "POST", body: "{}" });
    const { deauthenticate } = await import("@/server/terra/client");
    await deauthenticate("nobody of Terra's");
    await db.delivery.updateMany({ where: { type: "activity" }, data: { receivedAt: new Date(Date.now() - 1000) } });

    const metrics = await read();
    expect(metrics.get('musette_process_receipts_total{receipt="stored",why=""}')).toBe(4);
    expect(metrics.get('musette_process_receipts_total{receipt="forged",why="no-match"}')).toBe(1);
    expect(metrics.get('musette_process_receipts_total{receipt="forged",why="no-header"}')).toBe(1);
    expect(metrics.get("musette_process_acknowledge_seconds_count")).toBe(4);
    expect(metrics.get('musette_process_acknowledge_seconds_bucket{le="+Inf"}')).toBe(4);
    expect(metrics.get("musette_process_acknowledge_seconds_sum")).toBeGreaterThan(0);
    expect(metrics.get('musette_deliveries{state="applied",type="activity"}')).toBe(2);
    expect(metrics.get('musette_deliveries{state="applied",type="auth"}')).toBe(1);
    expect(metrics.get("musette_deliveries_dead")).toBe(1);
    expect(metrics.get("musette_oldest_waiting_seconds")).toBe(0);
    expect(metrics.get('musette_connections{provider="BRYTONSPORT",state="active"}')).toBe(1);
    expect(metrics.get('musette_terra_calls_total{call="DELETE deauthenticateUser",answer="404"}')).toBe(1);
    expect(Math.abs((metrics.get("musette_last_delivery_timestamp_seconds") ?? 0) - Date.now() / 1000)).toBeLessThan(
      60,
    );
    expect(metrics.get('musette_queue_jobs{queue="apply-delivery",state="waiting"}')).toBe(0);
  });

  test("tells how long the oldest has waited, and goes on counting calls", async () => {
    await house.sandbox.deliver({ type: "healthcheck", number: 1 });
    await db.delivery.updateMany({
      where: { state: "waiting" },
      data: { receivedAt: new Date(Date.now() - 600_000) },
    });
    const { deauthenticate } = await import("@/server/terra/client");
    await deauthenticate("nobody of Terra's");
    const metrics = await read();
    expect(metrics.get("musette_oldest_waiting_seconds")).toBeGreaterThanOrEqual(600);
    expect(metrics.get("musette_oldest_waiting_seconds")).toBeLessThan(700);
    expect(metrics.get('musette_queue_jobs{queue="apply-delivery",state="waiting"}')).toBe(1);
    expect(metrics.get('musette_terra_calls_total{call="DELETE deauthenticateUser",answer="404"}')).toBe(2);
  });

  test("tells each alarm while it is one [W40]", async () => {
    const { endAlarm, raiseAlarm } = await import("@/server/alarms");
    await raiseAlarm("refused-too-large", "page", "Too large");
    expect((await read()).get('musette_alarm{kind="refused-too-large",severity="page"}')).toBe(1);
    await endAlarm("refused-too-large");
    expect([...(await read()).keys()].filter((name) => name.startsWith('musette_alarm{kind="refused-too'))).toEqual([]);
  });

  test("tells nobody's name, address or id", async () => {
    const text = JSON.stringify([...(await read()).keys()]);
    expect(text).not.toMatch(/Somebody|example\.org|[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

test("are read by whoever bears the token, and by nobody who does not", async () => {
  const { bearsMetricsToken } = await import("@/server/metrics-token");
  const { env } = await import("@/server/env");
  const bears = (authorization?: string) => bearsMetricsToken(new Headers(authorization ? { authorization } : {}));
  expect([bears(`Bearer ${TOKEN}`), bears(`bearer ${TOKEN}`)]).toEqual([true, true]);
  for (const wrong of [undefined, TOKEN, "Bearer ", `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`]) {
    expect(bears(wrong)).toBe(false);
  }
  env().metricsToken = null;
  expect([bears(`Bearer ${TOKEN}`), bears("Bearer null"), bears("Bearer undefined")]).toEqual([false, false, false]);
});

test("a widget session with remarks is an alarm, and one without ends it [T 2.1 warnings, W40]", async () => {
  const { raiseAlarm, listAlarms } = await import("@/server/alarms");
  await raiseAlarm("terra-warning", "warn", "Terra remarks on BRYTONSPORT: not enabled");
  const { beginConnecting } = await import("@/server/data/connecting");
  const { viewer } = await house.addPerson();
  await beginConnecting(viewer, "BRYTONSPORT");
  expect((await listAlarms()).map(({ kind }) => kind)).not.toContain("terra-warning");
  const { env } = await import("@/server/env");
  const { providers } = env().terra;
  // Of several in one session Terra remarks on those that it does not offer us.
  const both = "BRYTONSPORT,GARMIN";
  env().terra.providers = [both];
  try {
    await beginConnecting(viewer, both);
    expect((await listAlarms()).find(({ kind }) => kind === "terra-warning")?.message).toContain("GARMIN");
  } finally {
    env().terra.providers = providers;
  }
});
