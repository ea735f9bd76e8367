import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "./server";
import { signatureOf } from "./signature";

// Whole histories are ridden here: a busy machine may need more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

interface Received {
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  event: Record<string, unknown>;
}

const KEYS = { "dev-id": "dev", "x-api-key": "key" };
let received: Received[] = [];
let application: Server;
let sandbox: Sandbox;
let folder: string;
let isAnswering = true;

/** An application that keeps what it gets. */
function applicationServer(): Server {
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const bytes = Buffer.concat(parts);
      if (isAnswering) received.push({ headers: request.headers, bytes, event: JSON.parse(bytes.toString()) });
      response.writeHead(isAnswering ? 200 : 503).end();
    });
  });
}

const start = (options: Partial<SandboxOptions> = {}) => {
  const address = application.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return startSandbox({
    port: 0,
    webhookUrl: `http://127.0.0.1:${port}/api/webhook`,
    devId: "dev",
    apiKey: "key",
    signingSecret: "secret",
    retryDelaysMs: [5, 5],
    ...options,
  });
};

beforeEach(async () => {
  received = [];
  isAnswering = true;
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  application = applicationServer();
  await new Promise<void>((resolve) => application.listen(0, "127.0.0.1", resolve));
  sandbox = await start();
});

afterEach(async () => {
  await sandbox.close();
  application.close();
  rmSync(folder, { recursive: true });
});

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.url}${path}`, { redirect: "manual", ...init, headers: { ...KEYS, ...init.headers } });

const json = async (path: string, init?: RequestInit) => (await call(path, init)).json();

const post = (body: object): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

const widgetSession = (more: object = {}) =>
  json(
    "/api/widget/session",
    post({
      providers: "BRYTONSPORT",
      reference_id: "ref 1",
      auth_success_redirect_url: "http://app.example/back?state=abc",
      auth_failure_redirect_url: "http://app.example/back?failed=1",
      ...more,
    }),
  );

const decide = (url: string, form: Record<string, string>) =>
  fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(form) });

async function connect(rider = "ines"): Promise<string> {
  const { url } = await widgetSession();
  const response = await decide(url, { decision: "agree", rider });
  await sandbox.settled();
  return new URL(response.headers.get("location") ?? "").searchParams.get("user_id") ?? "";
}

const types = () => received.map(({ event }) => event.type);

describe("connecting", () => {
  test("a widget session answers 201 with a page of its own", async () => {
    const response = await call("/api/widget/session", post({ providers: "BRYTONSPORT" }));
    expect(response.status).toBe(201);
    const session = await response.json();
    expect(session).toMatchObject({ status: "success", expires_in: 86400 });
    expect(await (await fetch(session.url)).text()).toContain("Connect your Bryton account");
  });

  test("a provider that is not enabled is a warning, and alone an error", async () => {
    expect(await widgetSession({ providers: "BRYTONSPORT,GARMIN" })).toMatchObject({
      warnings: ["Provider GARMIN is unknown or not enabled"],
    });
    expect((await call("/api/widget/session", post({ providers: "GARMIN" }))).status).toBe(400);
  });

  test("agreeing leads back with Terra's parameters beside the application's, and sends auth", async () => {
    const { url, session_id: sessionId } = await widgetSession();
    const response = await decide(url, { decision: "agree", rider: "ines" });
    const back = new URL(response.headers.get("location") ?? "");
    expect(response.status).toBe(303);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      state: "abc",
      user_id: expect.any(String),
      resource: "BRYTONSPORT",
      reference_id: "ref 1",
    });
    await sandbox.settled();
    expect(received.map(({ event }) => event)).toMatchObject([
      {
        type: "auth",
        status: "success",
        widget_session_id: sessionId,
        user: {
          user_id: back.searchParams.get("user_id"),
          provider: "BRYTONSPORT",
          reference_id: "ref 1",
          active: true,
        },
      },
    ]);
  });

  test("refusing leads to the failure address and sends auth_cancelled without a user", async () => {
    const { url } = await widgetSession();
    const response = await decide(url, { decision: "refuse", rider: "ines" });
    expect(response.headers.get("location")).toContain("http://app.example/back?failed=1");
    await sandbox.settled();
    expect(received[0]?.event).toMatchObject({ type: "auth_cancelled", status: "error", reference_id: "ref 1" });
    expect(received[0]?.event).not.toHaveProperty("user");
  });

  test("a consent page works once", async () => {
    const { url } = await widgetSession();
    await decide(url, { decision: "agree", rider: "ines" });
    expect((await decide(url, { decision: "agree", rider: "ines" })).status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
  });

  test("a rider that does not exist is asked again", async () => {
    const { url } = await widgetSession();
    expect((await decide(url, { decision: "agree", rider: "nobody" })).status).toBe(400);
    expect((await fetch(url)).status).toBe(200);
  });

  test("authenticateUser names the user before they agreed", async () => {
    const path = "/api/v2/auth/authenticateUser?resource=BRYTONSPORT";
    const { user_id: userId, auth_url: url } = await json(path, post({ reference_id: "ref 1" }));
    expect(await json(`/api/v2/userInfo?user_id=${userId}`)).toMatchObject({ is_authenticated: false });
    await decide(url, { decision: "agree", rider: "tom" });
    expect(await json(`/api/v2/userInfo?user_id=${userId}`)).toMatchObject({
      is_authenticated: true,
      user: { user_id: userId, reference_id: "ref 1", active: true },
    });
  });

  test("agreeing again for the same reference makes a new user, and says which one it replaces", async () => {
    const first = await connect();
    const second = await connect();
    expect(second).not.toBe(first);
    expect(types().toSorted()).toEqual(["auth", "auth", "user_reauth"]);
    expect(received.find(({ event }) => event.type === "user_reauth")?.event).toMatchObject({
      old_user: { user_id: first },
      new_user: { user_id: second },
    });
    expect((await call(`/api/v2/userInfo?user_id=${first}`)).status).toBe(404);
  });

  test("disconnecting forgets the user and sends deauth", async () => {
    const userId = await connect();
    const path = `/api/v2/auth/deauthenticateUser?user_id=${userId}`;
    expect(await json(path, { method: "DELETE" })).toEqual({ status: "success" });
    expect((await call(path, { method: "DELETE" })).status).toBe(404);
    await sandbox.settled();
    expect(received.at(-1)?.event).toMatchObject({ type: "deauth", user: { user_id: userId, active: false } });
  });
});

describe("the API", () => {
  test.each([
    ["no keys", {}, 401],
    ["one key", { "dev-id": "dev" }, 401],
    ["a wrong key", { "dev-id": "dev", "x-api-key": "kez" }, 403],
    ["another environment", { "dev-id": "other", "x-api-key": "key" }, 403],
  ])("refuses %s", async (_, headers: Record<string, string>, status) => {
    const response = await fetch(`${sandbox.url}/api/v2/subscriptions`, { headers });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ title: expect.any(String), detail: expect.any(String) });
  });

  test("lists integrations without keys, and their details with the dev-id alone", async () => {
    const bare = await fetch(`${sandbox.url}/api/v2/integrations`);
    expect(await bare.json()).toMatchObject({ providers: ["BRYTONSPORT"] });
    const detailed = await fetch(`${sandbox.url}/api/v2/integrations/detailed`, { headers: { "dev-id": "dev" } });
    expect(await detailed.json()).toMatchObject({
      providers: [{ provider: "BRYTONSPORT", enabled: true, types: { activity: true, sleep: false } }],
    });
  });

  test("finds users by reference, whole and by page", async () => {
    const userId = await connect();
    expect(await json("/api/v2/userInfo?reference_id=ref%201")).toMatchObject([{ user_id: userId }]);
    expect((await call("/api/v2/userInfo?reference_id=other")).status).toBe(404);
    expect(await json("/api/v2/subscriptions")).toMatchObject({ users: [{ user_id: userId }] });
    expect(await json("/api/v2/subscriptions?page=0&per_page=500")).toMatchObject({
      results: [{ user_id: userId }],
      max_page: 0,
      next: null,
    });
  });

  test("answers rides in a window, with samples or without", async () => {
    const userId = await connect();
    const now = Math.floor(Date.now() / 1000);
    const window = `user_id=${userId}&start_date=${now - 7 * 86_400}&end_date=${now}&to_webhook=false`;
    const full = await json(`/api/v2/activity?${window}&with_samples=true`);
    const bare = await json(`/api/v2/activity?${window}&with_samples=false`);
    expect(full).toMatchObject({ type: "activity", user: { user_id: userId } });
    expect(full.data.length).toBeGreaterThan(0);
    expect(bare.data).toHaveLength(full.data.length);
    expect(full.data[0].power_data.power_samples.length).toBeGreaterThan(600);
    expect(bare.data[0].power_data.power_samples).toEqual([]);
    expect(received.filter(({ event }) => event.type === "activity")).toEqual([]);
  });

  test("sends rides through the webhook by default, and answers with the reference", async () => {
    const userId = await connect();
    const now = Math.floor(Date.now() / 1000);
    const ack = await json(`/api/v2/activity?user_id=${userId}&start_date=${now - 7 * 86_400}&end_date=${now}`);
    expect(ack).toMatchObject({ status: "success", type: "activity", user: { user_id: userId } });
    expect(ack).not.toHaveProperty("data");
    await sandbox.settled();
    expect(received.at(-1)?.headers["terra-reference"]).toBe(ack.reference);
  });

  test("tells a ride that was changed at the provider by its new name and power, when it is asked for", async () => {
    const userId = await connect();
    const now = Math.floor(Date.now() / 1000);
    const ask = async () =>
      (await json(`/api/v2/activity?user_id=${userId}&start_date=${now - 7 * 86_400}&end_date=${now}&to_webhook=false`))
        .data[0];
    const before = await ask();
    const { summary_id: summaryId } = before.metadata;
    const change = { summaryId, title: "Named there", percent: "150" };
    expect((await decide(`${sandbox.url}/riders/ines/change-ride`, change)).status).toBe(303);
    expect((await decide(`${sandbox.url}/riders/ines/change-ride`, { ...change, summaryId: "none" })).status).toBe(404);
    const after = await ask();
    expect(after.metadata).toEqual({ ...before.metadata, name: "Named there" });
    const watts = (activity: typeof before) =>
      activity.power_data.power_samples.map((one: { watts: number }) => one.watts);
    expect(watts(after)).toEqual(watts(before).map((one: number) => Math.round(one * 1.5)));
    await sandbox.settled();
    expect(types()).toEqual(["auth"]);
  });

  test.each([401, 404, 410, 424, 429, 503])("answers %i to who asks for rides when it is told to", async (status) => {
    const userId = await connect();
    await decide(`${sandbox.url}/mood`, { mood: String(status) });
    const path = `/api/v2/activity?user_id=${userId}&start_date=2026-01-01&end_date=2026-01-02`;
    const refusal = await call(path);
    expect(refusal.status).toBe(status);
    expect(await refusal.json()).toMatchObject({ detail: expect.any(String) });
    await decide(`${sandbox.url}/mood`, { mood: "as asked" });
    expect((await call(path)).status).toBe(200);
    expect((await decide(`${sandbox.url}/mood`, { mood: "418" })).status).toBe(400);
  });

  test("tells rides in the answer, though asked to send them, when it is told to", async () => {
    const userId = await connect();
    await decide(`${sandbox.url}/mood`, { mood: "told at once" });
    const now = Math.floor(Date.now() / 1000);
    const path = `/api/v2/activity?user_id=${userId}&start_date=${now - 7 * 86_400}&end_date=${now}&to_webhook=true`;
    expect((await json(path)).data.length).toBeGreaterThan(0);
    await sandbox.settled();
    expect(types()).toEqual(["auth"]);
  });

  test("cuts a long window into chunks of one reference and several trace ids", async () => {
    const userId = await connect();
    await call(`/api/v2/activity?user_id=${userId}&start_date=2020-01-01&end_date=2024-12-30`); // nothing was ridden then
    const start = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
    const end = new Date().toISOString().slice(0, 10);
    const ack = await json(`/api/v2/activity?user_id=${userId}&start_date=${start}&end_date=${end}`);
    expect(ack.message).toContain("large request");
    await sandbox.settled();

    const own = received.filter(({ headers }) => headers["terra-reference"] === ack.reference);
    const chunks = own.filter(({ event }) => event.type === "activity");
    expect(own.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: "large_request_sending", expected_payloads: chunks.length }),
    );
    expect(chunks.length).toBeGreaterThan(1);
    expect(new Set(chunks.map(({ headers }) => headers["x-terra-trace-id"])).size).toBe(chunks.length);
    expect(chunks.flatMap(({ event }) => event.data).length).toBe(14);
  });

  test.each([
    ["no user", "start_date=2026-01-01", 400],
    ["an unknown user", "user_id=nobody&start_date=2026-01-01", 404],
    ["no start", "user_id=USER", 400],
    ["a start that is no date", "user_id=USER&start_date=yesterday", 400],
    ["more than 1,825 days", "user_id=USER&start_date=2015-01-01&end_date=2026-01-01", 429],
  ])("refuses %s", async (_, query, status) => {
    const userId = await connect();
    const response = await call(`/api/v2/activity?${query.replace("USER", userId)}`);
    expect(response.status).toBe(status);
    if (status === 429) expect(response.headers.get("x-terra-ratelimit-rule")).toBe("r1");
  });
});

describe("deliveries", () => {
  test("carry both signature headers, a trace id, a reference and the time of order", async () => {
    await connect();
    const headers = received[0]?.headers ?? {};
    const bytes = received[0]?.bytes ?? Buffer.of();
    const signature = String(headers["x-terra-signature"]);
    const signedAt = Number(/^t=(\d+),/.exec(signature)?.[1]);
    expect(headers["terra-signature"]).toBe(signature);
    expect(signatureOf(bytes, "secret", signedAt)).toBe(signature);
    expect(headers["x-terra-trace-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["terra-reference"]).toBeTruthy();
    expect(Number(headers["x-terra-ordering-timestamp"])).toBeGreaterThan(1.7e12);
  });

  test("a finished ride ends now and reaches every connection of the rider", async () => {
    await connect();
    const answer = await json("/riders/ines/finish-ride", {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams({ minutes: "5", title: "Round the block" }),
    });
    expect(answer).toMatchObject({ status: "success", count: 1 });
    await sandbox.settled();
    const [ride] = JSON.parse(String(received.at(-1)?.bytes)).data;
    expect(ride.metadata).toMatchObject({ name: "Round the block", summary_id: answer.summary_ids[0] });
    expect(Math.abs(Date.parse(ride.metadata.end_time) - Date.now())).toBeLessThan(5_000);
    expect(ride.active_durations_data.activity_seconds).toBeGreaterThan(120);
  });

  test("a rider who is not connected cannot send", async () => {
    const press = { method: "POST", headers: { accept: "application/json" } };
    expect((await call("/riders/ines/finish-ride", press)).status).toBe(409);
    expect((await call("/riders/nobody/finish-ride", press)).status).toBe(404);
  });

  test("history comes newest first", async () => {
    await connect();
    const { count } = await json("/riders/ines/send-history", {
      method: "POST",
      headers: { accept: "application/json" },
    });
    await sandbox.settled();
    // On a machine that is busy an answer may come too late, and its delivery again.
    const all = received.filter(({ event }) => event.type === "activity");
    const rides = [...new Map(all.map((one) => [one.headers["x-terra-trace-id"], one])).values()];
    expect(rides).toHaveLength(count);
    const orders = rides.map(({ bytes }) => JSON.parse(String(bytes)).data[0].metadata.start_time);
    expect(orders[0] > orders[count - 1]).toBe(true);
  });

  test("what is handed in is posted once, byte for byte, signed as asked", async () => {
    const bytes = new TextEncoder().encode('{"type":"healthcheck", "odd":"spacing" }');
    const response = await sandbox.deliver(bytes, {
      traceId: "t1",
      secret: "other",
      signedAt: 1723808700,
      orderingMs: 5,
    });
    expect(response.status).toBe(200);
    expect(received[0]?.bytes).toEqual(Buffer.from(bytes));
    expect(received[0]?.headers).toMatchObject({
      "x-terra-trace-id": "t1",
      "x-terra-ordering-timestamp": "5",
      "terra-signature": signatureOf(bytes, "other", 1723808700),
    });
  });

  test("a file that is no ride is refused in one sentence", async () => {
    const response = await call("/fit", { method: "POST", headers: { accept: "application/json" }, body: "hello" });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ status: "error", message: "This is not a FIT file." });
  });
});

describe("a restart", () => {
  test("loses neither connections nor what was not delivered", async () => {
    const stateFile = join(folder, "state", "sandbox.json");
    await sandbox.close();
    sandbox = await start({ stateFile });
    const userId = await connect();
    isAnswering = false;
    await call("/riders/ines/finish-ride", { method: "POST", body: new URLSearchParams({ minutes: "5" }) });
    await sandbox.close();
    isAnswering = true;

    sandbox = await start({ stateFile });
    await sandbox.settled();
    expect(types()).toEqual(["auth", "activity"]);
    expect(await json("/api/v2/subscriptions")).toMatchObject({ users: [{ user_id: userId }] });
  });
});

describe("the page", () => {
  test("shows riders, buttons and deliveries, and escapes what came from outside", async () => {
    await connect();
    await call("/riders/ines/finish-ride", {
      method: "POST",
      body: new URLSearchParams({ minutes: "5", title: "<script>alert(1)</script>" }),
    });
    await sandbox.settled();
    const response = await fetch(sandbox.url);
    const text = await response.text();
    expect(text).toContain("Finish a ride");
    expect(text).toContain("Change a ride at the provider");
    expect(text).toContain('href="http://app.example"');
    expect(text).toContain("&lt;script&gt;alert(1)");
    expect(text).not.toContain("<script");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("does not obey other sites", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await call("/riders/ines/finish-ride", { method: "POST", headers })).status).toBe(403);
  });
});
