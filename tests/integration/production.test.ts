import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/server";
import { type Application, query, startApplication, startSandboxFor } from "../support/application";

let application: Application;
let sandbox: Sandbox;

beforeAll(async () => {
  application = await startApplication();
  sandbox = await startSandboxFor(application);
}, 300_000);
afterAll(async () => {
  await sandbox?.close();
  await application?.close();
});

describe("the production build", () => {
  test("takes 60 MiB in byte for byte, though a proxy stands before the pages [T 4.3 size, W18]", async () => {
    const body = Buffer.alloc(60 * 1024 * 1024, randomBytes(1024 * 1024));
    const traceId = randomUUID();
    expect((await sandbox.deliver(body, { traceId })).status).toBe(200);
    const [row] = await query<{ bodyHash: Buffer; byteCount: number; bytes: Buffer }>(
      application,
      `SELECT delivery."bodyHash", "byteCount", body.bytes FROM "Delivery" delivery
       JOIN "DeliveryBody" body ON body."deliveryId" = delivery.id WHERE "traceKey" = '${traceId}'`,
    );
    expect(row?.byteCount).toBe(body.length);
    const hash = createHash("sha256").update(body).digest();
    expect(row?.bodyHash.equals(hash)).toBe(true);
    const kept = await promisify(zstdDecompress)(row?.bytes ?? Buffer.alloc(0));
    expect(createHash("sha256").update(kept).digest().equals(hash)).toBe(true);
  });

  test("refuses 65 MiB [W17]", async () => {
    const response = await sandbox.deliver(Buffer.alloc(65 * 1024 * 1024)).catch(() => null);
    // Cut off while we still send, the answer may be lost with the connection.
    expect([413, undefined]).toContain(response?.status);
  });

  test.each(["GET", "PUT", "DELETE", "PATCH"])("refuses %s on the webhook", async (method) => {
    expect((await fetch(`${application.url}/api/webhook`, { method })).status).toBe(405);
  });

  test.each(["/api/webhook/", "/api/webhook?x=1"])("redirects nobody who posts to %s [W39]", async (path) => {
    const response = await fetch(`${application.url}${path}`, { method: "POST", body: "{}", redirect: "manual" });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test("is healthy", async () => {
    const response = await fetch(`${application.url}/api/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ live: true, ready: true });
  });

  test("says at once that the database is away, and goes on by itself when it is back [W7]", async () => {
    const event = { type: "healthcheck", creation_timestamp: "2026-11-23" };
    await application.killPostgres({
      meanwhile: async () => {
        const start = performance.now();
        const response = await sandbox.deliver(event);
        expect(response.status).toBe(503);
        expect(response.headers.get("retry-after")).toBe("30");
        // Ten times what it takes; what is shown is that it does not hang until Terra gives up after 8 s.
        expect(performance.now() - start).toBeLessThan(5_000);
        expect((await fetch(`${application.url}/api/health`)).status).toBe(503);
        expect((await fetch(`${application.url}/api/health?probe=live`)).status).toBe(200);
      },
    });
    for (let tries = 0; tries < 50; tries++) {
      const response = await sandbox.deliver(event);
      if (response.status === 200) return;
      await sleep(200);
    }
    throw new Error("No delivery was taken in 10 s after the database came back");
  });
});
