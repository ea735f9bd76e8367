import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/server";
import { type Application, query, startApplication, startSandboxFor } from "../support/application";
import { addRider } from "../support/signed-in-rider";
import { terraExamples } from "../support/terra-examples";

let application: Application;
let sandbox: Sandbox;

beforeAll(async () => {
  application = await startApplication({ LOG_LEVEL: "trace" });
  sandbox = await startSandboxFor(application);
}, 600_000);
afterAll(async () => {
  await sandbox?.close();
  await application?.close();
});

const WORD = "canary";
/** What every number ends in. */
const FRACTION = 0.713577;

/** What the house has to understand as it is: names of kinds, moments, ids of its own. */
const UNTOUCHED = new Set(["type", "upload_type", "timestamp_localization", "start_time", "end_time", "timestamp"]);

/** The same with every text and number one of a kind; moments and kinds stay, so that it is read to its end. */
function marked(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => marked(item, key));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, marked(inner, name)]));
  }
  if (UNTOUCHED.has(key)) return value;
  if (typeof value === "string") return `${WORD}-${value}`;
  return typeof value === "number" ? Math.trunc(value) + FRACTION : value;
}

test("nothing that a rider's provider tells is in any log, at the most talkative level [W38]", async () => {
  const rider = await addRider(application, `${WORD}-rider`);
  const wanted = {
    types: allOn(["body", "daily", "sleep", "nutrition", "menstruation"]),
    fields: allOn(["bloodValues"]),
  };
  await query(application, `INSERT INTO "DataChoices" ("riderId", values) VALUES ($1, $2)`, [rider.id, wanted]);
  await query(application, `INSERT INTO "HouseSetting" (name, value) VALUES ('accepted-data', $1)`, [wanted]);

  const told = terraExamples(rider.terraUser).filter(({ event }) => "data" in event || "athlete" in event);
  expect(told.length).toBeGreaterThan(6);
  for (const { event } of told) {
    const { data, athlete, ...rest } = event;
    const canary = {
      ...rest,
      user: rider.terraUser,
      ...(data === undefined ? {} : { data: [...(marked(data) as unknown[]), { metadata: { name: WORD } }, WORD] }),
      ...(athlete === undefined ? {} : { athlete: marked(athlete) }),
    };
    expect((await sandbox.deliver(canary)).status).toBe(200);
  }
  // What cannot be read, and what is not Terra's.
  expect((await sandbox.deliver(Buffer.from(`{"type":"activity","${WORD}":`))).status).toBe(200);
  expect((await sandbox.deliver({ type: "activity", user: { user_id: 7, name: WORD }, data: WORD })).status).toBe(200);
  const forged = { "terra-signature": `t=1,v1=${WORD}`, cookie: `musette-session=${WORD}`, authorization: WORD };
  const body = JSON.stringify({ type: WORD });
  const refused = await fetch(`${application.url}/api/webhook`, { method: "POST", headers: forged, body });
  expect(refused.status).toBe(401);
  // The pages that show it.
  await allApplied();
  for (const path of ["/rides", "/health?range=365", "/settings/data", `/settings/data?${WORD}`]) {
    const response = await fetch(`${application.url}${path}`, { headers: { cookie: rider.cookie } });
    expect(response.status).toBe(200);
    await response.text();
  }

  // It came as far as it should: what is not in the logs is in the database.
  const [{ days } = { days: 0 }] = await query<{ days: number }>(
    application,
    `SELECT count(DISTINCT type)::int AS days FROM "HealthDay" WHERE "riderId" = '${rider.id}'`,
  );
  expect(days).toBe(5);
  const logs = ["web.log", "worker.log"].map((name) => readFileSync(join(application.folder, name), "utf8"));
  expect(logs[0]).toContain('"event":"delivery"');
  expect(logs[1]).toContain('"event":"applied"');
  const lines = [...logs, readFileSync(join(application.folder, "postgres.log"), "utf8")].join("\n").split("\n");
  expect(lines.filter((line) => line.includes(WORD) || line.includes(String(FRACTION).slice(1)))).toEqual([]);
}, 120_000);

const allOn = (names: string[]) => Object.fromEntries(names.map((name) => [name, true]));

/** @throws Error when something still waits after a minute */
async function allApplied(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const waiting = await query(application, `SELECT 1 FROM "Delivery" WHERE state = 'waiting' LIMIT 1`);
    if (waiting.length === 0) return;
    await sleep(200);
  }
  throw new Error("Something still waits after a minute");
}
