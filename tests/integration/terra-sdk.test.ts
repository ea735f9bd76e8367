import { createServer, type Server } from "node:http";
import { TerraClient, verifyTerraWebhookSignature, WebhookVerificationError } from "terra-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/server";

interface Delivered {
  body: string;
  signature: string;
}

const SECRET = "the destination's own secret";
const delivered: Delivered[] = [];
let application: Server;
let sandbox: Sandbox;
let terra: TerraClient;

beforeAll(async () => {
  application = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      delivered.push({
        body: Buffer.concat(parts).toString(),
        signature: String(request.headers["terra-signature"]),
      });
      response.end();
    });
  });
  await new Promise<void>((resolve) => application.listen(0, "127.0.0.1", resolve));
  const address = application.address();
  const port = address && typeof address === "object" ? address.port : 0;
  sandbox = await startSandbox({
    port: 0,
    webhookUrl: `http://127.0.0.1:${port}/api/webhook`,
    devId: "our-dev-id",
    apiKey: "our-key",
    signingSecret: SECRET,
    providers: ["BRYTONSPORT", "GARMIN"],
  });
  terra = new TerraClient({ baseUrl: `${sandbox.url}/api/v2`, devId: "our-dev-id", apiKey: "our-key" });
});

afterAll(async () => {
  await sandbox?.close();
  application?.close();
});

/** Asks for consent through the SDK, and agrees in the rider's place. @returns Terra's user id */
async function connect(reference: string, resource = "BRYTONSPORT"): Promise<string> {
  const asked = await terra.authentication.authenticateuser({
    resource,
    reference_id: reference,
    auth_success_redirect_url: "http://localhost/back",
  });
  const answer = await fetch(asked.auth_url ?? "", {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ decision: "agree", rider: "ines" }),
  });
  expect(answer.status).toBe(303);
  return asked.user_id ?? "";
}

describe("the official SDK", () => {
  test("connects, is told whom, reads activities with samples, and disconnects", async () => {
    const userId = await connect("rider-1");
    expect(await terra.user.getinfoforuserid({ user_id: userId })).toMatchObject({
      is_authenticated: true,
      user: { user_id: userId, provider: "BRYTONSPORT", reference_id: "rider-1" },
    });

    const now = Math.floor(Date.now() / 1000);
    const answer = await terra.activity.fetch({
      user_id: userId,
      start_date: now - 10 * 86_400,
      end_date: now,
      to_webhook: false,
      with_samples: true,
    });
    expect(answer).toMatchObject({
      type: "activity",
      user: { user_id: userId },
      data: expect.arrayContaining([
        expect.objectContaining({
          metadata: expect.objectContaining({ summary_id: expect.any(String), upload_type: 1 }),
          power_data: expect.objectContaining({ avg_watts: expect.any(Number) }),
        }),
      ]),
    });

    const window = { user_id: userId, start_date: now - 10 * 86_400, end_date: now, with_samples: true };
    const told = delivered.length;
    const acknowledged = await terra.activity.fetch({ ...window, to_webhook: true });
    expect(acknowledged).toMatchObject({ status: "success", reference: expect.any(String) });
    expect(acknowledged).not.toHaveProperty("data");
    await sandbox.settled();
    expect(delivered.slice(told).map(({ body }) => JSON.parse(body).type)).toContain("activity");

    expect(await terra.authentication.deauthenticateuser({ user_id: userId })).toMatchObject({ status: "success" });
    await expect(terra.user.getinfoforuserid({ user_id: userId })).rejects.toMatchObject({ statusCode: 404 });
  });

  test("lists integrations and users", async () => {
    const userId = await connect("rider-2");
    expect(await terra.integrations.fetch()).toMatchObject({ status: "success", providers: ["BRYTONSPORT", "GARMIN"] });
    expect(await terra.integrations.detailedfetch()).toMatchObject({
      status: "success",
      providers: [{ provider: "BRYTONSPORT", enabled: true, types: { activity: true, sleep: false } }, {}],
    });
    expect(await terra.user.getalluserids()).toMatchObject({
      users: expect.arrayContaining([expect.objectContaining({ user_id: userId, reference_id: "rider-2" })]),
    });
    await terra.authentication.deauthenticateuser({ user_id: userId });
  });

  test("is refused with a wrong key", async () => {
    const stranger = new TerraClient({ baseUrl: `${sandbox.url}/api/v2`, devId: "our-dev-id", apiKey: "guess" });
    await expect(stranger.user.getalluserids({}, { maxRetries: 0 })).rejects.toMatchObject({ statusCode: 403 });
  });
});

