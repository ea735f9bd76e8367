import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { activity, activityEvent } from "../support/activity";
import { type Application, query, startApplication, type WebProcess } from "../support/application";
import { addRider, openSession, type SignedInRider } from "../support/signed-in-rider";

/** The promise; what is between the post and the page is the worker and the database. */
const SOON_MS = 2_000;

let application: Application;
let sandbox: Sandbox;
let other: WebProcess;

beforeAll(async () => {
  application = await startApplication();
  sandbox = await startSandbox({
    port: 0,
    webhookUrl: `${application.url}/api/webhook`,
    devId: "dev",
    apiKey: "key",
    signingSecret: application.signingSecret,
  });
  other = await application.addWeb();
}, 300_000);
afterAll(async () => {
  await sandbox?.close();
  await application?.close();
});

describe("an open page", () => {
  test("hears of a ride that another web process took in, and nobody else's page does", async () => {
    const [rider, stranger] = [
      await addRider(application, "CANARY-name-1"),
      await addRider(application, "CANARY-name-2"),
    ];
    const [page, strangersPage] = [await openPage(rider), await openPage(stranger)];
    await sandbox.deliver(activityEvent(rider.terraUser, activity({ title: "CANARY-title" })));

    const told = await page.hears("ride", SOON_MS);
    const [ride] = await query<{ id: string }>(application, `SELECT id FROM "Ride" WHERE "riderId" = $1`, [rider.id]);
    expect(told).toEqual({ kind: "ride", rideId: ride?.id });
    await sleep(200);
    expect(strangersPage.said()).not.toContain("ride");
    page.close();
    strangersPage.close();
  });

  test("hears at once that it missed something while it had no line, and nothing of the kind where it did not", async () => {
    const rider = await addRider(application, "CANARY-name-7");
    const first = await openPage(rider);
    const mark = await first.mark(SOON_MS);
    first.close();

    const page = await openPage(rider, other.url, { path: `/api/live?seen=${mark}` });
    await sandbox.deliver(activityEvent(rider.terraUser, activity({ summaryId: "seen" })));
    await page.hears("ride", SOON_MS);
    expect(page.said()).not.toContain("missed");
    page.close();

    for (const asks of [
      { path: `/api/live?seen=${mark}` },
      // The page was made while nobody listened.
      { path: "/api/live?seen=" },
      // A browser that comes back says by itself what it heard last, and that counts.
      { path: "/api/live?seen=", headers: { "last-event-id": mark } },
    ]) {
      const late = await openPage(rider, other.url, asks);
      expect(await late.hears("missed", SOON_MS)).toEqual({ kind: "missed" });
      late.close();
    }
    const heard = await openPage(rider);
    const now = await heard.mark(SOON_MS);
    heard.close();
    const back = await openPage(rider, other.url, {
      path: `/api/live?seen=${mark}`,
      headers: { "last-event-id": now },
    });
    await sandbox.deliver(activityEvent(rider.terraUser, activity({ summaryId: "heard" })));
    await back.hears("ride", SOON_MS);
    expect(back.said()).not.toContain("missed");
    back.close();
  });

  test("hears nothing more once its session has ended, wherever that was", async () => {
    const rider = await addRider(application, "CANARY-name-3");
    const page = await openPage(rider);
    await signOut(rider);
    await page.ends(SOON_MS);
    expect((await fetch(`${other.url}/api/live`, { headers: { cookie: rider.cookie } })).status).toBe(401);
  });

  test("stays open when another browser of the same rider is signed in", async () => {
    const rider = await addRider(application, "CANARY-name-4");
    const again = { ...rider, cookie: await openSession(application, rider.id) };
    const page = await openPage(rider);
    await signOut(again);
    await page.ends(SOON_MS);
    const reopened = await openPage(rider);
    await sandbox.deliver(activityEvent(rider.terraUser, activity()));
    await reopened.hears("ride", SOON_MS);
    reopened.close();
  });

  test("hears of rides again after the database was away", async () => {
    const rider = await addRider(application, "CANARY-name-5");
    const page = await openPage(rider);
    await application.killPostgres();
    await page.hears("missed", 15_000);
    const event = activityEvent(rider.terraUser, activity({ summaryId: "afterwards" }));
    for (let status = 0; status !== 200; ) {
      status = (await sandbox.deliver(event)).status;
      if (status !== 200) await sleep(200);
    }
    // The worker's queue, too, has to find its way back.
    await page.hears("ride", 20_000);
    page.close();
  });
});

