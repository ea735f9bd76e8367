import { createHash, createHmac, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type House, OLD_SECRET, openHouse, SECRET } from "../support/house";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

const CAP = 1024 * 1024;

let house: House;
let folder: string;
let secretsFile: string;
let webhookUrl: URL;
let db: typeof import("@/server/db").db;
let claimDelivery: typeof import("@/server/ingest/deliveries").claimDelivery;

beforeAll(async () => {
  folder = makeTempFolder("secrets");
  secretsFile = join(folder, "secrets");
  writeFileSync(secretsFile, `${SECRET}\n${OLD_SECRET}\n`);
  house = await openHouse({
    WEBHOOK_MAX_BYTES: String(CAP),
    WEBHOOK_MEMORY_MAX_BYTES: String(2 * CAP),
    TERRA_SIGNING_SECRETS_FILE: secretsFile,
  });
  webhookUrl = new URL(`${process.env.PUBLIC_URL}/api/webhook`);
  ({ db } = await import("@/server/db"));
  ({ claimDelivery } = await import("@/server/ingest/deliveries"));
});
afterAll(async () => {
  await house.close();
  removeFolder(folder);
});
beforeEach(async () => {
  await db.delivery.deleteMany();
  await db.alarm.deleteMany();
});

const healthcheck = () => JSON.stringify({ type: "healthcheck", note: randomBytes(8).toString("hex") });

const sign = (body: string | Uint8Array, secret = SECRET, seconds = Math.floor(Date.now() / 1000)) =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex")}`;

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
  fetch(webhookUrl, { method: "POST", body, headers });

const printOf = (secret: string) => createHash("sha256").update(secret).digest("hex").slice(0, 8);

// First: what a process said within a minute, it does not say again.
describe("over HTTP,", () => {
  test("a wrong secret leaves an alarm, and nothing else [W16]", async () => {
    for (let i = 0; i < 3; i++) {
      const body = healthcheck();
      expect((await post(body, { "terra-signature": sign(body, "the API key") })).status).toBe(401);
    }
    await eventually(async () => (await db.alarm.count({ where: { kind: "refused-signature" } })) === 1);
    expect(await db.delivery.count()).toBe(0);
  });

  test("what says that it is too large is refused before it was sent, and leaves an alarm [W17]", async () => {
    const body = healthcheck();
    expect(await statusBeforeBody({ "terra-signature": sign(body), "Content-Length": String(CAP + 1) })).toBe(413);
    await eventually(async () => (await db.alarm.count({ where: { kind: "refused-too-large" } })) === 1);
    expect(await db.delivery.count()).toBe(0);
  });
});

describe("of a delivery is kept", () => {
  test("what its headers say of it, and nothing that is nobody's business", async () => {
    const body = healthcheck();
    const seconds = Math.floor(Date.now() / 1000) - 30;
    await post(body, {
      "terra-signature": sign(body, SECRET, seconds),
      "X-Terra-Trace-Id": "trace-1",
      "terra-reference": "ref-1",
      "dev-id": "dev",
      "User-Agent": "Terra/1",
      "Content-Type": "application/json",
      Cookie: "musette-session=secret",
      Authorization: "Bearer secret",
      "X-Forwarded-For": "192.0.2.1",
      "X-Api-Key": "secret",
    });
    const kept = await db.delivery.findFirstOrThrow();
    expect(kept.headers).toEqual({
      "content-length": String(body.length),
      "content-type": "application/json",
      "dev-id": "dev",
      "terra-reference": "ref-1",
      "terra-signature": sign(body, SECRET, seconds),
      "user-agent": "Terra/1",
      "x-terra-trace-id": "trace-1",
    });
    expect(kept).toMatchObject({ signedAt: new Date(seconds * 1000), origin: "webhook" });
    expect(kept.receivedMs).toBeGreaterThanOrEqual(0);
  });

  test("which of two secrets signed it, by a fingerprint [W14]", async () => {
    for (const secret of [SECRET, OLD_SECRET]) {
      const body = healthcheck();
      expect((await post(body, { "terra-signature": sign(body, secret) })).status).toBe(200);
    }
    const rows = await db.delivery.findMany({ orderBy: { receivedAt: "asc" }, select: { signedWith: true } });
    expect(rows.map(({ signedWith }) => signedWith)).toEqual([printOf(SECRET), printOf(OLD_SECRET)]);
  });
});

