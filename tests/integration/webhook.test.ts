import { createHash, createHmac, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type House, OLD_SECRET, openHouse, SECRET } from "../support/house";

let house: House;
let webhookUrl: URL;
let db: typeof import("@/server/db").db;

beforeAll(async () => {
  house = await openHouse({ WEBHOOK_MAX_BYTES: String(1024 * 1024) });
  webhookUrl = new URL(`${process.env.PUBLIC_URL}/api/webhook`);
  ({ db } = await import("@/server/db"));
});
afterAll(() => house.close());
beforeEach(async () => {
  await db.delivery.deleteMany();
});

const healthcheck = () => ({ type: "healthcheck", creation_timestamp: randomBytes(8).toString("hex") });

const sign = (body: string | Uint8Array, secret = SECRET, seconds = Math.floor(Date.now() / 1000)) =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex")}`;

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
  fetch(webhookUrl, { method: "POST", body, headers });

describe("a delivery is kept", () => {
  test("byte for byte, with what its headers say, and a job [T 4.1, T 10.1]", async () => {
    const body = Buffer.from('{"type":"healthcheck",  "note":"\u00e9 \\u0000"}\n');
    const response = await house.sandbox.deliver(body, {
      traceId: "trace-1",
      reference: "ref-1",
      orderingMs: 1_763_600_000_000,
    });
    expect(response.status).toBe(200);

    const kept = await db.delivery.findFirstOrThrow();
    expect(kept).toMatchObject({ traceKey: "trace-1", reference: "ref-1", byteCount: body.length, state: "waiting" });
    expect(kept.orderedAt).toEqual(new Date(1_763_600_000_000));
    expect(Buffer.from(kept.bodyHash)).toEqual(createHash("sha256").update(body).digest());

    const { claimDelivery } = await import("@/server/ingest/deliveries");
    const claimed = await claimDelivery({ bodyHash: kept.bodyHash, id: kept.id });
    expect(Buffer.from(claimed?.body ?? [])).toEqual(body);

    const jobs = await db.$queryRaw`SELECT data->>'id' AS id FROM jobs.job WHERE name = 'apply-delivery'`;
    expect(jobs).toContainEqual({ id: kept.id });
  });

  test.each([
    ["terra-signature", (value: string) => ({ "terra-signature": value })],
    ["X-Terra-Signature", (value: string) => ({ "X-Terra-Signature": value })],
    ["both", (value: string) => ({ "terra-signature": value, "X-Terra-Signature": value })],
  ])("signed in %s [T 4.1]", async (_, headers) => {
    const body = JSON.stringify(healthcheck());
    expect((await post(body, headers(sign(body)))).status).toBe(200);
  });

  test("signed with the older of two secrets [T 4.2 several, W14]", async () => {
    expect((await house.sandbox.deliver(healthcheck(), { secret: OLD_SECRET })).status).toBe(200);
  });

  test("sent in pieces, without a length", async () => {
    const body = JSON.stringify({ ...healthcheck(), padding: "x".repeat(300_000) });
    expect(await sendInPieces(Buffer.from(body), sign(body))).toBe(200);
    expect(await db.delivery.findFirstOrThrow()).toMatchObject({ byteCount: body.length });
  });

  test("though it is no JSON: it is Terra's all the same [T 10.2, W22]", async () => {
    expect((await house.sandbox.deliver(Buffer.from('{"type":"activ'))).status).toBe(200);
    expect(await db.delivery.count()).toBe(1);
  });

  test("whatever length its headers' ids have", async () => {
    const id = randomBytes(3_000).toString("hex");
    expect((await house.sandbox.deliver(healthcheck(), { traceId: id, reference: id })).status).toBe(200);
    expect((await db.delivery.findFirstOrThrow()).traceKey).toBe(id.slice(0, 500));
  });

  test("without an ordering time from the future [T 4.1 ordering]", async () => {
    await house.sandbox.deliver(healthcheck(), { orderingMs: Date.now() + 3_600_000 });
    expect((await db.delivery.findFirstOrThrow()).orderedAt).toBeNull();
  });
});