describe("the official SDK, over every other endpoint it knows", () => {
  const now = Math.floor(Date.now() / 1000);
  const window = { start_date: now - 3 * 86_400, end_date: now, to_webhook: false };
  let userId: string;

  beforeAll(async () => {
    userId = await connect("rider-4", "GARMIN");
  });

  test.each([
    ["body", "measurements_data", () => terra.body.fetch({ user_id: userId, ...window })],
    ["daily", "heart_rate_data", () => terra.daily.fetch({ user_id: userId, ...window })],
    ["sleep", "sleep_durations_data", () => terra.sleep.fetch({ user_id: userId, ...window })],
    ["nutrition", "meals", () => terra.nutrition.fetch({ user_id: userId, ...window })],
    ["menstruation", "menstruation_data", () => terra.menstruation.fetch({ user_id: userId, ...window })],
  ] as const)("reads %s", async (type, group, fetchDays) => {
    expect(await fetchDays()).toMatchObject({
      type,
      user: { user_id: userId },
      data: expect.arrayContaining([expect.objectContaining({ [group]: expect.anything() })]),
    });
  });

  test("reads the athlete, in the answer and through the webhook", async () => {
    const athlete = await terra.athlete.fetch({ user_id: userId, to_webhook: false });
    expect(athlete).toMatchObject({ type: "athlete", athlete: { first_name: "Ines" } });
    const told = delivered.length;
    await terra.athlete.fetch({ user_id: userId, to_webhook: true });
    await sandbox.settled();
    expect(delivered.slice(told).map(({ body }) => JSON.parse(body).type)).toEqual(["athlete"]);
  });

  test("is told 404 for data the provider has not got", async () => {
    const bryton = await connect("rider-5");
    const asked = terra.sleep.fetch({ user_id: bryton, ...window }, { maxRetries: 0 });
    await expect(asked).rejects.toMatchObject({ statusCode: 404 });
  });

  test("finds users by reference, by page and many at a time, and changes one", async () => {
    expect(await terra.user.getinfoforuserid({ reference_id: "rider-4" })).toMatchObject([{ user_id: userId }]);
    expect(await terra.user.getalluserids({ page: 0, per_page: 500 })).toMatchObject({
      results: expect.arrayContaining([expect.objectContaining({ user_id: userId })]),
    });
    expect(await terra.user.getinfoformultipleuserids([userId])).toMatchObject([{ user_id: userId }]);
    expect(await terra.user.modifyuser(userId, { reference_id: "rider-4b" })).toMatchObject({
      status: "success",
      user: { user_id: userId, reference_id: "rider-4b" },
    });
  });

  test("gets the page of users in the shape of its own version, when the sandbox speaks as before", async () => {
    sandbox.misbehave({ shapes: "old" });
    expect(await terra.user.getalluserids({ page: 0 })).toMatchObject({
      data: { results: expect.arrayContaining([expect.objectContaining({ user_id: userId })]), max_page: 0 },
    });
    sandbox.behave();
  });

  test("is told that generateWidgetSession is gone, and gets a page where it is not", async () => {
    const asked = { providers: "BRYTONSPORT", reference_id: "rider-6" };
    await expect(terra.authentication.generatewidgetsession(asked)).rejects.toMatchObject({ statusCode: 410 });
    sandbox.misbehave({ hasOldWidget: true });
    expect(await terra.authentication.generatewidgetsession(asked)).toMatchObject({
      status: "success",
      session_id: expect.any(String),
      url: expect.stringContaining(sandbox.url),
      expires_in: 900,
    });
    sandbox.behave();
  });

  test("gets a token for a mobile library", async () => {
    expect(await terra.authentication.generateauthtoken()).toMatchObject({
      token: expect.any(String),
      expires_in: 180,
    });
  });

  test("writes, and is told that nothing is kept", async () => {
    const metadata = { start_time: "2026-11-20T08:00:00.000000+01:00", end_time: "2026-11-20T09:00:00.000000+01:00" };
    const activity = { metadata: { ...metadata, summary_id: "own-1", type: 16, upload_type: 2 } };
    expect(await terra.activity.write({ data: [activity] })).toMatchObject({ log_ids: [expect.any(String)] });
    expect(await terra.body.write({ data: [{ metadata }] })).toMatchObject({ log_ids: [expect.any(String)] });
    expect(await terra.nutrition.write({ data: [{ metadata }] })).toMatchObject({ log_ids: [expect.any(String)] });
    expect(await terra.plannedworkout.write({ user_id: userId, data: [] })).toMatchObject({ log_ids: [] });
    const deleted = { processed_data: [{ id: "one", response_code: 404 }] };
    expect(await terra.body.delete({ user_id: userId, log_ids: ["one"] })).toMatchObject(deleted);
    expect(await terra.nutrition.delete({ user_id: userId, data: ["one"] })).toMatchObject(deleted);
    expect(await terra.plannedworkout.delete({ user_id: userId, data: ["one"] })).toMatchObject(deleted);
    const plans = terra.plannedworkout.fetch({ user_id: userId, start_date: "2026-11-01" }, { maxRetries: 0 });
    await expect(plans).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe("the official verifier", () => {
  test("accepts what the sandbox delivered", async () => {
    await connect("rider-3");
    await sandbox.settled();
    expect(delivered.length).toBeGreaterThan(0);
    for (const { body, signature } of delivered) {
      expect(await verifyTerraWebhookSignature(body, signature, SECRET)).toBe(true);
    }
  });

  test.each([
    ["a changed byte", (body: string) => body.replace('"', "'"), SECRET],
    ["another secret", (body: string) => body, "another secret"],
  ])("refuses %s", async (_, change, secret) => {
    await sandbox.deliver({ type: "healthcheck" });
    const last = delivered.at(-1);
    await expect(verifyTerraWebhookSignature(change(last?.body ?? ""), last?.signature ?? "", secret)).rejects.toThrow(
      WebhookVerificationError,
    );
  });
});