describe("secrets", () => {
  test("are exchanged without a restart: one signature of several is enough, and a secret that is gone ends [W14]", async () => {
    const statusOf = async (secret: string) => {
      const body = healthcheck();
      return (await post(body, { "terra-signature": sign(body, secret) })).status;
    };
    const both = healthcheck();
    const seconds = Math.floor(Date.now() / 1000);
    const second = sign(both, OLD_SECRET, seconds).split(",")[1];
    expect((await post(both, { "terra-signature": `${sign(both, "of another", seconds)},${second}` })).status).toBe(
      200,
    );

    writeFileSync(secretsFile, "the secret after it\n");
    const start = performance.now();
    while ((await statusOf(OLD_SECRET)) === 200) {
      expect(performance.now() - start).toBeLessThan(60_000);
      await sleep(500);
    }
    expect([await statusOf("the secret after it"), await statusOf(SECRET)]).toEqual([200, 401]);
    writeFileSync(secretsFile, `${SECRET}\n${OLD_SECRET}\n`);
    while ((await statusOf(SECRET)) !== 200) await sleep(500);
  }, 90_000);
});

describe("what is packed", () => {
  const packed = (text: string) => new Uint8Array(gzipSync(text));

  test("with gzip is verified as it was sent, and kept as it was before [W21]", async () => {
    const text = JSON.stringify({ type: "healthcheck", note: "x".repeat(5_000) });
    const body = packed(text);
    expect((await post(body, { "terra-signature": sign(body), "Content-Encoding": "gzip" })).status).toBe(200);
    const kept = await db.delivery.findFirstOrThrow();
    expect(kept.byteCount).toBe(text.length);
    expect(Buffer.from(kept.bodyHash)).toEqual(createHash("sha256").update(text).digest());
    expect(Buffer.from((await claimDelivery(kept))?.body ?? []).toString()).toBe(text);
    await house.workOff();
  });

  test("but signed unpacked is refused", async () => {
    const text = healthcheck();
    const body = packed(text);
    expect((await post(body, { "terra-signature": sign(text), "Content-Encoding": "gzip" })).status).toBe(401);
    expect(await db.delivery.count()).toBe(0);
  });

  test("in another way is refused before it is read [W21]", async () => {
    const body = healthcheck();
    for (const encoding of ["br", "deflate", "gzip, gzip", "zstd"]) {
      expect(await statusBeforeBody({ "terra-signature": sign(body), "Content-Encoding": encoding })).toBe(415);
    }
    expect(await statusBeforeBody({ "Content-Encoding": "br" })).toBe(401);
    expect(await db.delivery.count()).toBe(0);
  });

  test("and grows a hundredfold is refused [W21]", async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200 * 1024 * 1024)));
    // 200 MiB of zeros in about 200 KB.
    expect(bomb.length).toBeLessThan(300_000);
    expect((await post(bomb, { "terra-signature": sign(bomb), "Content-Encoding": "gzip" })).status).toBe(413);
    expect(await db.delivery.count()).toBe(0);
  });

  test("though it is no gzip is kept, for it is Terra's, and fails with a reason [W22]", async () => {
    const body = healthcheck();
    expect((await post(body, { "terra-signature": sign(body), "Content-Encoding": "gzip" })).status).toBe(200);
    const broken = new Uint8Array(gzipSync(healthcheck()).subarray(0, 20));
    expect((await post(broken, { "terra-signature": sign(broken), "Content-Encoding": "gzip" })).status).toBe(200);
    await house.workOff();
    const rows = await db.delivery.findMany({ orderBy: { receivedAt: "asc" } });
    expect(rows.map(({ state }) => state)).toEqual(["applied", "failed"]);
    expect(rows[1]?.reason).toMatch(/\w/);
  });
});