describe("a web process that is told to end", () => {
  test("finishes the delivery that is under way, lets open pages go, and is gone within seconds", async () => {
    const rider = await addRider(application, "CANARY-name-6");
    const web = await application.addWeb();
    const agent = new Agent({ keepAlive: true });
    const page = await openPage(rider, web.url, { agent });
    const body = JSON.stringify(activityEvent(rider.terraUser, activity({ summaryId: "under way" })));
    const delivery = beginDelivery(web.url, body);
    await sleep(300);

    const start = performance.now();
    const ended = web.end();
    await page.ends(SOON_MS);
    // As a browser does that knows nothing of the end: on the connection that it has.
    await openPage(rider, web.url, { agent }).then(
      (second) => second.ends(SOON_MS),
      () => undefined,
    );
    expect(await delivery.finish()).toBe(200);
    await ended;
    expect(performance.now() - start).toBeLessThan(10_000);
    agent.destroy();
    const hash = createHash("sha256").update(body).digest();
    expect(await query(application, `SELECT FROM "Delivery" WHERE "bodyHash" = $1`, [hash])).toHaveLength(1);
  });
});

test("nobody finds a person, a ride or a secret in the logs", async () => {
  const forged = { "terra-signature": `t=${Math.floor(Date.now() / 1000)},v1=${"ab".repeat(32)}` };
  await fetch(`${application.url}/api/webhook`, { method: "POST", body: '{"note":"CANARY-forged"}', headers: forged });
  await sandbox.deliver(Buffer.from('{"type":"activity","user":{"user_id":"CANARY-user"},"data":[{"CANARY-broken'));
  const cookie = "musette-session=CANARY-cookie";
  for (const path of ["/rides?x=CANARY-query", "/sign-in?next=CANARY-next", "/api/live", "/api/auth/session"]) {
    await fetch(`${application.url}${path}`, { headers: { cookie } }).then((response) => response.text());
  }
  await sleep(2_000);
  const logs = ["web.log", "worker.log"].map((file) => readFileSync(join(application.folder, file), "utf8")).join("");
  expect(logs).toContain('"event":"applied"');
  expect(logs).toContain('"receipt":"forged"');
  expect(logs.split("\n").filter((line) => line.includes("CANARY"))).toEqual([]);
  for (const secret of [application.signingSecret, new URL(application.databaseUrl).password, "@example.org"]) {
    expect(logs.split("\n").filter((line) => line.includes(secret))).toEqual([]);
  }
});

/** By next-auth's own address, at the first web process. */
async function signOut({ cookie }: SignedInRider): Promise<void> {
  const answer = await fetch(`${application.url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = await answer.json();
  const csrfCookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  const response = await fetch(`${application.url}/api/auth/signout`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: [cookie, ...csrfCookie].join("; "), origin: application.url, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ csrfToken }),
  });
  expect(response.status).toBe(302);
}

/** What a page listens to, at the second web process unless another is named. */
async function openPage(
  { cookie }: SignedInRider,
  url = other.url,
  asks: { path?: string; headers?: Record<string, string>; agent?: Agent } = {},
) {
  const { path = "/api/live", headers, agent } = asks;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest(url + path, { headers: { cookie, ...headers }, agent }, resolve)
      .on("error", reject)
      .end();
  });
  expect(response.statusCode).toBe(200);
  let said = "";
  let isOver = false;
  response.setEncoding("utf8");
  response.on("data", (text: string) => {
    said += text;
  });
  response.on("close", () => {
    isOver = true;
  });
  const until = async (holds: () => boolean, patienceMs: number) => {
    const deadline = performance.now() + patienceMs;
    while (!holds() && performance.now() < deadline) await sleep(20);
  };
  return {
    said: () => said,
    hears: async (kind: string, patienceMs: number): Promise<unknown> => {
      const line = new RegExp(`^data: (.*"kind":"${kind}".*)$`, "m");
      await until(() => line.test(said), patienceMs);
      return JSON.parse(line.exec(said)?.[1] ?? '"nothing was heard"');
    },
    /** Up to which change it has heard. */
    mark: async (patienceMs: number): Promise<string> => {
      const line = /^id: (.+)$/m;
      await until(() => line.test(said), patienceMs);
      return line.exec(said)?.[1] ?? "none came";
    },
    ends: async (patienceMs: number) => {
      await until(() => isOver, patienceMs);
      expect(isOver).toBe(true);
    },
    close: () => response.destroy(),
  };
}

/** A delivery of which the last byte has yet to be sent. */
function beginDelivery(url: string, body: string) {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", application.signingSecret).update(`${seconds}.${body}`).digest("hex");
  const headers = { "terra-signature": `t=${seconds},v1=${signature}`, "content-length": Buffer.byteLength(body) };
  const request = httpRequest(`${url}/api/webhook`, { method: "POST", headers });
  const status = new Promise<number | undefined>((resolve, reject) => {
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject);
  });
  request.write(body.slice(0, -1));
  return {
    finish: () => {
      request.end(body.slice(-1));
      return status;
    },
  };
}
