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
  });
  terra = new TerraClient({ baseUrl: `${sandbox.url}/api/v2`, devId: "our-dev-id", apiKey: "our-key" });
});

afterAll(async () => {
  await sandbox?.close();
  application?.close();
});

/** Asks for consent through the SDK, and agrees in the rider's place. @returns Terra's user id */
async function connect(reference: string): Promise<string> {
  const asked = await terra.authentication.authenticateuser({
    resource: "BRYTONSPORT",
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
    expect(await terra.integrations.fetch()).toMatchObject({ status: "success", providers: ["BRYTONSPORT"] });
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