describe("memory", () => {
  test("is bounded over all requests, and given back [W17]", async () => {
    const holders = await Promise.all([hold(900_000), hold(900_000)]);
    const third = await hold(900_000);
    expect(await third.status()).toBe(503);
    for (const holder of holders) holder.socket.destroy();
    await sleep(300);
    expect((await house.sandbox.deliver(JSON.parse(healthcheck()))).status).toBe(200);
    // What was told to come back may have been lost all the same.
    await eventually(async () => (await gapRepairs()).length === 1);
    const large = Buffer.alloc(CAP - 10, 0x20);
    for (let round = 0; round < 4; round++) expect((await house.sandbox.deliver(large)).status).toBe(200);
  });

  test("is not for whoever sends too slowly [W20]", async () => {
    const slow = await hold(1_000);
    expect(await slow.status()).toBe(400);
    expect(await db.delivery.count()).toBe(0);
  }, 70_000);
});

test("whoever frames a request in two ways is not understood [W19]", async () => {
  const body = healthcheck();
  const frames = [
    `Content-Length: ${body.length}\r\nContent-Length: ${body.length + 1}`,
    `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked`,
    `Content-Length: ${body.length}x`,
    "Transfer-Encoding: chunked, identity",
  ];
  for (const frame of frames) {
    expect(await statusOfRaw(`terra-signature: ${sign(body)}\r\n${frame}\r\n\r\n${body}`)).toMatch(/^HTTP\/1\.1 400 /);
  }
  // What it declares does not come: the connection ends first.
  const { socket } = await hold(10, 20);
  socket.end();
  await sleep(200);
  expect(await db.delivery.count()).toBe(0);
});

describe("the operator hears of", () => {
  test("good-looking signatures that none of the secrets made, from the third on [W16]", async () => {
    const { noticeReceipt, newNoticing } = await import("@/server/ingest/notice");
    const noticing = newNoticing();
    const forged = { receipt: "forged", id: null, byteCount: 0, cause: null } as const;
    const start = Date.now();
    const at = (minutes: number) => new Date(start + minutes * 60_000);
    // Strangers who know nothing are nobody's alarm, however many they are.
    for (let i = 0; i < 10; i++) await noticeReceipt({ ...forged, forgery: "no-header" }, at(0), noticing);
    for (let i = 0; i < 10; i++) await noticeReceipt({ ...forged, forgery: "malformed" }, at(0), noticing);
    await noticeReceipt({ ...forged, forgery: "no-match" }, at(0), noticing);
    await noticeReceipt({ ...forged, forgery: "no-match" }, at(5), noticing);
    expect(await db.alarm.count()).toBe(0);
    await noticeReceipt({ ...forged, forgery: "no-match" }, at(35), noticing);
    const alarm = await db.alarm.findUniqueOrThrow({ where: { kind: "refused-signature" } });
    expect(alarm).toMatchObject({ severity: "page", count: 1 });
    expect(alarm.message).toMatch(/^3 deliveries within two hours .* TERRA_SIGNING_SECRETS/);
    // Not a write for each: an attacker could buy them.
    for (let i = 0; i < 10; i++) await noticeReceipt({ ...forged, forgery: "no-match" }, at(35.5), noticing);
    expect((await db.alarm.findFirstOrThrow()).count).toBe(1);
    await noticeReceipt({ ...forged, forgery: "no-match" }, at(37), noticing);
    expect((await db.alarm.findFirstOrThrow()).count).toBe(2);
  });

  test("signatures of another time", async () => {
    const { noticeReceipt, newNoticing } = await import("@/server/ingest/notice");
    const noticing = newNoticing();
    const stale = { receipt: "forged", forgery: "stale", id: null, byteCount: 0, cause: null } as const;
    for (let i = 0; i < 3; i++) await noticeReceipt(stale, new Date(), noticing);
    expect((await db.alarm.findFirstOrThrow()).message).toContain("TERRA_SIGNATURE_TOLERANCE_SECONDS");
  });

  test("what was too large, with its size where it said one [W17]", async () => {
    const { noticeReceipt, newNoticing } = await import("@/server/ingest/notice");
    const large = { receipt: "too-large", forgery: null, id: null, cause: null } as const;
    await noticeReceipt({ ...large, byteCount: 70_000_000 }, new Date(), newNoticing());
    const said = await db.alarm.findUniqueOrThrow({ where: { kind: "refused-too-large" } });
    expect(said.message).toMatch(
      /^A delivery of 70 MB was refused: WEBHOOK_MAX_BYTES lets 1.05 MB through. Whose it was/,
    );
    await noticeReceipt({ ...large, byteCount: 0 }, new Date(), newNoticing());
    expect((await db.alarm.findFirstOrThrow()).message).toMatch(/^A delivery of more than 1.05 MB/);
  });
});