describe("a delivery that comes again is acknowledged and not kept twice", () => {
  test("as a retry: the same trace, signed anew [T 4.1 trace, T 4.3 retries, T 10.2]", async () => {
    const event = healthcheck();
    const now = Math.floor(Date.now() / 1000);
    for (const signedAt of [now - 60, now]) {
      expect((await house.sandbox.deliver(event, { traceId: "trace-2", signedAt })).status).toBe(200);
    }
    expect(await db.delivery.count()).toBe(1);
  });

  test("as a replay: the same signature under another trace [T 4.2 replay]", async () => {
    const event = healthcheck();
    const signedAt = Math.floor(Date.now() / 1000);
    for (const traceId of ["trace-3", "trace-4"]) {
      expect((await house.sandbox.deliver(event, { traceId, signedAt })).status).toBe(200);
    }
    expect(await db.delivery.count()).toBe(1);
  });

  test("without any trace or reference [T 4.1 trace]", async () => {
    const body = JSON.stringify(healthcheck());
    const now = Math.floor(Date.now() / 1000);
    for (const seconds of [now - 60, now]) {
      expect((await post(body, { "terra-signature": sign(body, SECRET, seconds) })).status).toBe(200);
    }
    expect(await db.delivery.count()).toBe(1);
  });

  test("a hundred times at once [W4]", async () => {
    const event = healthcheck();
    const storm = Array.from({ length: 100 }, () => house.sandbox.deliver(event, { traceId: "trace-5" }));
    expect((await Promise.all(storm)).map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(await db.delivery.count()).toBe(1);
    expect(await db.deliveryBody.count()).toBe(1);
  });

  test("but the same words said anew are news", async () => {
    const event = healthcheck();
    const now = Math.floor(Date.now() / 1000);
    await house.sandbox.deliver(event, { traceId: "trace-6", signedAt: now - 60 });
    await house.sandbox.deliver(event, { traceId: "trace-7", signedAt: now });
    expect(await db.delivery.count()).toBe(2);
  });

  test("and chunks that share a reference are each kept [T 4.1 trace, T 5.10 chunks]", async () => {
    const chunk = (number: number) => ({ traceId: `trace-8:chunk:${number}`, reference: "ref-8" });
    await house.sandbox.deliver(healthcheck(), chunk(1));
    await house.sandbox.deliver(healthcheck(), chunk(2));
    expect(await db.delivery.count()).toBe(2);
  });
});

describe("what cannot be Terra's is refused, and leaves nothing", () => {
  const body = JSON.stringify({ type: "healthcheck" });
  const good = () => sign(body);
  const hex = () => good().split("v1=")[1] ?? "";

  test.each<[string, () => Record<string, string>]>([
    ["no signature", () => ({})],
    ["an empty signature", () => ({ "terra-signature": "" })],
    ["another secret", () => ({ "terra-signature": sign(body, "another secret") })],
    ["the API key for a secret", () => ({ "terra-signature": sign(body, "key") })],
    ["another body", () => ({ "terra-signature": sign(`${body} `) })],
    ["another timestamp", () => ({ "terra-signature": `t=${Math.floor(Date.now() / 1000) - 1},v1=${hex()}` })],
    ["upper-case hex", () => ({ "terra-signature": good().toUpperCase().replace("T=", "t=").replace("V1=", "v1=") })],
    ["an odd length", () => ({ "terra-signature": good().slice(0, -1) })],
    ["two timestamps", () => ({ "terra-signature": `t=1,${good()}` })],
    ["a timestamp with a sign", () => ({ "terra-signature": good().replace("t=", "t=+") })],
    ["a timestamp with an exponent", () => ({ "terra-signature": good().replace(/t=\d+/, "t=1e9") })],
    ["a timestamp with a fraction", () => ({ "terra-signature": good().replace(/t=(\d+)/, "t=$1.0") })],
    ["a long header", () => ({ "terra-signature": `${good()},${"v1=0,".repeat(1500)}` })],
    ["a good and a bad header", () => ({ "terra-signature": good(), "X-Terra-Signature": "t=1,v1=0" })],
    [
      "a signature of four days ago",
      () => ({ "terra-signature": sign(body, SECRET, Math.floor(Date.now() / 1000) - 4 * 86_400) }),
    ],
    [
      "a signature of the day after the day after tomorrow",
      () => ({ "terra-signature": sign(body, SECRET, Math.floor(Date.now() / 1000) + 3 * 86_400) }),
    ],
  ])("%s [T 4.2, T 4.2 tolerance, T 10.2, W15]", async (_, headers) => {
    const response = await post(body, { "X-Terra-Trace-Id": "trace-9", ...headers() });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe("");
    expect(await db.delivery.count()).toBe(0);
  });

  test("no signature is refused before the body was sent [W16]", async () => {
    expect(await statusBeforeBody({ "Content-Length": "1000000" })).toBe(401);
  });

  test("a body that says it is too large is refused before it was sent [W17]", async () => {
    expect(await statusBeforeBody({ "Content-Length": "1048577", "terra-signature": good() })).toBe(413);
  });

  test("a body in pieces is cut off where it grows too large [W17]", async () => {
    const large = Buffer.alloc(2 * 1024 * 1024, 0x20);
    expect(await sendInPieces(large, sign(large))).toBe(413);
    expect(await db.delivery.count()).toBe(0);
  });

  test("a body whose connection breaks off is neither kept nor acknowledged [W19]", async () => {
    const { port, hostname } = webhookUrl;
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/webhook HTTP/1.1\r\nHost: ${hostname}\r\nterra-signature: ${good()}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await db.delivery.count()).toBe(0);
  });
});

/** Sends a body with chunked transfer encoding. */
function sendInPieces(body: Uint8Array, signature: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      webhookUrl,
      { method: "POST", headers: { "terra-signature": signature } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    // Cut off in the middle of writing, the answer may already be there.
    request.on("error", reject);
    for (let at = 0; at < body.length; at += 100_000) request.write(body.subarray(at, at + 100_000));
    request.end();
  });
}

/** The status that comes when only the headers of a request were sent. */
function statusBeforeBody(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(webhookUrl, { method: "POST", headers }, (response) => {
      resolve(response.statusCode);
      request.destroy();
    });
    request.on("error", reject);
    request.flushHeaders();
  });
}
