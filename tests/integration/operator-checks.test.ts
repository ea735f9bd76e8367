import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person, SECRET } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let env: typeof import("@/server/env").env;
let checks: typeof import("@/server/data/operator/checks");
let checkWebhook: typeof import("@/server/checks/check-webhook").checkWebhook;
let operator: Person;
let server: Server;
let answer = { status: 200, headers: {} as Record<string, string> };

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  ({ env } = await import("@/server/env"));
  checks = await import("@/server/data/operator/checks");
  ({ checkWebhook } = await import("@/server/checks/check-webhook"));
  operator = await house.addPerson();
  await db.user.update({ where: { id: operator.viewer.userId }, data: { isOperator: true } });
  // The first request has the route read from the disk.
  await house.sandbox.deliver({ type: "healthcheck" });
  await db.delivery.deleteMany();
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(answer.status, answer.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.close();
  await house.close();
});

/** What a run finds, by the names of the checks. */
async function run() {
  const found = await checks.runChecks(operator.viewer);
  return new Map((found?.checks ?? []).map((check) => [check.name, check]));
}

const elsewhere = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhook`;

describe("the whole set-up", () => {
  test("is looked at on a press, kept with its time, and written down", async () => {
    expect(await checks.findChecks(operator.viewer)).toBeUndefined();
    const found = await run();
    const states = Object.fromEntries([...found].map(([name, { state }]) => [name, state]));
    expect(states).toMatchObject({
      webhook: "good",
      "api-key": "good",
      "provider BRYTONSPORT": "good",
      widget: "good",
      "terra-clock": "good",
      "database-clock": "good",
      // 127.0.0.1 is nowhere that Terra could reach.
      "public-url": "attention",
      samples: "unknown",
    });
    // Everything that needs something done says what.
    for (const { state, advice } of found.values()) if (state === "attention") expect(advice).toMatch(/\w{3}/);
    const kept = await checks.findChecks(operator.viewer);
    expect(kept?.checks).toEqual([...found.values()]);
    expect(Date.now() - (kept?.at.getTime() ?? 0)).toBeLessThan(60_000);
    expect(await db.auditEntry.findFirstOrThrow()).toMatchObject({
      action: "check-setup",
      actorId: operator.viewer.userId,
      detail: { attention: ["public-url"] },
    });
  });

  test("is nothing to anybody else", async () => {
    const { viewer } = await house.addPerson();
    expect(await checks.findChecks({ ...viewer, isOperator: true })).toBeNull();
    expect(await checks.runChecks({ ...viewer, isOperator: true })).toBeNull();
  });

  test("tells no secret", async () => {
    const told = JSON.stringify([...(await run()).values()]);
    expect(told).not.toContain(SECRET);
    expect(told).not.toContain(env().terra.apiKey === "key" ? '"key"' : env().terra.apiKey);
  });
});

describe("the webhook's address", () => {
  test("is good when a signed message arrives, which leaves nothing", async () => {
    const before = await db.delivery.count();
    const check = await checkWebhook();
    expect(check.state).toBe("good");
    expect(check.finding).toContain("from this server itself");
    expect(await db.delivery.count()).toBe(before);
  });

  test.each([
    [{ status: 301, headers: { location: "https://elsewhere.example/" } }, /301/, /redirect/],
    [{ status: 200, headers: {} }, /nothing arrived here/, /Another server/],
    [{ status: 401, headers: {} }, /401/, /signature/],
    [{ status: 404, headers: {} }, /404/, /does not lead/],
    [{ status: 413, headers: {} }, /413/, /64 MB/],
    [{ status: 502, headers: {} }, /502/, /does not reach Musette/],
  ])("needs attention when %j is what answers there [W39]", async (given, finding, advice) => {
    answer = given;
    const check = await checkWebhook(elsewhere());
    expect(check.state).toBe("attention");
    expect(check.finding).toMatch(finding);
    expect(check.advice).toMatch(advice);
  });

  test.each([
    ["http://127.0.0.1:1/api/webhook", /refused|no connection/],
    ["http://no-such-name.invalid/api/webhook", /no such name|no connection/],
    ["https://127.0.0.1:1/api/webhook", /refused|no connection/],
  ])("needs attention when %s cannot be reached", async (address, finding) => {
    const check = await checkWebhook(address);
    expect(check.state).toBe("attention");
    expect(check.finding).toMatch(finding);
    expect(check.advice).toMatch(/See whether|Nothing listens|not known/);
  });

  test("needs attention where TLS is spoken to something that does not", async () => {
    const check = await checkWebhook(elsewhere().replace("http:", "https:"));
    expect(check).toMatchObject({ state: "attention" });
    expect(check.finding).toMatch(/bad certificate|no connection/);
  });
});

describe("what Terra says of us", () => {
  test("a provider that is not switched on, and one that Terra does not have [T 6] [T 8.13]", async () => {
    const { providers } = env().terra;
    env().terra.providers = ["WAHOO", "BRYTON_SPORT"];
    try {
      const found = await run();
      expect(found.get("provider WAHOO")?.finding).toBe("Not switched on in your environment.");
      expect(found.get("provider BRYTON_SPORT")?.finding).toBe("Terra does not have it in its catalogue.");
      expect(found.get("provider BRYTON_SPORT")?.advice).toContain("upload their files");
    } finally {
      env().terra.providers = providers;
    }
  });

  test("a key that it does not take", async () => {
    const { apiKey } = env().terra;
    env().terra.apiKey = "another key";
    try {
      expect((await run()).get("api-key")).toMatchObject({ state: "attention", finding: "Terra refused them." });
    } finally {
      env().terra.apiKey = apiKey;
    }
  });

  test("nothing, while it is away: then nothing is known, and nothing is called wrong", async () => {
    const { baseUrl } = env().terra;
    env().terra.baseUrl = "http://127.0.0.1:1/api/v2";
    try {
      const found = await run();
      expect([found.get("api-key")?.state, found.get("provider BRYTONSPORT")?.state]).toEqual(["unknown", "unknown"]);
      expect(found.get("terra-clock")?.state).toBe("unknown");
      expect(found.get("webhook")?.state).toBe("good");
    } finally {
      env().terra.baseUrl = baseUrl;
    }
  });
});

describe("our own house", () => {
  test("the API key in place of the signing secret is noticed [T 8.4]", async () => {
    const { signingSecrets } = env().terra;
    env().terra.signingSecrets = [...signingSecrets, env().terra.apiKey];
    try {
      const found = [...(await run()).values()].filter(({ title }) => title.startsWith("Signing secret"));
      expect(found.map(({ finding }) => finding)).toContain("This is the API key.");
      expect(found).toHaveLength(3);
    } finally {
      env().terra.signingSecrets = signingSecrets;
    }
  });

  test("rides that came without any series mean that samples are switched off [T 8.2]", async () => {
    const { terraUser } = await house.addRider();
    const summary = (summaryId: string, hour: string) => {
      const whole = activity({ summaryId, start: `2026-11-2${hour}:00:00.000000+01:00` });
      const { metadata, device_data, distance_data, calories_data, active_durations_data } = whole;
      const distance = { summary: (distance_data as { summary: unknown }).summary };
      return { metadata, device_data, distance_data: distance, calories_data, active_durations_data };
    };
    await house.sandbox.deliver(activityEvent(terraUser, summary("bare-1", "0T08"), summary("bare-2", "1T08")));
    await house.workOff();
    const off = (await run()).get("samples");
    expect(off).toMatchObject({ state: "attention" });
    expect(off?.advice).toMatch(/Include samples/);

    await house.sandbox.deliver(
      activityEvent(terraUser, activity({ summaryId: "full", start: "2026-11-22T08:00:00.000000+01:00" })),
    );
    await house.workOff();
    expect((await run()).get("samples")).toMatchObject({ state: "unknown" });
    const secret = [...(await run()).values()].find(
      ({ title, state }) => title.startsWith("Signing") && state === "good",
    );
    expect(secret?.finding).toMatch(/^Terra signed with it last on /);
  });
});