test("alarms of refusals end by themselves, later than Terra gives up", async () => {
  const { endOldRefusals } = await import("@/server/ingest/notice");
  const { raiseAlarm } = await import("@/server/alarms");
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
  await raiseAlarm("refused-signature", "page", "Old", db, hours(31));
  await raiseAlarm("refused-too-large", "page", "Young", db, hours(29));
  await raiseAlarm("silence", "page", "Of others", db, hours(100));
  await endOldRefusals();
  const left = await db.alarm.findMany({ orderBy: { kind: "asc" }, select: { kind: true } });
  expect(left.map(({ kind }) => kind)).toEqual(["refused-too-large", "silence"]);
});

test("after a spell in which nothing could be taken, the gaps are repaired once", async () => {
  const { noticeReceipt, newNoticing } = await import("@/server/ingest/notice");
  const noticing = newNoticing();
  const received = { forgery: null, id: null, byteCount: 0, cause: null } as const;
  const since = new Date("2026-11-28T10:00:00Z");
  await noticeReceipt({ ...received, receipt: "stored" }, since, noticing);
  await db.$executeRaw`DELETE FROM jobs.job WHERE name = 'repair-gaps'`;
  await noticeReceipt({ ...received, receipt: "unavailable" }, since, noticing);
  await noticeReceipt({ ...received, receipt: "busy" }, new Date("2026-11-28T10:05:00Z"), noticing);
  await noticeReceipt({ ...received, receipt: "duplicate" }, new Date("2026-11-28T10:06:00Z"), noticing);
  await noticeReceipt({ ...received, receipt: "stored" }, new Date("2026-11-28T10:07:00Z"), noticing);
  expect(await gapRepairs()).toEqual([{ since: "2026-11-28T10:00:00.000Z" }]);
});

const gapRepairs = () =>
  db.$queryRaw<{ since: string }[]>`SELECT data->>'since' AS since FROM jobs.job WHERE name = 'repair-gaps'`;

interface Holder {
  socket: Socket;
  /** Of the answer, once there is one. */
  status(): Promise<number>;
}

/** Sends the beginning of a body, and then nothing more. */
async function hold(sent: number, declared = CAP): Promise<Holder> {
  const socket = connect(Number(webhookUrl.port), webhookUrl.hostname);
  const answer = new Promise<string>((resolve) => {
    socket.once("data", (data) => resolve(data.toString()));
    socket.once("close", () => resolve(""));
    socket.on("error", () => resolve(""));
  });
  socket.write(
    `POST /api/webhook HTTP/1.1\r\nHost: x\r\nterra-signature: ${sign("x")}\r\nContent-Length: ${declared}\r\n\r\n`,
  );
  await new Promise<void>((resolve) => socket.write(Buffer.alloc(sent, 0x20), () => resolve()));
  // Until the other side has read what was sent.
  await sleep(300);
  return { socket, status: async () => Number(/^HTTP\/1\.1 (\d+)/.exec(await answer)?.[1]) };
}

function statusOfRaw(rest: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(webhookUrl.port), webhookUrl.hostname);
    socket.once("data", (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once("error", reject);
    socket.write(`POST /api/webhook HTTP/1.1\r\nHost: x\r\n${rest}`);
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

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isSo()) return;
    await sleep(100);
  }
  throw new Error("It did not come to be so within 10 s");
}
